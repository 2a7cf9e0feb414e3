"""What an utterance does to the basket, one by one: each part that speaks of a line for itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from device.dialogue.asking import Asking
from device.dialogue.order.amounts import TAKES_OUT
from device.dialogue.order.basket_lines import (
    last_line,
    lines_meant,
    names_choice_of_last,
    names_goods,
)
from device.dialogue.order.parts import Part, parts_of
from device.dialogue.reading.corrections import DENIES
from device.dialogue.reading.intents import canonical_text, intent_probabilities, likeliest
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import Reading
from device.dialogue.reading.utterance import utterance_words
from kb.language.words import word_set

_EDITS = frozenset({"basket_add", "basket_change", "basket_remove"})
_SURE = 0.6
_ENDS_DEED = word_set("do dijiye dena dijie please 2")
_PUTS = word_set("daal daalo dal dalo daldo daaldo laga lagao add jod jodo rakh rakho de dedo")
_MUST_NOT = word_set("mat")
_JOINS = word_set("and aur")


@dataclass(frozen=True, slots=True)
class Step:
    """What is said about one line by itself, and what it means where the line was spoken of."""

    intent: str
    reading: Reading
    meant: Asking


def steps_of(asking: Asking, intent: str) -> list[Step]:
    """What is to be done, one by one; each part that speaks of other lines for itself."""
    first, rest = _deeds(asking.words)
    if not rest:
        return _steps(asking, intent)
    found: list[Step] = []
    for words in (first, rest):
        reading = read(words, asking.shop)
        match = replace(asking.match, quantity=None)
        one = replace(asking, words=words, reading=reading, match=match)
        default = "basket_remove" if words is first else _added_or_changed(one)
        found += _steps(one, default)
    return found


def _deeds(words: list[str]) -> tuple[list[str], list[str]]:
    """ "Honey hata do, lemon daal do": what is taken out and what is put in, with no "and"."""
    for index, word in enumerate(words):
        if index == 0 or word not in TAKES_OUT:
            continue
        end = index + 1
        while end < len(words) and words[end] in _ENDS_DEED:
            end += 1
        rest = words[end:]
        puts = bool(_PUTS & {*rest[1:]}) and not (DENIES | _MUST_NOT) & {*rest}
        goes_on = end > index + 1 and len(rest) > 1 and puts
        if goes_on and rest[0] not in _JOINS:
            return words[:end], rest
    return words, []


def _added_or_changed(asking: Asking) -> str:
    """A choice of what was spoken of last changes it."""
    chooses = names_choice_of_last(asking.reading, asking.session, asking.shop)
    return "basket_change" if chooses else "basket_add"


def _steps(asking: Asking, intent: str) -> list[Step]:
    parts: list[Part] = parts_of(asking, asking.words, _as_spoken_of(asking))
    if len(parts) < 2:
        told = parts and len(parts[0].asking.products) == 1
        # "Surya mein kar do" of a batten: what that maker has of the kind.
        other = len(asking.products) == 1 and names_goods(asking.reading)
        told = told and not (other and parts[0].share)
        # What was spoken of before does not say which line is meant.
        in_context = any(term.start < 0 for term in asking.reading.terms)
        own = read(asking.words, asking.shop) if in_context else asking.reading
        return [Step(intent, own, parts[0].asking if told else asking)]
    found: list[Step] = []
    for part in parts:
        said = read(list(part.said), asking.shop)
        own = read(list(part.own), asking.shop)
        wanted = _intent_of(said, asking, intent)
        if found and found[-1].intent == "basket_change" and own.numbers and not own.terms:
            wanted = "basket_change"  # "Make it large and two": two of these.
        found.append(Step(wanted, own, part.asking))
    return found


def _intent_of(reading: Reading, asking: Asking, intent: str) -> str:
    """What one part of an utterance wants; that of the whole where it does not say."""
    canonical = canonical_text(reading.words, asking.shop)
    wants, _ = intent_probabilities(reading, canonical, asking.view.domain)
    best, chance = likeliest(wants, _EDITS)
    all_of_them = sum(wants.get(each, 0.0) for each in _EDITS)
    if chance < _SURE * all_of_them or all_of_them < _SURE:
        best = intent
    in_basket = bool(lines_meant(reading, asking.session, asking.shop, by_choice=True))
    if best != "basket_add" and not in_basket and intent == "basket_add":
        return intent
    return best


def _as_spoken_of(asking: Asking) -> Asking | None:
    """The line spoken of last as if its name had just been said."""
    index = last_line(asking.session)
    lines = asking.session.basket.lines
    product = asking.shop.product(lines[index].sku) if index is not None else None
    if product is None:
        return None
    spoken = replace(asking)
    spoken.words = utterance_words(product.name, asking.shop)
    spoken.reading = read(spoken.words, asking.shop)
    spoken.match = replace(asking.match, quantity=None)
    spoken.products = [product]
    return spoken
