"""The usual spellings of a word in romanised Hindi brought together: "nahin" and "nahi"."""

from __future__ import annotations

import re
from functools import lru_cache

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
def folded(latin: str) -> str:
    """One form for the usual spellings of a word in Latin letters."""
    for pattern, replacement in _STEPS:
        latin = pattern.sub(replacement, latin)
    return latin
