"""Sums of money and numbers of people in an utterance: "below 500", "for six people"."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.terms import FIGURE, Reading
from kb.language.units import canonical_unit, unit_at
from kb.language.words import word_set

_MONEY = word_set("rs rupaye rupee rupees rupay rupaya rupaiya inr bucks")
_UNDER = word_set(
    """
    under below within upto maximum max andar tak neeche niche kam less budget bhitar
    """
)
_NOT = word_set("not dont nahi nahin no without mat")
_OVER = word_set("above over minimum upar oopar zyada jyada more")
_PEOPLE = word_set(
    """
    people persons person members member log logon sadasya jan guests family
    """
)


def read_money(reading: Reading, taken: list[bool]) -> None:
    """ "below two thousand rupees", "500 tak", "budget 300"; also a bare sum of money."""
    words = reading.words
    for index, word in enumerate(words):
        if not FIGURE.match(word) or "/" in word or taken[index]:
            continue
        before = words[max(0, index - 3) : index]
        after = words[index + 1 : index + 5]
        is_money = bool(after and after[0] in _MONEY) or bool(before and before[-1] in _MONEY)
        if not is_money and after and (canonical_unit(after[0]) or unit_at(words, index + 1)[0]):
            continue
        rest = [
            w
            for w in after
            if w not in _MONEY and w not in {"ka", "ki", "ke", "se", "mein", "me", "only", "bhi"}
        ]
        under = any(w in _UNDER for w in before[-3:]) or bool(rest and rest[0] in _UNDER)
        over = any(w in _OVER for w in before[-2:]) or bool(rest and rest[0] in _OVER)
        around = {*words[max(0, index - 6) : index], *after}
        if over and around & _NOT:
            # "Not above 800", "barah sau se upar nahi".
            under, over = True, False
        if not is_money and (after and after[0] in {"wala", "wali", "wale"}):
            continue
        if (under or over) and (is_money or Decimal(word) >= 10):
            if over and not under:
                reading.budget_min = Decimal(word)
            else:
                reading.budget_max = Decimal(word)
            taken[index] = True
        elif is_money:
            if {"mein", "me", "wala", "wali", "wale", "range"} & set(after[:3]):
                reading.budget_max = Decimal(word)
            taken[index] = True


def read_people(reading: Reading, taken: list[bool]) -> None:
    words = reading.words
    for index, word in enumerate(words):
        if not FIGURE.match(word) or "/" in word or taken[index]:
            continue
        near = words[index + 1 : index + 3]
        family_of = words[max(0, index - 3) : index]
        if any(w in _PEOPLE for w in near) or ("family" in family_of and "of" in family_of):
            reading.people = Decimal(word)
            taken[index] = True
