"""The names of persons in India, as they are written in Latin letters."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

_FOLDER = Path(__file__).parent


def is_surely_name(word: str) -> bool:
    """Whether a word in small Latin letters is a name and nothing else: "sharma"."""
    return word in _names("surely")


def is_name(word: str) -> bool:
    """Whether it is a name, also one that means something else: "prakash", light."""
    return is_surely_name(word) or word in _names("words_too")


@lru_cache(maxsize=2)
def _names(which: Literal["surely", "words_too"]) -> frozenset[str]:
    text = (_FOLDER / f"{which}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
