"""Word lists as they are written most readably, and the singular of a word."""

from __future__ import annotations

from functools import lru_cache


def word_set(words: str) -> frozenset[str]:
    """The words of a string, in no order."""
    return frozenset(words.split())


_IN_IE = word_set(
    """
    calorie cookie brownie smoothie veggie movie selfie hoodie foodie beanie onesie nightie pinkie
    bogie genie pie tie
    """
)
"""Their plurals keep the "e"."""


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """English plurals to the singular."""
    if (
        len(word) > 3
        and word.endswith("s")
        and (not word.endswith(("ss", "us", "is")) or word.endswith("ais"))
        and word.isascii()
    ):
        if word[:-1] in _IN_IE:
            return word[:-1]
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "xes", "sses")):
            return word[:-2]
        return word[:-1]
    return word


_HINDI_PLURALS = (
    ("iyaan", "i"),
    ("iyan", "i"),
    ("iyon", "i"),
    ("iyo", "i"),
    ("ein", ""),
)


def hindi_singular(word: str) -> str:
    """ "ghanti" for "ghantiyaan", "botal" for "botalein"; the word itself where it is no plural."""
    for ending, singular in _HINDI_PLURALS:
        if len(word) >= len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)] + singular
    return word
