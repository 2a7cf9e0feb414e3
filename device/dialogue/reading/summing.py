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
_WHAT = HOW_MUCH | word_set("what whats")
_PAYS = word_set("pay owe payable dena dene deni doon dun bharna bharne chukana chukane")
_SUMS_UP = word_set("total sum bill amount")
_ALL = _WHOLE | word_set("all everything altogether itne itna")
_COSTS = _COMES_TO | word_set("cost costs come comes make makes")
_NOT_SO = word_set(
    """
    if agar per each change with by can extra more less delivery advance wapas wapis vapas back aur
    din
    """
)
"""Beside these what is paid is another thing: "what can I pay with", "what if I take two"."""


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


def asks_what_all_comes_to(words: Sequence[str]) -> bool:
    """ "What do I have to pay for all that", "what do I owe you", "sab ke kitne paise dene hain":
    what is to be paid for everything that was ordered."""
    said = {*words}
    how_much = any(one == "how" and other == "much" for one, other in pairwise(words))
    if not (_WHAT & said or how_much) or _NOT_SO & said:
        return False
    comes_to = any(one in {"come", "comes"} and other == "to" for one, other in pairwise(words))
    return bool((_PAYS | _SUMS_UP) & said or (_COSTS & said and _ALL & said) or comes_to)
