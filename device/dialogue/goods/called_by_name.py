"""Of several goods that a word may mean those that are called so by their own names."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.goods.narrow import spellings
from device.dialogue.index.nouns import noun
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import Term
from kb.catalogue import Product

_LONGEST_CODE = 3
"""What ends a name and is no longer says no kind: the "VG" of a stabilizer."""


def called_by_name(
    products: Sequence[Product], terms: Sequence[Term], shop: ShopWords
) -> list[Product]:
    """ "A 25 mm pipe" is the pipe before the bend, which is only of the same kind, and the "torch"
    no lantern that stands among the torches; all of them where no name tells."""
    kept = [*products]
    for term in terms:
        if term.kind != "word" or term.optional or term.purpose or not term.where.head:
            continue
        words = term.text.split()
        said = [spellings(word, shop) for word in words]
        same = frozenset(shop.same_words(words[-1])) | said[-1]
        own = [
            product
            for product in kept
            if _is_just_that(product, said, shop) or _is_called(product, said, same, shop)
        ]
        kept = own or kept
    return kept


def _is_just_that(product: Product, said: Sequence[frozenset[str]], shop: ShopWords) -> bool:
    """Whether it has just these words for another name, as a cola may be called "coke"."""
    _, *others = shop.names[shop.index_of[product.sku]]
    return any(
        len(name) == len(said) and all(not name.isdisjoint(each) for each in said)
        for name in others
    )


def _is_called(
    product: Product, said: Sequence[frozenset[str]], same: frozenset[str], shop: ShopWords
) -> bool:
    """Coffee beans have the word in their name, and are no coffee; a masala chai is a tea."""
    name, last = {*phrase_words(product.name)}, noun(product.name, shop.domain)
    named = all(not name.isdisjoint(each) for each in said) or len(said) == 1
    return named and (last in same or len(last) <= _LONGEST_CODE)
