"""Of several goods those that come as they are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.goods.choices import read_choices
from device.dialogue.index.shop_words import ShopWords
from kb.catalogue import Product


def come_so(products: Sequence[Product], words: Sequence[str], shop: ShopWords) -> list[Product]:
    """ "A medium latte with soy milk", where only one latte comes in sizes: that one; all of them
    where no choice tells."""
    chosen = {p.sku: len(read_choices(p, words, shop).chosen) for p in products}
    most = max(chosen.values(), default=0)
    return [product for product in products if chosen[product.sku] == most]
