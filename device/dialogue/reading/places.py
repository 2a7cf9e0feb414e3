"""Things that are named for where or what something is wanted: "dining table ke upar", "drawing ke
liye"."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.reading.terms import Term
from kb.language.words import word_set

_BEHIND_KE = word_set(
    """
    upar uper oopar neeche niche paas pas andar bahar baahar saamne samne peeche piche aage bagal
    beech kinare liye lie waste vaste
    """
)
_KE = word_set("ke k")
_BEHIND = word_set("par pe")
_AHEAD = word_set("on over above under below near beside behind inside against next")
WHOM_OR_WHERE = word_set("patient patients mareez marij rogi kamra kamre room rooms")
"""They name no goods by themselves, though there are a "patient bed" and a "room heater"."""
_ARTICLES = word_set("the a an my our his her their to")


def is_place(term: Term, words: Sequence[str]) -> bool:
    """Whether something is wanted at that thing rather than the thing itself."""
    behind = words[term.end : term.end + 2]
    if behind and (behind[0] in _BEHIND or (behind[0] in _KE and _BEHIND_KE & {*behind[1:]})):
        return True
    at = term.start - 1
    while at >= 0 and words[at] in _ARTICLES:
        at -= 1
    return at >= 0 and words[at] in _AHEAD
