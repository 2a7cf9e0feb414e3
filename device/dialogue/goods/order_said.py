"""The order in which the words of a name are said: a "masala chai" is no "chai masala"."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import GRAMMAR, ShopWords
from device.dialogue.index.written_words import phrase_words
from kb.language.units import canonical_unit

_FEW = 12


def in_order_said(mask: int, words: list[str], shop: ShopWords) -> int:
    """Of some products those that have two neighbouring words in the order said, where the others
    have them only the other way round."""
    if not 1 < count(mask) <= _FEW:
        return mask
    for first, then in pairwise(words):
        if any(word in GRAMMAR or canonical_unit(word) is not None for word in (first, then)):
            continue  # A "one litre flask" is a "Flask 1 Litre" too.
        pair = {*shop.same_words(first)}, {*shop.same_words(then)}
        if pair[0] & pair[1]:
            continue
        said = {n: _orders(shop.products[n].name, pair) for n in bits(mask)}
        if {*said.values()} == {(True, False), (False, True)}:
            mask = mask_of(n for n, (so, _) in said.items() if so)
    return mask


def _orders(name: str, pair: tuple[set[str], set[str]]) -> tuple[bool, bool]:
    """Whether a name has the first of two words before the second, and the other way round."""
    written = phrase_words(name)
    first = [at for at, word in enumerate(written) if word in pair[0]]
    then = [at for at, word in enumerate(written) if word in pair[1]]
    if not first or not then:
        return False, False
    return first[0] < then[0], first[0] > then[0]
