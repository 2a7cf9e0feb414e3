"""Several things in one utterance: "two holders and a regulator" read one by one.

A part without goods of its own is a share of the thing before it: "four coils, two red two black".
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from device.dialogue.asking import Asking
from device.dialogue.reading import read
from device.dialogue.resolve import Match, override, resolve
from device.dialogue.terms import FIGURE, Reading
from device.dialogue.understanding import has_noun, products_meant
from kb.language.words import word_set

_JOINS = word_set("and aur plus tatha evam also bhi comma then phir")


def items_of(asking: Asking) -> list[Asking]:
    """One `Asking` for each thing that was named; the utterance itself where it names one."""
    for parts in (_at_quantities(asking), _at_joins(asking.words)):
        items = _items(_attach_loose_parts(parts, asking), asking)
        if len(items) < 2:
            continue
        own_quantities = all(item.match.quantity is not None for item in items)
        if all(item.products for item in items) and (not asking.match.found or own_quantities):
            return items
        if not asking.match.found and any(item.products for item in items):
            return items
    return [asking]


def _items(parts: list[list[str]], asking: Asking) -> list[Asking]:
    items: list[Asking] = []
    whole: Asking | None = None
    for part in parts:
        reading = read(part, asking.shop)
        if whole is None or _names_goods(reading):
            expects = asking.intent.startswith("basket")
            whole = _item(
                asking, part, reading, resolve(reading, asking.shop, expects_quantity=expects)
            )
            items.append(whole)
            continue
        share_of = _without_figures(whole)
        share = _item(asking, [*share_of, "nahi", *part], *override(share_of, part, asking.shop))
        _take_share(items, whole, share)
    return [item for item in items if item.match.quantity != 0]


def _take_share(items: list[Asking], whole: Asking, share: Asking) -> None:
    """ "Three chai, one without sugar": the one is among the three."""
    rest, taken = whole.match.quantity, share.match.quantity or Decimal(1)
    if rest is not None and rest >= taken:
        whole.match = replace(whole.match, quantity=rest - taken)
    share.match = replace(share.match, quantity=taken)
    items.append(share)


def _without_figures(item: Asking) -> list[str]:
    """The words of an item without its quantity."""
    quantities = {
        n.position for n in item.reading.numbers if n.value == item.match.quantity
    }  # fmt: skip
    return [word for index, word in enumerate(item.reading.words) if index not in quantities]


def _names_goods(reading: Reading) -> bool:
    return has_noun(reading) or bool(reading.unknown)


def _item(asking: Asking, words: list[str], reading: Reading, match: Match) -> Asking:
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
    """A new part begins at a figure that is no measure, once a thing was named before it."""
    reading = asking.reading
    starts = {number.position for number in reading.numbers}
    nouns = {t.start for t in reading.terms if t.kind == "word" and (t.where.head or t.where.name)}
    parts: list[list[str]] = [[]]
    named = False
    for index, word in enumerate(reading.words):
        if index in starts and named and FIGURE.match(word):
            parts.append([])
            named = False
        named = named or index in nouns or len(parts) > 1
        if word not in _JOINS:
            parts[-1].append(word)
    return [part for part in parts if part]


def _attach_loose_parts(parts: list[list[str]], asking: Asking) -> list[list[str]]:
    """A part that names no thing and no number ("in red", "please") belongs to the one before."""
    attached: list[list[str]] = []
    for part in parts:
        reading = read(part, asking.shop)
        loose = not (_names_goods(reading) or reading.numbers) and not any(
            t.where.name and not t.optional for t in reading.terms
        )
        if attached and loose:
            attached[-1] = [*attached[-1], *part]
        else:
            attached.append(part)
    if len(attached) > 1 and not read(attached[0], asking.shop).terms:
        attached[1] = [*attached[0], *attached[1]]
        attached.pop(0)
    return attached
