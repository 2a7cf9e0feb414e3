"""The same goods in another size or pack: "large nahi medium", "make it the small box"."""

from __future__ import annotations

from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.siblings import sibling_meant
from device.dialogue.index.shop_words import ShopWords, bits, count, mask_of
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.reading import read
from kb.catalogue import Product
from kb.language.units import canonical_unit

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


def packs_of(product: Product, shop: ShopWords) -> int:
    """The goods that differ from a product in nothing but the figures of their names."""
    name = _without_figures(product)
    family = shop.categories.get(product.category, 0)
    return mask_of(n for n in bits(family) if _without_figures(shop.products[n]) == name)


def _without_figures(product: Product) -> list[str]:
    words = phrase_words(product.name)
    return [
        word for word in words
        if not any(map(str.isdigit, word)) and canonical_unit(word) is None
    ]  # fmt: skip
