"""Goods that are one another's variants: the same thing in another size, pack or colour, though the
catalogue has them as products of their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from device.dialogue.goods.label_words import LETTERS, names_label
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import FIGURE, GRAMMAR, ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.counts import CONTAINERS
from kb.catalogue import Product
from kb.language.units import canonical_unit

_NAMES = 8192
"""So many names are kept cut to what they say."""


def packs_of(product: Product, shop: ShopWords) -> int:
    """The goods that differ from a product in nothing but the figures of their names."""
    return _called_like(product, shop, labels=False)


def variants_of(product: Product, shop: ShopWords) -> int:
    """The goods that differ from a product in nothing but figures, sizes and colours."""
    return _called_like(product, shop, labels=True)


def alone_in_packs(numbers: Sequence[int], shop: ShopWords) -> list[int]:
    """Of several goods of one kind those of the one that alone comes in several packs, so that "the
    big one" is said of these: two sizes of one balm beside another balm. Empty where none or more
    do, or they are of several kinds."""
    if len({shop.products[number].category for number in numbers}) != 1:
        return []
    among = mask_of(numbers)
    packs = {packs_of(shop.products[number], shop) & among for number in numbers}
    several = [mask for mask in packs if count(mask) > 1]
    return list(bits(several[0])) if len(several) == 1 else []


def thing_words(product: Product) -> list[str]:
    """What the product is in the words of its name, without its maker and size."""
    maker = {*phrase_words(product.brand)}
    return [word for word in _core(product.name, product.unit, labels=True) if word not in maker]


def _called_like(product: Product, shop: ShopWords, *, labels: bool) -> int:
    name = _core(product.name, product.unit, labels=labels)
    family = shop.categories.get(product.category, 0)
    for word in name:
        # A large kind has hundreds of goods, of which few have all these words.
        where = shop.words.get(word) if word not in GRAMMAR else None
        family &= where.anywhere if where is not None else -1
    family |= 1 << shop.index_of[product.sku]
    others = ((n, shop.products[n]) for n in bits(family))
    return mask_of(n for n, p in others if _core(p.name, p.unit, labels=labels) == name)


@lru_cache(maxsize=_NAMES)
def _core(name: str, unit: str, *, labels: bool) -> tuple[str, ...]:
    """The words of a name that say what it is, whatever its size."""
    no_words = CONTAINERS | GRAMMAR | {*phrase_words(unit)}
    return tuple(
        word for before, word in pairwise(["", *phrase_words(name)])
        if not (any(map(str.isdigit, word)) or _is_unit(word, before))
        and not (labels and (names_label(word) or word in no_words))
    )  # fmt: skip


def _is_unit(word: str, before: str) -> bool:
    """ "90 m" are metres, a "diaper M" is a medium one."""
    return canonical_unit(word) is not None and (word not in LETTERS or bool(FIGURE.match(before)))
