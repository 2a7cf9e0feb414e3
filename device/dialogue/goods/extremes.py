"""The cheapest, the biggest, the smallest of several goods."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from device.dialogue.index.index_products import counts_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.terms import Reading
from kb.catalogue import Product
from kb.language.units import record_measures
from kb.language.words import word_set

_SIZES = ("xs", "s", "m", "l", "xl", "xxl", "xxxl")
_LETTERS = re.compile(r"(?<![\w.-])(?:XS|S|M|L|XL|XXL|XXXL)(?![\w.-])")
_WRITTEN_OUT = re.compile(r"\b(?:small|medium|large)\b", re.IGNORECASE)
_SIZE = "size"
_MOST = word_set("sabse most")


def by_extreme(numbers: list[int], extreme: str, shop: ShopWords) -> list[int]:
    """The cheapest, costliest, biggest or smallest first; unchanged where that cannot be told."""
    return decided_by_extreme(numbers, extreme, shop) or numbers


def decided_by_extreme(numbers: list[int], extreme: str, shop: ShopWords) -> list[int] | None:
    """As `by_extreme`, or None where nothing tells them apart that way."""
    if extreme == "cheapest":
        return sorted(numbers, key=lambda n: shop.products[n].price)
    if extreme == "costliest":
        return sorted(numbers, key=lambda n: -shop.products[n].price)
    sizes = _deciding_sizes([shop.products[n] for n in numbers])
    if sizes is None:
        return None
    order = sorted(range(len(numbers)), key=lambda i: sizes[i], reverse=extreme == "biggest")
    return [numbers[i] for i in order]


def called_most(products: list[Product], words: Sequence[str], shop: ShopWords) -> Product | None:
    """The only one whose description says that it is the most so: "sabse halki" the "lightest chair
    in the shop"."""
    said: set[str] = set()
    for before, word in pairwise(["", *words]):
        if before in _MOST and extreme_of(word) is None:
            said |= {f"{same.removesuffix('e')}est" for same in (word, *shop.same_words(word))}
        elif word.endswith("est") and extreme_of(word) is None:
            said.add(word)
    told = [p for p in products if said & {*re.findall(r"[a-z]+est\b", p.description.lower())}]
    return told[0] if len(told) == 1 else None


def without_superlative(reading: Reading) -> Reading:
    """ "Sabse bada size" is the biggest that there is, though others are called big too."""
    at = {
        position + 1
        for position, (word, behind) in enumerate(pairwise(reading.words))
        if word in _MOST and extreme_of(behind) in {"biggest", "smallest"}
    }
    kept = [t for t in reading.terms if not (t.start in at and t.optional and t.where.named)]
    return replace(reading, terms=kept) if len(kept) < len(reading.terms) else reading


def decided_by_spec(products: list[Product], name: str, extreme: str) -> list[Product] | None:
    """Those with most (or least) of one spec first, or None where that does not tell them apart:
    "which has the most memory"."""
    sizes = [figure_of(product.specs.get(name, "")) for product in products]
    known = [size for size in sizes if size is not None]
    if extreme not in {"biggest", "smallest"} or len(known) < len(sizes) or len({*known}) < 2:
        return None
    order = sorted(range(len(known)), key=lambda i: known[i], reverse=extreme == "biggest")
    return [products[i] for i in order]


def figure_of(value: str) -> Decimal | None:
    """The measure in a value, else its first figure: "720 readings"."""
    measures = list(record_measures(value))
    if measures:
        return measures[0].base()[0]
    figure = re.search(r"\d+(?:\.\d+)?", value)
    return Decimal(figure.group()) if figure else None


def _deciding_sizes(products: list[Product]) -> list[Decimal] | None:
    """The first measure in the names, else in the specs, that all have and that differs."""
    columns: list[list[dict[str, Decimal]]] = [
        [_by_unit(product.name) for product in products],
        *(
            [_by_unit(product.specs.get(name, "")) for product in products]
            for name in (products[0].specs if products else ())
        ),
    ]
    for column in columns:
        for unit in column[0] if column else ():
            values = [row.get(unit) for row in column]
            if all(value is not None for value in values) and len(set(values)) > 1:
                return [value for value in values if value is not None]
    return None


def _by_unit(text: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for measure in record_measures(text):
        value, unit = measure.base()
        found.setdefault(unit, value)
    if (size := _letter_size(text)) is not None:
        found[_SIZE] = size  # Of large diapers there may be fewer in a pack.
    for count_value, word in counts_of(text):
        found.setdefault(word, count_value)
    return found


def _letter_size(text: str) -> Decimal | None:
    """Where "M" or "Large" stands in the row of sizes of clothes."""
    written, letters = _WRITTEN_OUT.search(text), _LETTERS.search(text)
    if written is None and letters is None:
        return None
    size = letters.group() if letters is not None else written.group()[0] if written else ""
    return Decimal(_SIZES.index(size.lower()))
