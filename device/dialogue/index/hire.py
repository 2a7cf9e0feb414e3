"""Goods that are let for hire: only who speaks of rent means these."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.index.shop_words import ShopWords
from kb.language.words import word_set

_HIRE = word_set(
    """
    hire hired hiring rent rental rentals rented renting lease kiraya kiraye kiraaya kiraaye kirae
    kiraay bhada bhade bhaada bhaade
    """
)
_BUY = word_set("buy buying purchase own kharid kharidna kharidne kharidni kharidein mol")
_NOT = word_set("not no nahi nahin nai mat bina without")
_NEAR = 2


def hired_out(shop: ShopWords) -> int:
    """The products whose records say that they are let."""
    mask = 0
    for word in _HIRE:
        held = shop.words.get(word)
        mask |= held.named if held is not None else 0
    return mask


def says_hire(words: Sequence[str]) -> bool:
    """Whether something shall be rented rather than bought: "for rent", but "not on rent"."""
    said = [at for at, word in enumerate(words) if word in _HIRE]
    if not said or _BUY & {*words}:
        return False
    return not any(_NOT & {*words[max(0, at - _NEAR) : at], *words[at + 1 : at + 3]} for at in said)
