"""A figure that ends in the "one" that stands for goods: "the forty one" of breakers."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.session import Session
from kb.language.words import word_set

_THE = word_set("the that")
_TENS = range(20, 100, 10)


def with_one_apart(words: list[str], session: Session, shop: ShopWords) -> list[str]:
    """The words with "the 41" as "the 40 one" where others like the thing in focus have that
    figure, and none of them the whole one."""
    product = shop.product(session.focus[0]) if session.focus else None
    if product is None:
        return words
    family = shop.categories.get(product.category, 0)
    for at, (before, word) in enumerate(pairwise(words), start=1):
        if before not in _THE or not word.isdigit() or int(word) - 1 not in _TENS:
            continue
        whole, apart = (shop.values.get(Decimal(int(word) - less)) for less in (0, 1))
        if apart is not None and apart.hard & family and not (whole and whole.hard & family):
            return [*words[:at], str(int(word) - 1), "one", *words[at + 1 :]]
    return words
