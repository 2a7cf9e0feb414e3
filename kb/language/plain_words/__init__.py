"""The everyday words of English and Hindi, which name nothing that a shop sells."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kb.language.spelling import folded

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=16384)
def is_everyday(word: str) -> bool:
    """Whether a word in Latin letters is common in English or, in any spelling, in Hindi."""
    return word in _words("english") or folded(word) in _words("hindi")


def frequent_english() -> frozenset[str]:
    return _words("english")


@lru_cache(maxsize=2)
def _words(language: str) -> frozenset[str]:
    text = (_FOLDER / f"{language}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
