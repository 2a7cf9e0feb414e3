"""Where an utterance may be cut into clauses that each tell of one thing: "two more of these and
three cokes", "peanut rehne do, chips teen kar do"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from device.dialogue.order.cuts import ADDS
from device.dialogue.reading.terms import FIGURE, Term
from kb.language.words import word_set

_CUTS_AT_MOST = 4
_JOINS = ADDS | word_set("but lekin magar par phir fir then")
_VERBS = word_set(
    """
    do dena dedo dijiye karo kardo kijiye rakho rakhna dalo daalo lagao hatao nikalo chalega
    chalegi chahiye rehne please
    """
)
At = Literal["join", "verb", "goods"]


@dataclass(frozen=True, slots=True)
class Cut:
    """One clause ends before `end`, the next begins at `begin`; `at` tells what parts them."""

    end: int
    begin: int
    at: At


def cuts_of(
    words: Sequence[str], things: Sequence[Term], within: Collection[int] = ()
) -> list[Cut]:
    """The places where a clause may end, in order, at most four: at words that join, else behind
    verbs, else before what is named. `things`: what the words name; `within`: where a word joins
    within a name ("L and T")."""
    found: dict[int, Cut] = {}
    for at in range(1, len(words) - 1):
        if words[at] in _JOINS and at not in within:
            found.setdefault(at + 1, Cut(at, at + 1, "join"))
    for at in range(1, len(words) - 1):
        if words[at] in _VERBS and words[at + 1] not in _VERBS | _JOINS:
            found.setdefault(at + 1, Cut(at + 1, at + 1, "verb"))
    for term in things:
        start = term.start - 1 if _counts(words, term.start - 1) else term.start
        if start > 1:
            found.setdefault(start, Cut(start, start, "goods"))
    kept = [c for c in found.values() if tells(words[: c.end]) and tells(words[c.begin :])]
    return sorted(kept[:_CUTS_AT_MOST], key=lambda cut: cut.begin)


def joins(words: Sequence[str]) -> bool:
    """Whether a word may join clauses."""
    return not _JOINS.isdisjoint(words)


def _counts(words: Sequence[str], at: int) -> bool:
    return at > 0 and FIGURE.match(words[at]) is not None


def tells(words: Sequence[str]) -> bool:
    """Whether a clause of so few words can tell anything."""
    return len(words) > 1 or any(map(FIGURE.match, words))
