"""Goods that are several things sold together: a combo of tea and a snack is no tea."""

from __future__ import annotations

from collections.abc import Iterable

from device.dialogue.index.shop_words import ShopWords, alikeness
from device.dialogue.index.written_words import phrase_words
from kb.catalogue import Product
from kb.language.fold import fold
from kb.language.words import word_set

BUNDLES = word_set("combo kombo meal thali platter hamper deal")
_COMBO = "combo"
_ALIKE = 0.85
_FOLDED = frozenset(fold(form) for word in BUNDLES for form in (word, f"{word}s"))


def says_bundle(words: Iterable[str], shop: ShopWords) -> bool:
    """Whether a combo is asked for by such a word, in whatever spelling."""
    return any(
        fold(word) in _FOLDED or _COMBO in shop.same_words(word) or _is_heard(word, shop)
        for word in words
    )


def _is_heard(word: str, shop: ShopWords) -> bool:
    """ "Pletar" is a platter."""
    heard = BUNDLES & {*shop.similar_words(word)} if shop.lookup(word) is None else ()
    return any(alikeness(word, bundle) >= _ALIKE for bundle in heard)


def is_bundle(product: Product) -> bool:
    """Whether a product is several things sold together."""
    texts = (product.name, product.category, product.unit)
    return any(not BUNDLES.isdisjoint(phrase_words(text)[-1:]) for text in texts) or (
        not BUNDLES.isdisjoint(phrase_words(product.name))
    )
