"""Words and phrases of the packs found by how they sound: "gaarlik bred" for garlic bread."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from kb.language.script import phonetic_key, similarity

_SHORTEST = 4
_SAME = 0.9
"""How alike each word must sound to that of the phrase."""


def phrases_by_sound(phrases: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    """The phrases, their words joined by "_", by the `phonetic_key` of each word."""
    table: dict[tuple[str, ...], list[str]] = {}
    for phrase in sorted(phrases):
        table.setdefault(tuple(map(phonetic_key, phrase.split("_"))), []).append(phrase)
    return table


def phrase_like(words: Sequence[str], table: Mapping[tuple[str, ...], Sequence[str]]) -> str | None:
    """The phrase that these words surely sound like, or None."""
    if min(map(len, words)) < _SHORTEST:
        return None
    for phrase in table.get(tuple(map(phonetic_key, words)), ()):
        if min(map(similarity, words, phrase.split("_"))) >= _SAME:
            return phrase
    return None


def alike(word: str, words: frozenset[str], at_least: float) -> str | None:
    """The word that another surely sounds like, or None."""
    key = phonetic_key(word)
    if len(key) < 2:
        return None
    scored = [(similarity(word, other), other) for other in words_by_sound(words).get(key, ())]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= at_least else None


@functools.lru_cache(maxsize=16)
def words_by_sound(words: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """The words by their `phonetic_key`; made once for the same words."""
    table: dict[str, list[str]] = {}
    for word in sorted(words):
        if "_" not in word and len(word) > 3:
            table.setdefault(phonetic_key(word), []).append(word)
    return table
