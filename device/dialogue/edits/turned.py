"""Amounts that are said to become others: "paanch nahi teen", "one more, so three"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from device.dialogue.edits.changes import Change
from device.dialogue.edits.said import Figure, Said
from device.turn import Basket
from kb.language.words import word_set

_SO = word_set("so total totally kul altogether yaani yani matlab")
_BECOMES = word_set(
    """
    honge hone hogaye ho hojaye hojayein jaye jayein jayenge jaega jayega total tak altogether rakho
    rakhiye rakhna rakh rakhein
    """
)
_BEHIND = 2


def of_turned(found: Counter[str], made: Sequence[Change], said: Said, before: Basket) -> None:
    """Whether a line went from the amount that is denied to the one that is said instead, or came
    to so many as are said to be there then."""
    counted = [f for f in said.figures if not (f.measured or f.named)]
    new = {f.value for f in counted if not f.denied}
    old = {f.value for f in counted if f.denied}
    turns = [line for line in before.lines if line.quantity in old and new]
    come = [(c.old.quantity, c.new.quantity) for c in made if c.old and c.new]
    if turns:
        turned = any(was in old and now in new for was, now in come)
        found["turned" if turned else "turned otherwise"] += 1
    so = {f.value for f in counted if _becomes(f, said.words)}
    if so and made:
        amounts: set[Decimal] = {c.new.quantity for c in made if c.new is not None}
        found["comes to so many" if amounts & so else "comes to others"] += 1


def _becomes(figure: Figure, words: Sequence[str]) -> bool:
    """ "So three", "kul chaar", "teen ho jaye"."""
    before = {*words[max(figure.at - 1, 0) : figure.at]}
    behind = {*words[figure.at + 1 : figure.at + 1 + _BEHIND]}
    return bool(before & _SO or behind & _BECOMES)
