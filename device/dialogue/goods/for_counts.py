"""For how many floors, burners or rooms goods are, as their records say: "for two floors"."""

from __future__ import annotations

from collections.abc import Iterator

from kb.catalogue import Product
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.words import word_set

_FLOORS = word_set(
    """
    floor floors storey storeys story storied manzil manzila manzile manjil mazil mazile
    mala tala
    """
)
_COUNTED = (_FLOORS, word_set("burner burners barnar chulhe"), word_set("bhk"))
"""What goods are for several of, besides people, each in all its words."""
_UPTO = word_set("upto to")
_BEFORE = 4
_PLACES = {
    "single": 1, "first": 1, "1st": 1, "pehli": 1, "pahli": 1, "pehle": 1,
    "double": 2, "second": 2, "2nd": 2, "doosri": 2, "dusri": 2, "doosre": 2, "dusre": 2,
    "third": 3, "3rd": 3, "teesri": 3, "tisri": 3, "teesre": 3, "tisre": 3,
    "fourth": 4, "4th": 4, "chauthi": 4, "chothi": 4, "fifth": 5, "5th": 5, "paanchvi": 5,
}  # fmt: skip
"""Who pumps water "to the third floor" pumps it three floors up."""


def for_counts(products: list[Product], words: list[str]) -> list[Product]:
    """Those that are for so many floors or burners as were said: "do manzil ka makan" wants no pump
    for one floor, but one for three where there is none for two. All where none is said to be."""
    for index, word in enumerate(words[:-1]):
        count = _count(word)
        for nouns in _COUNTED if count is not None else ():
            if count is not None and words[index + 1] in nouns:
                products = _for_so_many(products, count, nouns) or products
    return products


def _for_so_many(products: list[Product], count: int, nouns: frozenset[str]) -> list[Product]:
    told = {p.sku: [*_told(p, nouns)] for p in products}
    fitting = [p for p in products if any(low <= count <= high for low, high in told[p.sku])]
    if fitting or nouns is not _FLOORS:
        return fitting
    least = min((low for each in told.values() for low, _ in each if low > count), default=None)
    return [p for p in products if any(low == least for low, _ in told[p.sku])]


def _told(product: Product, nouns: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The least and the most that a record says of these."""
    for text in (product.description, *product.specs.values()):
        words = words_to_figures(normalise(text)).split()
        for index in (at for at, word in enumerate(words) if word in nouns):
            before = words[max(0, index - _BEFORE) : index]
            counts = [count for word in before if (count := _count(word)) is not None]
            ordinal = before[-1:] and before[-1] in _PLACES
            if counts:
                upto = bool(_UPTO & {*before}) and not ordinal
                yield (0 if upto else min(counts)), max(counts)


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _PLACES.get(word)
