"""Whether the words ask what so many goods come to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kb.language.words import word_set

HOW_MUCH = word_set("kitna kitne kitni")
_SUM = word_set("total sum kul altogether")
_TOGETHER = word_set("together milakar milaakar milake milaake jodkar jodke jodkarke")
_PUT, _DONE = word_set("mila milaa jod"), word_set("kar ke karke")
_ADDS_UP = word_set("jod jodo")
_TELL = word_set("bata batao batana bataiye bataye kya kitna kitne kitni")
_WHOLE = word_set("poora pura puri poori poore pure saara sara saare sab sabka sabki")
_COMES_TO = word_set(
    """
    hue hua hui hoga hogi honge banega banegi bana bane baithega baithenge padega padegi padenge
    padi pade lagega lagenge
    """
)


def asks_for_sum(words: Sequence[str]) -> bool:
    """ "Milakar kitna", "jod batana", "total please", "chhe dabbe kitne hue"."""
    said = {*words}
    if (_SUM | _TOGETHER) & said:
        return True
    if any(word in _PUT and then in _DONE for word, then in pairwise(words)):
        return True
    if any(word in _ADDS_UP and then in _TELL for word, then in pairwise(words)):
        return True  # "Jod do" adds it to the order.
    whole = bool(_WHOLE & said and HOW_MUCH & said)
    return whole or any(how in HOW_MUCH and then in _COMES_TO for how, then in pairwise(words))
