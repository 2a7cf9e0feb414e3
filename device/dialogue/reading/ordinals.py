"""Places in a list as they are spoken: "the first one", "doosra wala", "aakhri"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from device.dialogue.reading.terms import WALA, Reading
from device.dialogue.session import Session
from kb.language.words import word_set

_PLACES = {
    "first": 0, "1st": 0, "pehla": 0, "pehle": 0, "pehli": 0, "pahla": 0, "pahle": 0, "pahli": 0,
    "second": 1, "2nd": 1, "doosra": 1, "dusra": 1, "doosri": 1, "dusri": 1, "doosre": 1,
    "dusre": 1, "third": 2, "teesra": 2, "tisra": 2, "teesri": 2, "tisri": 2, "last": -1,
    "aakhri": -1, "akhri": -1, "aakhiri": -1,
}  # fmt: skip

_ONE = WALA | word_set("one ones waala")
_FEW = 7
"""Of so few words a place may be all that says which one is meant."""


def in_place(reading: Reading, session: Session) -> str | None:
    """The SKU of the one that is meant of several just named: "the second one", "doosra wala"."""
    words = reading.words
    places = [_PLACES[word] for word, after in pairwise(words) if word in _PLACES and after in _ONE]
    place = places[0] if places else None
    named = any(term.where.hard and not term.optional for term in reading.terms)
    if place is None or named or len(words) > _FEW:
        return None
    lists = (session.focus, *(exchange.skus for exchange in reversed(session.recent)))
    last = next((skus for skus in lists if len(skus) > 1), ())
    return last[place] if -len(last) <= place < len(last) else None


def place_said(words: Sequence[str]) -> int | None:
    """The place as an index, -1 for the last; None where none is named."""
    return next((_PLACES[word] for word in words if word in _PLACES), None)
