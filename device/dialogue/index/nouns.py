"""What a name calls a thing, without what it measures, counts or adds."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from device.dialogue.index.written_words import phrase_words
from kb.domains.pack import Domain
from kb.language.units import unit_at
from kb.language.words import word_set

_ADDS = word_set("with for of in and pack box set pair kit by from without to per")

_FOR_WHOM = word_set("male female men women gents ladies unisex boys girls")
PORTIONS = word_set("slice piece scoop portion serving half full")
"""So much of a thing, which is named before it."""


@lru_cache(maxsize=65536)
def called(name: str) -> tuple[str, ...]:
    """ "Crepe Bandage 6 cm x 4 m" → crepe bandage; "6 A One Way Switch" → one way switch."""
    words = phrase_words(name)
    found: list[str] = []
    index = 0
    while index < len(words):
        word = words[index]
        if found and word in _ADDS:
            break
        if word[:1].isdigit():
            unit, length = unit_at(words, index + 1)
            # "4 Socket" counts sockets as "2 m" measures: neither says what the thing is.
            index += 1 + (length if unit else 1)
            continue
        if word != "x":
            found.append(word)
        index += 1
    return tuple(found)


def noun(name: str, domain: Domain) -> str:
    """The last word of a name that is no quality: "Pull-Up Pants Large" are pants."""
    words = list(called(name))
    while len(words) > 1 and _only_tells_apart(words, domain):
        words.pop()
    return words[-1] if words else ""


def what_for(name: str) -> list[str]:
    """The words behind "for": of a "Stabiliser for 1.5 Ton AC" what it is not, but serves."""
    return _behind("for", name)


def what_with(name: str) -> list[str]:
    """The words behind "with": of a "Glucometer with 10 Strips" what it is not, but holds."""
    return _behind("with", name)


def phrases_of(name: str) -> set[str]:
    """The words of a name, and each two of them that stand together, joined by "_"."""
    words = called(name)
    return {*words, *map("_".join, pairwise(words))}


def _only_tells_apart(words: list[str], domain: Domain) -> bool:
    """Whether the last word is a size or a quality of a thing that is named before it."""
    last = words[-1]
    if last in PORTIONS or last in _FOR_WHOM:
        return True
    if last in domain.things or not domain.things.intersection(words):
        return False
    return domain.is_function(last) or last in domain.qualities


def _behind(joint: str, name: str) -> list[str]:
    words = phrase_words(name)
    return words[words.index(joint) + 1 :] if joint in words[1:] else []
