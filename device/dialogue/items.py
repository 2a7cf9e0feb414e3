"""Several things in one utterance: "two holders and a regulator" read one by one."""

from __future__ import annotations

import re
from dataclasses import replace

from device.dialogue.asking import Asking
from device.dialogue.reading import read
from device.dialogue.resolve import resolve
from device.dialogue.understanding import has_noun, products_meant
from kb.language.words import word_set

_JOINS = word_set("and aur plus tatha evam also bhi comma then phir")
_FIGURE = re.compile(r"\d+(?:\.\d+)?$")


def items_of(asking: Asking) -> list[Asking]:
    """One `Asking` for each thing that was named; the utterance itself where it names one."""
    for parts in (_at_joins(asking.words), _at_quantities(asking)):
        parts = _attach_loose_parts(parts, asking)
        if len(parts) < 2:
            continue
        items = [_item(asking, part) for part in parts]
        if all(item.products for item in items) and (
            not asking.match.found or _own_quantities(items)
        ):
            return items
        if not asking.match.found and any(item.products for item in items):
            return items
    return [asking]


def _own_quantities(items: list[Asking]) -> bool:
    return all(item.match.quantity is not None for item in items)


def _item(asking: Asking, words: list[str]) -> Asking:
    reading = read(words, asking.shop)
    match = resolve(reading, asking.shop, expects_quantity=asking.intent.startswith("basket"))
    item = replace(asking)
    item.words, item.reading, item.match = words, reading, match
    item.products = products_meant(item) if item.reading.names_something else []
    return item


def _at_joins(words: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _JOINS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _at_quantities(asking: Asking) -> list[list[str]]:
    """A new thing begins at a figure that is no measure, once a thing was named before it."""
    starts = {number.position for number in asking.reading.numbers}
    parts: list[list[str]] = [[]]
    named = False
    nouns = {t.start for t in asking.reading.terms if t.kind == "word" and t.where.head}
    for index, word in enumerate(asking.words):
        if index in starts and named and _FIGURE.match(word):
            parts.append([])
            named = False
        if index in nouns:
            named = True
        if word not in _JOINS:
            parts[-1].append(word)
    return [part for part in parts if part]


def _attach_loose_parts(parts: list[list[str]], asking: Asking) -> list[list[str]]:
    """A part that names no thing ("in red", "please") belongs to the one before it."""
    attached: list[list[str]] = []
    for part in parts:
        reading = read(part, asking.shop)
        names = (
            has_noun(reading)
            or any(t.where.name and not t.optional for t in reading.terms)
            or reading.unknown
        )
        only_option = (
            all(t.where.option and not t.where.head for t in reading.terms) and not reading.unknown
        )
        if attached and (not names or (reading.terms and only_option)):
            attached[-1] = [*attached[-1], *part]
        else:
            attached.append(part)
    if len(attached) > 1 and not read(attached[0], asking.shop).terms:
        attached[1] = [*attached[0], *attached[1]]
        attached.pop(0)
    return attached
