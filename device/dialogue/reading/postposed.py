"""Whose or what for, said after all else: "battery kaun kaun si hai inverter ki" asks for inverter
batteries, as "inverter ki battery" does."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.index.shop_words import ShopWords
from kb.language.words import word_set

_OF = word_set("ka ki ke")
_IS = word_set("hai hain milega milegi milenge milta milti milte rakhte aata aati aate")
_LONGEST = 3


def with_owner_ahead(words: Sequence[str], shop: ShopWords) -> list[str]:
    """The words with what stands behind the verb as a thing's owner before the thing. Unchanged
    where no goods are named on either side."""
    if len(words) < _LONGEST or words[-1] not in _OF:
        return [*words]
    verb = next((at for at in range(len(words) - 2, -1, -1) if words[at] in _IS), None)
    if verb is None or not 0 < len(words) - 2 - verb <= _LONGEST:
        return [*words]
    owner, front = words[verb + 1 :], words[: verb + 1]
    if not (_names_goods(owner[-2], shop) and _names_goods(front[0], shop)):
        return [*words]
    return [*owner, *front]


def _names_goods(word: str, shop: ShopWords) -> bool:
    where = None if shop.domain.is_function(word) else shop.lookup(word, by_ear=False)
    return where is not None and bool(where.head)
