"""Word lists as they are written most readably: one string of words."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a string, in no order."""
    return frozenset(words.split())
