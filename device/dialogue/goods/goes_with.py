"""Other goods that go with the one spoken of: "uski strip" after a meter, "and its battery" after
an inverter, where the shop sells such things of the same maker by themselves."""

from __future__ import annotations

import functools
from operator import and_

from device.dialogue.index.product_sets import bits, mask_of
from device.dialogue.index.sale_units import sale_unit
from device.dialogue.index.shop_words import GRAMMAR, ShopWords
from device.dialogue.reading.terms import FIGURE, OF, WALA, Reading
from kb.catalogue import Product
from kb.language.words import word_set

_OF_IT = word_set("its iska iski iske uska uski uske")
_SMALL = word_set(
    """
    and aur the what about price rate cost daam kitne kitna kitni how much is are hai hain ek one
    bhi also ji wala wali wale pack
    """
)
_TRADED = frozenset({"price", "stock", "bulk_price", "list"})
"""After these it is asked what goes with it costs, and not what it is like."""


def goods_going_with(reading: Reading, only: Product, asked: str, shop: ShopWords) -> int:
    """The products of the same maker that are named as belonging to what was spoken of, where
    nothing is asked but what was asked of that; 0 where that is not so."""
    if asked not in _TRADED or not _OF_IT & {*reading.words}:
        return 0
    bit = 1 << shop.index_of[only.sku]
    rest = (word for word in reading.words if word not in _OF_IT | _SMALL | GRAMMAR | WALA | OF)
    named = [word for word in rest if not (FIGURE.match(word) or sale_unit(shop, word) == word)]
    heads = [w.head if (w := shop.lookup(word, by_ear=False)) is not None else 0 for word in named]
    if not (heads and only.brand) or any(head & bit for head in heads):
        return 0
    going = functools.reduce(and_, heads)
    return mask_of(n for n in bits(going) if shop.products[n].brand == only.brand)
