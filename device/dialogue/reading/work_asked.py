"""Whether somebody of the shop shall do some work: "what does your fellow charge per fan", "setting
up the motor, do you do that and for how much".

It asks for no price of the goods that are named, but for what the shop does with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kb.language.words import word_set

_WORKERS = word_set(
    """
    man men fellow fellows boy boys guy guys person people electrician mechanic technician plumber
    fitter mistri mistry aadmi admi banda bande ladka ladke karigar kaarigar engineer
    """
)
_THEIRS = word_set("your aapka aapke aapki apka apke tumhara tumhare tera tere")
_ANYBODY = word_set("koi somebody someone anybody anyone kaun who")
_DOES = word_set(
    """
    come comes coming send charge charges ask asks take takes fit fits fix fixes hang hangs install
    installs lower lowers put puts set sets connect connects aakar aake aayega aaega bhejoge bhejte
    lega lete leta lenge karega karta karte lagayega lagaega jodega dekhega tangega utarega
    """
)
_COMES = word_set("come comes coming aakar aake aayega aaega")
_DEEDS = word_set(
    """
    putting setting hanging fitting fixing mounting connecting installing lowering assembling
    """
)
_DONE = word_set("hung fitted fixed installed mounted connected put set lowered assembled")
_HOW_MUCH = word_set("much charge charges cost kitna kitne kya what")
_NEAR = 2


def asks_for_work(words: Sequence[str]) -> bool:
    """Whether it is asked who does some work on goods, or for how much."""
    said = {*words}
    if _DOES & said and any(_is_theirs(words, at) for at in range(len(words))):
        return True
    if any(
        word in _ANYBODY and _COMES & {*words[at + 1 : at + 3]} for at, word in enumerate(words)
    ):
        return True
    asks_whether = _follows(words, "do", {"you"}) or _follows(words, "you", {"do"})
    if words[:1] and words[0] in _DEEDS and asks_whether:
        return True
    passive = _follows(words, "be", _DONE)
    return passive and bool(_HOW_MUCH & said) and bool(_WORKERS & said)


def _is_theirs(words: Sequence[str], at: int) -> bool:
    """ "Your man", "aapka bijli wala aadmi"."""
    behind = words[at + 1 : at + 1 + _NEAR]
    return words[at] in _THEIRS and bool(_WORKERS & {*behind})


def _follows(words: Sequence[str], word: str, behind: set[str] | frozenset[str]) -> bool:
    return any(first == word and second in behind for first, second in pairwise(words))
