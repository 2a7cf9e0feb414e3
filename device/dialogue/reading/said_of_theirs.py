"""A size that is said of what the customer has or does, or of people, and of no goods: "our kitchen
is small", "safar lamba hai", "bade logon ka diaper"."""

from __future__ import annotations

from collections.abc import Sequence

from kb.language.words import word_set

_FAR = 4
_OWN = word_set("my our")
_IS, _ENGLISH_IS = word_set("hai hain h tha thi hoga hogi is are was"), word_set("is are was")
_UNDER_WAY = word_set(
    """
    safar yatra yaatra trip journey travel raasta rasta raste road way day night din raat drive
    flight kaam baat
    """
)
"""How long these are says nothing of the size of a pack."""
_GROWN = word_set("bade badi bada")
_PEOPLE = word_set("log logon logo aadmi aadmiyon umar umr")
""" "Bade log" are the grown up ones."""
_VERY = word_set("bahut bohot kaafi kafi thoda very quite too so")


def is_said_of_theirs(words: Sequence[str], index: int) -> bool:
    """Whether the adjective at a position is said of such a thing."""
    if words[index] in _GROWN and _PEOPLE & {*words[index + 1 : index + 2]}:
        return True
    before = words[max(index - _FAR, 0) : index]
    said = bool(_ENGLISH_IS & {*before[-1:]})
    if said and _OWN & {*before}:
        return True
    of_what = [word for word in before if word not in _VERY | _ENGLISH_IS]
    told = said or bool(_ENGLISH_IS & {*before[-2:]}) or bool(_IS & {*words[index + 1 : index + 2]})
    return told and bool(_UNDER_WAY & {*of_what[-1:]})
