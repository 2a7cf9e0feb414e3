"""Goods wanted in the way that was said of others before: "and a latte the same way", "masala dosa
bhi vaise hi"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kb.language.words import word_set

_PAIRS = frozenset(
    {("same", "way"), ("same", "style"), ("same", "manner"), ("same", "choices"), ("usi", "tarah")}
    | {(way, "hi") for way in word_set("vaise vaisa vaisi waise waisa waisi aise aisa aisi")}
)
_ALONE = word_set("likewise similarly")


def says_same_way(words: Sequence[str]) -> bool:
    """Whether what is named shall be as the last thing was."""
    pairs = itertools.pairwise(words)
    return not _PAIRS.isdisjoint(pairs) or not _ALONE.isdisjoint(words)
