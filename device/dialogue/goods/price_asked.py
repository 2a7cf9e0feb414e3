"""Whether a price is asked for in the very words of a question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kb.language.words import word_set

_HOW_MUCH, _OF = word_set("kitne kitna"), word_set("ka ki ke mein me rupaye")
_PRICE = word_set("price rate daam dam keemat kimat bhav cost")


def asks_price(words: Sequence[str]) -> bool:
    """ "Kitne ka hai", "kya rate hai"; "kitna hai" may ask for any figure."""
    of_it = any(a in _HOW_MUCH and b in _OF for a, b in pairwise(words))
    return of_it or bool(_PRICE & {*words})
