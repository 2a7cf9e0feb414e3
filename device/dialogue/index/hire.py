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
_BUY = word_set(
    """
    buy buying purchase own kharid kharidna kharidne kharidni kharidein kharidun kharidoon khareed
    khareedna khareedne khareedni khareedein khareedun khareedoon mol
    """
)
_NOT_NEXT = word_set("not no without bina instead rather")
_NOT_LAST = word_set("nahi nahin nai mat")
_NEAR_NEXT, _NEAR_LAST = 3, 2


def hired_out(shop: ShopWords) -> int:
    """The products whose records say that they are let."""
    mask = 0
    for word in _HIRE:
        held = shop.words.get(word)
        mask |= held.named if held is not None else 0
    return mask


def says_hire(words: Sequence[str]) -> bool:
    """Whether something shall be rented rather than bought: "for rent", but "not on rent"."""
    return _is_wished(words, _HIRE) and not _is_wished(words, _BUY)


def says_buy(words: Sequence[str]) -> bool:
    """Whether something shall be bought rather than rented: "kiraye par nahi, khareedni hai"."""
    return _is_wished(words, _BUY) and not _is_wished(words, _HIRE)


def is_of_hire(words: Sequence[str]) -> bool:
    return not _HIRE.isdisjoint(words)


def _is_wished(words: Sequence[str], deed: frozenset[str]) -> bool:
    """Whether a deed is spoken of, and not denied: "not to buy", "kiraye par nahi"."""
    said = [at for at, word in enumerate(words) if word in deed]
    return bool(said) and not any(_is_denied(words, at) for at in said)


def _is_denied(words: Sequence[str], at: int) -> bool:
    before, behind = words[max(0, at - _NEAR_NEXT) : at], words[at + 1 : at + 1 + _NEAR_LAST]
    return not (_NOT_NEXT.isdisjoint(before) and _NOT_LAST.isdisjoint(behind))
