"""What shall come where the shop has none of what is ordered first: "mango lassi ek, mango na ho to
kesar wali", "an exide battery, if there is none then the luminous one"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.language.words import word_set

_NOT = word_set("na nahi nahin nai nhi not")
_IS = word_set(
    "ho hai hain hui hua mile mila milta milti mili milega milegi bacha bachi rahe raha available"
)
_THEN = word_set("to toh tho then phir")
_ELSE = word_set("warna varna wana otherwise")
_IF = word_set("agar if")
_JOINS = word_set("aur and")
_GONE = word_set(
    """
    gone none not no any out finished over sold unavailable available khatam left there isnt dont
    """
)
_ENDS = word_set("then else otherwise")
_THAT = word_set("wo woh vo ye yeh yah vah voh")
_QUESTION = word_set("kya what how kitna kitne kitni price rate when which")
_FAR = 8
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Where the words stand that tell the one from the other."""

    start: int
    end: int


def otherwise_said(words: Sequence[str]) -> Otherwise | None:
    """The condition in an order; None where nothing stands before it or behind it."""
    if _QUESTION & {*words}:
        return None
    for at in range(1, len(words) - 1):
        end = _end(words, at)
        if end is not None and end < len(words):
            return Otherwise(_start(words, at), end)
    return None


def _end(words: Sequence[str], at: int) -> int | None:
    word, behind = words[at], words[at + 1 : at + 4]
    if word in _ELSE:
        return at + 1
    if word in _NOT and _IS & {*behind[:1]} and _THEN & {*behind[1:2]}:
        return at + 3
    if word in _NOT and _THEN & {*behind[:1]}:
        return at + 2  # "Nahi to".
    if word in _IF:
        span = words[at + 1 : at + _FAR]
        for step, then in enumerate(span):
            if then in _ENDS and _GONE & {*span[: step + 1]}:
                return at + 2 + step
    return None


def _start(words: Sequence[str], at: int) -> int:
    """Where the condition begins: at "agar", "aur wo", "and if" before it."""
    for begin in range(max(1, at - _NEAR), at):
        if words[begin] in _IF | _JOINS | _THAT and not any(
            w[:1].isdigit() for w in words[begin:at]
        ):
            return begin - 1 if begin > 1 and words[begin - 1] in _JOINS else begin
    return at - 1 if at > 1 and words[at - 1] in _JOINS else at
