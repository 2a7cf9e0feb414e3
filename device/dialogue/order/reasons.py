"""What is said of an amount only to tell why it shall change: "do se kam padega, chaar kar do"."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.reading.terms import FIGURE
from kb.language.words import word_set

_LITTLE = word_set("kam kum thoda thode")
_FALLS = word_set(
    """
    padega padegi padenge padengi pad padh padhega padhenge rahega rahegi rahenge hoga hogi honge
    lagega lagegi lagenge ho
    """
)
_JAYEGA = word_set("jayega jayegi jayenge jaega jaayega rahe raha rahi sakta sakte sakti hai hain")
_RIGHT = word_set("theek thik sahi fine okay ok alright same")
_IS_SO = word_set("hai hain rahega rahegi rahenge is are rahne")
_DONE = word_set("do dena dijiye dijie dijiyega karo kardo kijiye kariye lo")
_JOINS = word_set("and aur but par lekin")
_NOT = word_set("not wont isnt arent")
_TOO = word_set("too")
_FEW = word_set("few less little much many")
_IS = word_set("is are will would be that thats it its se hi to only just was")


def without_reasons(words: Sequence[str]) -> list[str]:
    """The words without those that say of an amount that it is not right, and without what is said
    to be right as it is: "pipe pandrah kar dena, tape theek hai"."""
    words = _without_what_is_right(words)
    for index in range(len(words) - 1):
        end = _end_of_reason(words, index)
        if not end:
            continue
        start = index
        while start and (words[start - 1] in _IS or FIGURE.match(words[start - 1])):
            start -= 1
        rest = [*words[:start], *words[end:]]
        # "Aath kar dena, teen kam padenge": the reason may come last.
        if end < len(words) or any(map(FIGURE.match, rest)):
            return rest
    return list(words)


def _without_what_is_right(words: Sequence[str]) -> list[str]:
    """Without "tape theek hai", "the tea is fine" behind a change."""
    right = words[-1] in _RIGHT and words[-2] in _IS_SO if len(words) > 2 else False
    right = right or (len(words) > 2 and words[-2] in _RIGHT and words[-1] in _IS_SO)
    done = [at for at, word in enumerate(words[:-2]) if word in _DONE and at]
    joins = [at for at, word in enumerate(words[:-2]) if word in _JOINS and at]
    cut = done[-1] + 1 if done else joins[-1] if joins else 0
    return [*words[:cut]] if right and cut else [*words]


def _end_of_reason(words: Sequence[str], at: int) -> int:
    """Where "kam padega", "won't be enough", "too few" ends that begins there; else 0."""
    word, behind = words[at], words[at + 1]
    if word in _LITTLE and behind in _FALLS:
        return at + 2 + (words[at + 2] in _JAYEGA if at + 2 < len(words) else 0)
    if word in _NOT and "enough" in words[at + 1 : at + 3]:
        return words.index("enough", at) + 1
    return at + 2 if word in _TOO and behind in _FEW else 0
