"""Spellings of Hindi words in either script brought together: "nahin", "nahi" and "नहीं"."""

from __future__ import annotations

from functools import lru_cache

from kb.language.script import to_latin
from kb.language.spelling import folded


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One form for the usual spellings of a Hindi word in either script.

    English words come out changed too, so compare folded words only with folded words.
    """
    return folded(to_latin(word).lower())
