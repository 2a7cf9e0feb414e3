"""What kind of thing a question wants to be told (a sum, a time of day, how long something takes),
and whether a stored answer tells such a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from kb.language.words import word_set

Kind = Literal["sum", "clock", "time"]

_HOW_MUCH = word_set("kitna kitne kitni much")
_COSTS = word_set(
    """
    lagta lagte lagti lagega lagenge lagegi padta padte padti padega padegi loge lete leti lenge
    paise paisa paisey rupaye rupees charge cost pay
    """
)
_SUMS = word_set(
    "price rate cost costs charge charges fee fees kharcha kharch daam keemat kimat kiraya rent"
)
_CLOCK = word_set("baje timing timings samay when kab")
_SPANS = word_set(
    "pehle pahle time samay din days day hours hour ghante minute minutes der weeks hafte mahine"
)
_PAIRS: dict[tuple[str, str], Kind] = {
    ("what", "time"): "clock", ("which", "time"): "clock", ("how", "long"): "time",
    ("how", "soon"): "time", ("how", "early"): "time",
}  # fmt: skip
_TELLS: dict[Kind, re.Pattern[str]] = {
    "sum": re.compile(r"\brs\b|₹|rupa|rupee|रुप|\bfree\b|muft|मुफ़?्त|फ्री|charge"),
    "clock": re.compile(
        r"\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b|o'?clock|\bbaje\b|बजे|\bnoon\b|morning|evening|"
        r"subah|shaam|सुबह|शाम|\d\d:\d\d"
    ),
    "time": re.compile(
        r"\b(?:days?|hours?|minutes?|weeks?|months?|din|ghante|ghanta|hafte|mahine)\b|"
        r"मिनट|घंट|दिन|हफ़?्त|महीन"
    ),
}


def kinds_asked(words: Sequence[str]) -> frozenset[Kind]:
    """The kinds of things that a question asks to be told."""
    said = {*words}
    found: set[Kind] = {kind for pair in pairwise(words) if (kind := _PAIRS.get(pair))}
    spans = {how in _HOW_MUCH | {"many"} and what in _SPANS for how, what in pairwise(words)}
    if _SUMS & said or (True not in spans and _HOW_MUCH & said and _COSTS & said):
        found.add("sum")
    if True in spans:
        found.add("time")
    elif _CLOCK & said:
        found.add("clock")
    return frozenset(found)


def of_kinds(asked: frozenset[Kind], answer: str) -> dict[str, float]:
    """What it says about a stored answer that it tells what is asked for, or does not."""
    told = len(asked & _kinds_told(answer))
    return {"kind_told": float(told > 0), "kind_untold": float(told == 0 < len(asked))}


@lru_cache(maxsize=1024)
def _kinds_told(answer: str) -> frozenset[Kind]:
    lowered = answer.lower()
    return frozenset(kind for kind, pattern in _TELLS.items() if pattern.search(lowered))
