"""A question for which of several to take: advice is wanted, whatever was told before."""

from __future__ import annotations

from collections.abc import Sequence

from kb.language.words import word_set

_WHICH = word_set("which what kaun kaunsa kaunsi kaunse konsa konsi kya")
_TAKEN = word_set(
    "should right suits loon lun lu lein lena leni khareedun kharidun sahi theek thik"
)
_BEHIND = 3


def which_to_take(words: Sequence[str]) -> int | None:
    """Where "which one should he get", "kaun sa loon", "which is right for me" begins."""
    places = (
        at
        for at, word in enumerate(words)
        if word in _WHICH and _TAKEN & {*words[at + 1 : at + 1 + _BEHIND]}
    )
    return next(places, None)
