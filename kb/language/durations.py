"""Units of time as they are said and written: "months", "mahine" → "month"."""

from __future__ import annotations

from collections.abc import Mapping

_SPELLINGS: Mapping[str, str] = {
    "second": "second seconds sec secs sekand sekend",
    "minute": "minute minutes min mins minat minut",
    "hour": "hour hours ghante ghanta ghanton",
    "day": "day days din dinon dino",
    "week": "week weeks hafte hafta haphte hafton",
    "month": "month months mahine mahina maheene mahino mahinon",
    "year": "year years saal sal varsh varshon baras",
}
DURATION_OF: Mapping[str, str] = {
    word: unit for unit, words in _SPELLINGS.items() for word in words.split()
}
