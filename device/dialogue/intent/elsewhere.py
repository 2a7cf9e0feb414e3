"""Whether a question of when something opens is about another place than the shop: "is the highway
open today", "park kab khulta hai"."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.index.written_words import phrase_words
from kb.language.weekdays import weekday_of
from kb.language.words import stem, word_set

_OURS = word_set(
    """
    you your yours u we us our aap aapki aapka aapke aapko aaplog tum tumhara tumhari tera teri
    ham hum hamare hamari shop shops store dukan dukaan dukane dukanen showroom counter shutter
    outlet branch ho khologe karoge doge milogi miloge
    """
)
"""Who says one of these speaks of the shop, whatever other place is named beside."""
_COMES = word_set(
    """
    aaun aaoon aau aaoo aaunga aaungi aaenge aayenge aayen aaen aaye pahunchun pahunchu
    pahunchunga pahunchungi pahunchenge
    """
)
"""Who comes speaks of the place where he asks."""
_COME, _SELF = word_set("come coming"), word_set("i we to am are")
_OPENS = word_set(
    """
    hote rehte rahte rakhte karte jaate jate kholte khulte khulti khulta khul khol baithte taala
    tala lagate subah
    """
)
_PLACES = word_set(
    """
    bank atm school college university park garden museum zoo chidiyaghar temple mandir masjid
    mosque church gurudwara gurdwara dargah fort qila kila palace highway haaeeve haive road
    rasta raasta sadak tunnel bridge pul border station metro airport railway crossing bus_stand
    bus_adda hospital aspatal library court kachahri stadium theatre theater cinema multiplex
    post_office daakghar thana embassy waterfall beach ferry ropeway darshan
    """
)
_TIMES = word_set("after before till until ke se holiday holidays near opposite behind beside from")
"""Beside a place these say when or where, not what opens."""


def opens_elsewhere(asking: Asking) -> bool:
    """Whether another place is asked about."""
    if _is_ours(asking):
        return False
    words = ["", *asking.words, ""]
    of_two = {f"{first}_{second}" for first, second in pairwise(asking.words)}
    beside = {
        at for at, word in enumerate(words) if word in _PLACES
        and not _TIMES & {words[at - 1], words[at + 1]}
    }  # fmt: skip
    return bool(beside) or not _PLACES.isdisjoint(of_two)


def may_open_elsewhere(asking: Asking) -> bool:
    """Whether a word is said that is no plain language, and may be the name of another place."""
    domain = asking.view.domain
    return not _is_ours(asking) and any(
        not (word.isdigit() or word in _OPENS or domain.is_plain(word)) and weekday_of(word) is None
        for word in asking.words
    )


def comes_here(words: list[str]) -> bool:
    """Whether somebody says that he comes: "till when can I come", "abhi aaun kya"."""
    if _COMES & {*words}:
        return True
    return any(first in _SELF and word in _COME for first, word in pairwise(words))


def _is_ours(asking: Asking) -> bool:
    store = asking.view.store
    own = {stem(word) for word in phrase_words(store.name)}
    said = {stem(word) for word in asking.words}
    return bool(_OURS & {*asking.words}) or comes_here(asking.words) or not own.isdisjoint(said)
