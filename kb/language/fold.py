"""Spellings of romanised Hindi brought together: "nahin" and "nahi", "bataiye" and "bataie"."""

from __future__ import annotations

import re
from functools import lru_cache

from kb.language.script import to_latin

_STEPS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"chh", "ch"), (r"aa+", "a"), (r"ee+|ii+|iy(?=e)", "i"), (r"oo+|uu+", "u"),
        (r"ai|ei|ay(?![aeiou])|ey(?![aeiou])", "e"), (r"au|ou", "o"), (r"w", "v"), (r"z", "j"),
        (r"ph", "f"), (r"([bcdfgjklmnpqrstvx])\1", r"\1"), (r"(?<=[aeiou])h$", ""),
        (r"(?<=[ieou])n$", ""), (r"(?<=.{2}[aeiou])y(?=[aeiou])", ""),
    )
]  # fmt: skip


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One form for the usual spellings of a Hindi word in either script.

    English words come out changed too, so compare folded words only with folded words.
    """
    folded = to_latin(word).lower()
    for pattern, replacement in _STEPS:
        folded = pattern.sub(replacement, folded)
    return folded
