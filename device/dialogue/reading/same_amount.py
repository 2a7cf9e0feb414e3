"""As many of other goods as of those that were ordered last: "the same number of egg puffs", "red
label bhi utni hi"."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.session import Session
from kb.language.words import word_set

_SAME = word_set("same equal")
_AMOUNT = word_set("number count amount quantity")
_SO_MANY = word_set("utna utne utni itna itne itni")
_JUST = word_set("hi")
_ASKS = word_set("ka ke ki price rate keemat daam rupaye mein me se as bacha bache")
"""Behind "utne" these ask for a price, or go on with a comparison."""
_CHANGES = word_set("kam less zyada jyada more")


def with_same_amount(words: Sequence[str], session: Session) -> list[str]:
    """The words with the figure that they point at, where goods were ordered before."""
    lines = session.basket.lines if session.basket.state == "open" else ()
    if not lines:
        return [*words]
    held = next((x for x in reversed(lines) if x.sku == session.last_line), lines[-1])
    for at in range(len(words)):
        end = _end(words, at)
        if end > at and not (_ASKS | _CHANGES) & {*words[end : end + 1]}:
            begin = at - 1 if at and words[at - 1] == "the" else at
            rest = words[end + 1 :] if words[end : end + 1] == ["of"] else words[end:]
            return [*words[:begin], f"{held.quantity.normalize():f}", *rest]
    return [*words]


def _end(words: Sequence[str], at: int) -> int:
    """Where a phrase that points at an amount ends; `at` where none begins."""
    first, then = words[at], words[at + 1 : at + 2]
    if first in _SAME and _AMOUNT & {*then}:
        return at + 2
    if first == "as" and then == ["many"] and words[at + 2 : at + 3] != ["as"]:
        return at + 2
    if first in _SO_MANY and _JUST & {*then}:
        return at + 2
    return at
