"""Does the kiosk hear itself? Then what was heard is its own last answer, not a question."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

_LEAST_WORDS = 4
_LEAST_LIKENESS = 90.0


def is_echo(heard: str, last_reply: str) -> bool:
    """Whether `heard` is a piece of `last_reply` that is too long to be said by chance."""
    words = _words(heard)
    if len(words) < _LEAST_WORDS or not last_reply:
        return False
    reply = " ".join(_words(last_reply))
    text = " ".join(words)
    if len(text) > 1.2 * len(reply):
        return False
    return fuzz.partial_ratio(text, reply) >= _LEAST_LIKENESS


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold())
