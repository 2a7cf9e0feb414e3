"""A hundred that is only said as "one": "the small one twenty five ml" of what comes in 125 ml."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import FIGURE
from kb.language.numbers import plain
from kb.language.units import Measure, unit_at

_HUNDRED = Decimal(100)
_LEAST = Decimal(10)


def with_hundreds(words: list[str], shop: ShopWords) -> list[str]:
    """The words with such a figure, where goods are so big and none is as big as is said without
    the "one"."""
    found: list[str] = []
    for at, word in enumerate(words):
        unit, _ = unit_at(words, at + 1)
        two_digits = FIGURE.match(word) is not None and "/" not in word
        two_digits = two_digits and _LEAST <= Decimal(word) < _HUNDRED
        if two_digits and unit is not None and found[-1:] == ["one"]:
            said, whole = Decimal(word), Decimal(word) + _HUNDRED
            if not _comes_so(said, unit, shop) and _comes_so(whole, unit, shop):
                found[-1] = plain(whole)
                continue
        found.append(word)
    return found


def _comes_so(value: Decimal, unit: str, shop: ShopWords) -> bool:
    return bool(shop.measure(Measure(value, unit)).hard)
