"""So many pieces of what is sold by the plate or pack: "two idlis" where there is a plate of two
and one of four are the plate of two, and no two plates."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from device.dialogue.goods.resolve import Match
from device.dialogue.goods.variants import variants_of
from device.dialogue.index.index_products import counts_of
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.sale_units import SALE_WORDS
from device.dialogue.index.shop_words import FIGURE, ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import Reading
from kb.catalogue import Product
from kb.language.words import word_set

_FEW = 6
_SINGLE = word_set("single singal akela akeli")
""" "Twenty single idlis" are so many times the plate of one."""


def of_as_many_pieces(reading: Reading, match: Match, shop: ShopWords) -> Match:
    """The match with the one of several packs of a thing that holds as many as were said of it,
    where nothing else tells which is meant."""
    single = bool(_SINGLE & {*reading.words})
    if not 1 < count(match.mask) <= _FEW or not (single or _counts_it(reading, match)):
        return match
    numbers = list(bits(match.mask))
    alike = not match.mask & ~variants_of(shop.products[numbers[0]], shop)
    if not alike and len({_thing(shop.products[n]) for n in numbers}) > 1:
        return match
    many = 1 if single else match.quantity
    held = {n: _counts(shop.products[n]) for n in numbers}
    so_many = [n for n, counts in held.items() if many in counts]
    if not all(held.values()) or len(so_many) != 1:
        return match
    quantity = match.quantity if single else None
    return replace(match, mask=mask_of(so_many), order=tuple(so_many), quantity=quantity)


def _thing(product: Product) -> tuple[str, ...]:
    """What it is, whether a "Single Piece" or a "Plate 2 Pieces" of it."""
    sold_by = _SINGLE | SALE_WORDS | {*phrase_words(product.unit)}
    words = phrase_words(product.name)
    return tuple(word for word in words if word not in sold_by and not FIGURE.match(word))


def _counts(product: Product) -> set[Decimal]:
    """How many of it there are, as its name says; a "Single Piece" is one."""
    said = {value for value, _ in counts_of(product.name)}
    return said or ({Decimal(1)} if _SINGLE & {*phrase_words(product.name)} else set())


def _counts_it(reading: Reading, match: Match) -> bool:
    """Whether the figure stands right before the goods, and is the only one."""
    if len(reading.numbers) != 1 or match.quantity is None or match.quantity_unit:
        return False
    number = reading.numbers[0]
    starts = {t.start for t in match.terms if t.where.named and not (t.optional or t.purpose)}
    return number.value == match.quantity and number.position + number.length in starts
