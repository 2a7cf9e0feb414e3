"""Lets the owner in by a spoken PIN, and keeps that PIN out of whatever is written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from device.dialogue.session import Session
from device.dialogue.teaching.pin import LONGEST, SHORTEST, OwnerPin
from device.dialogue.teaching.sayings import says, spoken_words
from kb.language.spoken_digits import ALSO_WORDS, digits_of

_HIDDEN = "…"
_STRAY = 1
"""So many figures are in no PIN: the "for" of "unlock for the owner" sounds like one."""

Entry = Literal["open", "wrong", "locked", "ask", "unclear"]


@dataclass(frozen=True, slots=True)
class Knock:
    """What came of an attempt to be let in; `text` is what was said, without figures."""

    entry: Entry
    text: str


class Entrance:
    def __init__(self, pin: OwnerPin) -> None:
        self._pin = pin

    @property
    def is_there(self) -> bool:
        return self._pin.is_set

    def knock(self, text: str, session: Session) -> Knock | None:
        """None where nobody asks to be let in."""
        asks = says("unlock", text)
        words = spoken_words(text)
        digits = digits_of(words)
        answers = session.pin_asked and 2 * sum(map(bool, digits)) >= len(words)
        session.pin_asked = False
        if not (asks or answers):
            return None
        hidden = " ".join(_without_figures(words, digits))
        heard = _readings(words, digits)
        if asks and len("".join(digits)) <= _STRAY:
            session.pin_asked = not self._pin.locked_s
            return Knock("ask" if session.pin_asked else "locked", hidden)
        if not heard:
            session.pin_asked = True
            return Knock("unclear", hidden)
        entry = self._pin.tried(heard)
        session.pin_asked = entry == "wrong"
        return Knock(entry, hidden)

    def without_pin(self, text: str) -> str:
        """The text, without the PIN where that was said in it figure by figure or alone."""
        words = spoken_words(text)
        digits = digits_of(words)
        hidden: list[int] = []
        for run in _runs(digits):
            readings = _readings(words, _only(digits, run))
            if readings and self._pin.is_any_of(readings):
                hidden += run
        return " ".join(_without_figures(words, _only(digits, hidden))) if hidden else text


def _readings(words: Sequence[str], digits: Sequence[str]) -> list[str]:
    """The PINs that figures may stand for: "khol do chaar saat …" begins with no two."""
    at = [index for index, figures in enumerate(digits) if figures]
    first = at[1:] if at and words[at[0]] in ALSO_WORDS else at
    last = at[:-1] if at and words[at[-1]] in ALSO_WORDS else at
    pins = dict.fromkeys("".join(digits[index] for index in way) for way in (at, first, last))
    return [pin for pin in pins if SHORTEST <= len(pin) <= LONGEST]


def _runs(digits: Sequence[str]) -> list[list[int]]:
    """Where figures stand one behind the other; "4712" among other words is some other number."""
    alone = all(digits)
    runs: list[list[int]] = [[]]
    for at, figures in enumerate(digits):
        if len(figures) in {1, 2} or alone:
            runs[-1].append(at)
        else:
            runs.append([])
    return [run for run in runs if run]


def _only(digits: Sequence[str], places: Sequence[int]) -> list[str]:
    return [figures if at in places else "" for at, figures in enumerate(digits)]


def _without_figures(words: Sequence[str], digits: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for word, figures in zip(words, digits, strict=True):
        if not figures:
            kept.append(word)
        elif kept[-1:] != [_HIDDEN]:
            kept.append(_HIDDEN)
    return kept
