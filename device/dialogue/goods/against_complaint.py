"""What a thing is against, said before its name: "kamar dard wala Moov", "sardard ki Saridon".

It describes what is named by itself, and names nothing else that is called after the complaint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from device.dialogue.goods.resolve import resolve
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import WALA, Reading
from kb.language import health
from kb.language.words import word_set

_LINKS = WALA | word_set("ka ki ke")


def without_complaint(reading: Reading, shop: ShopWords) -> Reading:
    """The reading without a complaint before a thing that a maker's name says, where nothing has
    all that was said."""
    aside = frozenset(_complaints(reading.words))
    if not aside or resolve(reading, shop).found_all:
        return reading
    terms = [t for t in reading.terms if not aside & {*range(t.start, t.end)}]
    missing = [m for m in reading.missing if m.position not in aside]
    kept = replace(reading, terms=terms, missing=missing)
    made = any(t.where.brand and t.start not in aside for t in terms)
    return kept if made and resolve(kept, shop).found_all else reading


def _complaints(words: Sequence[str]) -> Iterator[int]:
    """The positions of complaints, with the part of the body that hurts, and of what links them."""
    for at, word in enumerate(words):
        if word in health.COMPLAINTS and _LINKS & {*words[at + 1 : at + 2]}:
            yield from (at, at + 1)
            if at and words[at - 1] in health.LIMBS:
                yield at - 1
