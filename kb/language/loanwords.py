"""English words as Hindi writes them: "पैकेट" and "paiket" are packets, "kepesitar" a capacitor.

`loanwords.txt` has the usual spellings. Others that differ only in what people write this way or
that (long or short vowels, "ॉ" or "ा", "बैट्री" or "बैटरी") are found by what they have in common,
and long ones by their consonants.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kb.language.devanagari import letter_by_letter
from kb.language.plain_words import frequent_english, is_everyday
from kb.language.spelling import folded

_FILE = Path(__file__).with_name("loanwords.txt")
_NUKTA = "़"
_SEVERAL = ("्स", "्ज")
"""The English plural as Hindi writes it: "फ्रेंड्स"."""
_INFLECTED = (("ियां", "ी"), ("ियों", "ी"), ("ें", ""), ("ों", ""), ("ों", "ा"), ("े", "ा"))
"""How Hindi inflects what it took from English ("बैटरियां", "पाइपों", "कैमरे"), and what the word
ends in as such."""
_AS_WRITTEN = {ord(_NUKTA): None, ord("ँ"): "ं"}
_GROUPS = ("ाआऑॉ", "िइईीय", "ुउऊू", "ेएऐऍैॅ", "ोओऔौ", "नणङञं", "शष")
_ALIKE = {ord(sign): group[0] for group in _GROUPS for sign in group} | dict.fromkeys(
    map(ord, ("अ", "्", _NUKTA))
)
"""Signs that are written for one another, and those that are left out."""
_NASAL = re.compile(r"म(?=[पबभफ])")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST = 4
"""In shorter words a vowel is all that keeps them apart: "पेंट" is paint and "पैंट" pants."""
_SHORTEST_STEM = 3
_TELLING = 5
"""So many consonants are of one word only, whatever its vowels."""
_VOWEL, _UNSURE = re.compile("[aeiou]"), re.compile("[aeiouh]")


@lru_cache(maxsize=16384)
def in_english(word: str) -> str | None:
    """The English word that a Devanagari word is, or None."""
    word = word.translate(_AS_WRITTEN)
    exact = _spellings().get(word)
    if exact is not None:
        return exact
    one = _spellings().get(word[:-2]) if word.endswith(_SEVERAL) else None
    if one is not None:
        return one if one.endswith("s") else f"{one}s"
    latin = letter_by_letter(word)
    english = _uninflected(word)
    if english is not None and _as_typed(latin) not in _hindi_typed():
        return english
    key = _key(word)
    english = _alike().get(key) if len(key) >= _SHORTEST else None
    english = english or _of_consonants(latin)
    return None if english is None or _is_hindi(latin) else english


def _uninflected(word: str) -> str | None:
    """The English word that a word is an inflected form of, where its usual spelling is."""
    for ending, as_such in _INFLECTED:
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_STEM:
            english = _spellings().get(base + as_such)
            if english is not None:
                return english
    return None


@lru_cache(maxsize=16384)
def typed_in_english(word: str) -> str | None:
    """The English word that a word in Latin letters is as Hindi spells it ("baitri"), or None."""
    if len(word) < _SHORTEST or word in frequent_english():
        return None
    typed = _as_typed(word)
    english = _typed().get(typed) or _typed_uninflected(word)
    if english is None and not is_everyday(word):
        english = _of_consonants(word)
    return None if typed in _hindi_typed() else english


_INFLECTED_TYPED = re.compile(r"(?<=.{4})(?:on|en|e)$")


def _typed_uninflected(word: str) -> str | None:
    """ "Kameron" and "kamere" are cameras, as Hindi inflects them."""
    stem = _INFLECTED_TYPED.sub("", word)
    if stem == word or is_everyday(word):
        return None
    return next((own for end in ("a", "") if (own := _typed().get(_as_typed(stem + end)))), None)


def _as_typed(latin: str) -> str:
    """Folded, but with its last "n": Hindi may leave it out, English may not ("clean")."""
    return folded(latin) + ("n" if latin.endswith("n") else "")


def _of_consonants(latin: str) -> str | None:
    consonants = _consonants(latin)
    return _by_consonants().get(consonants) if len(consonants) >= _TELLING else None


def _consonants(latin: str) -> str:
    """What stays of a word however its vowels are heard, with an "a" for one at its beginning."""
    return _DOUBLED.sub(r"\1", _VOWEL.sub("a", latin[:1]) + _UNSURE.sub("", _as_typed(latin)[1:]))


def _is_hindi(latin: str) -> bool:
    typed = _as_typed(latin)
    return typed in _hindi_typed() or (is_everyday(latin) and typed not in _typed())


def _key(word: str) -> str:
    return _DOUBLED.sub(r"\1", _NASAL.sub("न", word.translate(_ALIKE)))


_HINDI = "!"


@lru_cache(maxsize=1)
def _entries() -> tuple[tuple[str, str], ...]:
    """English words, or "!" for Hindi ones, each with a spelling in Devanagari."""
    found: list[tuple[str, str]] = []
    english = ""
    for line in _FILE.read_text("utf-8").splitlines():
        for word in () if line.startswith("#") else line.split():
            if word.isascii():
                english = word
            else:
                found.append((english, unicodedata.normalize("NFC", word)))
    return tuple(found)


def _loanwords() -> Iterator[tuple[str, str]]:
    return (entry for entry in _entries() if entry[0] != _HINDI)


@lru_cache(maxsize=1)
def _hindi_typed() -> frozenset[str]:
    return frozenset(
        _as_typed(letter_by_letter(word)) for mark, word in _entries() if mark == _HINDI
    )


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {spelling.translate(_AS_WRITTEN): english for english, spelling in _loanwords()}


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    return _unambiguous((_key(spelling), english) for english, spelling in _loanwords())


@lru_cache(maxsize=1)
def _typed() -> dict[str, str]:
    return _unambiguous(
        (_as_typed(letter_by_letter(spelling)), english) for english, spelling in _loanwords()
    )


@lru_cache(maxsize=1)
def _by_consonants() -> dict[str, str]:
    return _unambiguous(
        (_consonants(letter_by_letter(spelling)), english) for english, spelling in _loanwords()
    )


def _unambiguous(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    table: dict[str, set[str]] = {}
    for form, english in pairs:
        table.setdefault(form, set()).add(english)
    return {form: next(iter(words)) for form, words in table.items() if len(words) == 1}
