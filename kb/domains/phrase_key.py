"""Phrases that name goods, whichever way they are put."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kb.language.fold import fold
from kb.language.words import stem, word_set

_LINKS = word_set("ka ki ke wala wali wale vala vali vale")
_ARTICLES = word_set("a an the")
_MEASURING = word_set("napne dekhne janchne mapne")
_CHECKING, _DOING = word_set("check chek test jaanch janch pata"), word_set("karne karane")
_INSTRUMENTS = word_set("machine meter mashin device yantra upkaran instrument")
_PLURAL = re.compile(r"(?<=.{4})(?:en|on)$")


def phrase_key(words: Iterable[str]) -> str:
    """Under which `Domain.phrases` knows a phrase in any usual spelling.

    "Bhaap lene ki machine" and "bhaap lene wali masheenen" have one key, and so have "bado ka
    diaper" and "bado ke liye diaper", "bukhar dekhne ki machine" and "bukhar naapne wala meter".
    """
    keys: list[str] = []
    for word in words:
        behind_link = bool(keys) and keys[-1] == "ka"
        if word in _LINKS and keys:
            keys += [] if behind_link else ["ka"]
        elif (word in _ARTICLES and keys) or (word == "liye" and behind_link):
            continue
        elif word in _DOING and keys and keys[-1] in _CHECKING:
            keys[-1] = "napne"
        elif word in _INSTRUMENTS and keys[-2:] == ["napne", "ka"]:
            keys.append("machine")
        else:
            keys.append(_word_key(word))
    return "_".join(keys)


def without_link(key: str) -> str:
    """The key of a name put side by side instead of with "ka"."""
    return key.replace("_ka_", "_")


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    key = fold(_PLURAL.sub("", stem(word)))
    return "napne" if key in _MEASURING else key


def in_name_order(words: Sequence[str]) -> Sequence[str] | None:
    """What a description behind a name is before it, or None where none is: "a belt for the back"
    is a back belt, a "diaper bado wala" a "bado wala diaper"."""
    if "for" in words[1:-1]:
        at = words.index("for")
        return [*words[at + 1 :], *words[:at]]
    return [*words[1:], words[0]] if words[-1] in _LINKS and len(words) > 2 else None
