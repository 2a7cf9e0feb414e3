"""Places in a list as they are spoken: "the first one", "doosra wala", "aakhri"."""

from __future__ import annotations

from collections.abc import Sequence

_PLACES = {
    "first": 0, "1st": 0, "pehla": 0, "pehle": 0, "pehli": 0, "pahla": 0, "pahle": 0, "pahli": 0,
    "second": 1, "2nd": 1, "doosra": 1, "dusra": 1, "doosri": 1, "dusri": 1, "doosre": 1,
    "dusre": 1, "third": 2, "teesra": 2, "tisra": 2, "teesri": 2, "tisri": 2, "last": -1,
    "aakhri": -1, "akhri": -1, "aakhiri": -1,
}  # fmt: skip


def place_said(words: Sequence[str]) -> int | None:
    """The place as an index, -1 for the last; None where none is named."""
    return next((_PLACES[word] for word in words if word in _PLACES), None)
