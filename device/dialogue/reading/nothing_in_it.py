"""What has nothing to it is plain: "a dosa with nothing inside", "bina kuch bhare naan"."""

from __future__ import annotations

from collections.abc import Sequence

from kb.language.words import word_set

_PLAIN = "plain"
_NOTHING = "nothing"
_WITH = word_set("with having has")
_DONE = word_set("stuffed filled put added mixed")
_WHERE = word_set("inside in on it")
_NO = word_set("no without")
_ANY, _FILLING = word_set("any a"), word_set("filling stuffing fillings stuffings")
_BINA, _KUCH = word_set("bina binaa bagair"), word_set("kuch kuchh kuchch")
_NOT = word_set("nahi nahin na nai")
_BHARA = word_set("bhare bhara bhari dale dala dali daale daala daali milaye milaya milae")
_BEHIND = word_set("hue hua hui ho")


def with_nothing_as_plain(words: list[str]) -> list[str]:
    """The words with "plain" for what says that nothing is in a thing."""
    found: list[str] = []
    at = 0
    while at < len(words):
        end = _nothing_in_it(words, at)
        found.append(_PLAIN if end else words[at])
        at = end or at + 1
    return found


def _nothing_in_it(words: list[str], start: int) -> int:
    """Where such a run that begins here ends; 0 where none does."""
    at = start + (words[start] in _WITH)
    if words[at : at + 1] == [_NOTHING]:
        end = _past(words, at + 1, _DONE)
        behind = _past(words, _past(words, _past(words, end, _WHERE), _WHERE), _WHERE)
        return behind if behind > at + 1 and words[behind - 1] not in {"in", "on"} else 0
    if words[at : at + 1] and words[at] in _NO:
        end = _past(words, at + 1, _ANY)
        return end + 1 if _FILLING & {*words[end : end + 1]} else 0
    kuch = {*words[start + 1 : start + 2]}
    if (words[start] in _BINA and _KUCH & kuch) or (words[start] in _KUCH and _NOT & kuch):
        end = _past(words, start + 2, _BHARA)
        return _past(words, end, _BEHIND) if end > start + 2 else 0
    return 0


def _past(words: Sequence[str], at: int, some: frozenset[str]) -> int:
    return at + bool(some & {*words[at : at + 1]})
