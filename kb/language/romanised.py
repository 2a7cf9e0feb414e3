"""How Hindi words are mostly written in Latin letters: "lagane", which letter by letter is
"lagaane"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_WORDS = Path(__file__).with_name("romanised.txt")
_STEPS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"aae", "aye"), (r"aa+", "a"), (r"ee+", "i"), (r"oo+", "u"),
        (r"chh", "ch"), (r"ph", "f"), (r"w", "v"), (r"z", "j"), (r"iy?e", "iye"),
        (r"(?<=[eio])n$", ""),
    )
]  # fmt: skip


def usual_spelling(latin: str) -> str:
    """The usual spelling of a Hindi word that was written letter by letter; the word itself where
    `romanised.txt` has none."""
    return _usual().get(_letters(latin), latin)


def _letters(latin: str) -> str:
    """What spellings of one word have in common. Unlike `kb.language.spelling.folded` it keeps
    words apart that only sound alike: "salaah" (advice) and "saala"."""
    for pattern, replacement in _STEPS:
        latin = pattern.sub(replacement, latin)
    return latin


@lru_cache(maxsize=1)
def _usual() -> dict[str, str]:
    lines = _WORDS.read_text("utf-8").splitlines()
    return {
        _letters(word): word for line in lines if not line.startswith("#") for word in line.split()
    }
