"""Units by which what was just ordered is counted: "only one box" names no other goods."""

from __future__ import annotations

from device.dialogue.index.sale_units import BOXES, SALE_WORDS
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import FIGURE, hard_terms, has_noun
from device.dialogue.session import Session
from kb.language.words import stem, word_set

UNITS_OF_ALL = CONTAINERS | BOXES | SALE_WORDS | {"paket"}
"""Whatever is sold may be counted in these."""
_MORE = word_set("aur more extra")


def without_unit_of_line(words: list[str], session: Session, shop: ShopWords) -> list[str]:
    """The words without the unit of the line spoken of last, where they name nothing else."""
    if session.basket.state != "open" or not session.intent.startswith("basket_"):
        return words
    product = shop.product(session.last_line) if session.last_line is not None else None
    if product is None:
        return words
    kept = [
        word for index, word in enumerate(words)
        if not (_is_counted(words[:index]) and _is_unit(word, product.unit, shop))
    ]  # fmt: skip
    return kept if len(kept) < len(words) and not _names_goods(kept, shop) else words


def _is_counted(before: list[str]) -> bool:
    """ "One", "one more" before a unit."""
    told = before[:-1] if before and before[-1] in _MORE else before
    return bool(told) and FIGURE.match(told[-1]) is not None


def _is_unit(word: str, unit: str, shop: ShopWords) -> bool:
    return word in UNITS_OF_ALL or stem(unit.lower()) in shop.same_words(word)


def _names_goods(words: list[str], shop: ShopWords) -> bool:
    reading = read(words, shop)
    return has_noun(reading) or bool(hard_terms(reading)) or reading.code is not None
