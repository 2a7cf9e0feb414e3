"""Another name that the shop gave to one of several sizes, though it says no more of this one than
of the others: where only the small flask is also called "milton flask", either may be meant by
that. Which of several kinds is called so the shop has decided: a "pav bhaji" is the plain one."""

from __future__ import annotations

from collections.abc import Iterable

from device.dialogue.goods.variants import packs_of, variants_of
from device.dialogue.index.product_sets import bits, mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.terms import PLAIN
from kb.catalogue import Product
from kb.language.words import word_set

_SAME_WORD = 0.95
_BASIC = PLAIN | word_set("single")


def called_so_too(number: int, names: Iterable[frozenset[str]], mask: int, shop: ShopWords) -> int:
    """Of some products the other sizes of one of them that have all words of each of its other
    names in their own, too."""
    product = shop.products[number]
    if not _BASIC.isdisjoint(phrase_words(product.name)):
        return 0  # An "egg roll" is a "Single Egg Roll" before a double one.
    sizes = packs_of(product, shop) | variants_of(product, shop)
    kind = shop.categories.get(product.category, 0)
    return mask_of(
        n for n in bits(mask & kind & sizes & ~(1 << number))
        if not _is_pack_of(shop.products[n], product)
        and all(_has_all(name, n, shop) for name in names)
    )  # fmt: skip


def _is_pack_of(other: Product, product: Product) -> bool:
    """A "custard tart" is the one sold by the piece before the box of six."""
    return other.unit in CONTAINERS and product.unit not in CONTAINERS


def _has_all(name: frozenset[str], number: int, shop: ShopWords) -> bool:
    product = shop.products[number]
    texts = (product.name, product.brand, product.category, product.unit)
    own = {word for text in texts for word in phrase_words(text)}.union(*shop.names[number])
    return all(
        not own.isdisjoint((*shop.same_words(word), *shop.spelled_alike(word, _SAME_WORD)))
        for word in name
    )
