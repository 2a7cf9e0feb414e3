"""So many pieces of what is sold by the plate or pack: "two idlis" where there is a plate of two
and one of four are the plate of two, and no two plates."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.goods.resolve import Match
from device.dialogue.goods.variants import variants_of
from device.dialogue.index.index_products import counts_of
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import Reading
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
    if match.mask & ~variants_of(shop.products[numbers[0]], shop):
        return match
    many = 1 if single else match.quantity
    held = {n: {value for value, _ in counts_of(shop.products[n].name)} for n in numbers}
    so_many = [n for n, counts in held.items() if many in counts]
    if not all(held.values()) or len(so_many) != 1:
        return match
    quantity = match.quantity if single else None
    return replace(match, mask=mask_of(so_many), order=tuple(so_many), quantity=quantity)


def _counts_it(reading: Reading, match: Match) -> bool:
    """Whether the figure stands right before the goods, and is the only one."""
    if len(reading.numbers) != 1 or match.quantity is None or match.quantity_unit:
        return False
    number = reading.numbers[0]
    starts = {t.start for t in match.terms if t.where.named and not (t.optional or t.purpose)}
    return number.value == match.quantity and number.position + number.length in starts
