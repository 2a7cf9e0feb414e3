"""The same goods in another size or pack: "large nahi medium", "make it the small box"."""

from __future__ import annotations

from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.siblings import sibling_meant
from device.dialogue.goods.variants import packs_of
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.reading import read
from kb.catalogue import Product

_SIZES = frozenset({"biggest", "smallest"})


def other_size(words: list[str], product: Product, shop: ShopWords) -> Product | None:
    """What the words make of a product that they do not name: one of its kind that has what they
    say, or its bigger or smaller pack; None where they say nothing of the kind."""
    reading = read(words, shop)
    mask = sibling_meant(reading, product, shop)
    if count(mask) == 1:
        return shop.products[mask.bit_length() - 1]
    if reading.extreme not in _SIZES:
        return None
    packs = list(bits(packs_of(product, shop)))
    ordered = decided_by_extreme(packs, reading.extreme, shop) if len(packs) > 1 else None
    return shop.products[ordered[0]] if ordered else None
