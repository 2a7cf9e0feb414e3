"""Devanagari letter by letter in the Latin letters that romanised Hindi uses."""

from __future__ import annotations

_CONSONANTS = {
    "क": "k",
    "ख": "kh",
    "ग": "g",
    "घ": "gh",
    "ङ": "n",
    "च": "ch",
    "छ": "chh",
    "ज": "j",
    "झ": "jh",
    "ञ": "n",
    "ट": "t",
    "ठ": "th",
    "ड": "d",
    "ढ": "dh",
    "ण": "n",
    "त": "t",
    "थ": "th",
    "द": "d",
    "ध": "dh",
    "न": "n",
    "प": "p",
    "फ": "ph",
    "ब": "b",
    "भ": "bh",
    "म": "m",
    "य": "y",
    "र": "r",
    "ल": "l",
    "व": "v",
    "श": "sh",
    "ष": "sh",
    "स": "s",
    "ह": "h",
    "ळ": "l",
    "ऱ": "r",
    "ऩ": "n",
}
_WITH_NUKTA = {"क": "q", "ख": "kh", "ग": "g", "ज": "z", "ड": "d", "ढ": "dh", "फ": "f", "य": "y"}
_VOWELS = {
    "अ": "a",
    "आ": "aa",
    "इ": "i",
    "ई": "ee",
    "उ": "u",
    "ऊ": "oo",
    "ऋ": "ri",
    "ए": "e",
    "ऐ": "ai",
    "ओ": "o",
    "औ": "au",
    "ऑ": "o",
    "ऍ": "e",
}
_MATRAS = {
    "ा": "aa",
    "ि": "i",
    "ी": "ee",
    "ु": "u",
    "ू": "oo",
    "ृ": "ri",
    "े": "e",
    "ै": "ai",
    "ो": "o",
    "ौ": "au",
    "ॉ": "o",
    "ॅ": "e",
    "ॆ": "e",
    "ॊ": "o",
}
_LONG_AT_END = {"aa": "a", "ee": "i", "oo": "u"}
"""Romanised Hindi writes a long vowel short at the end: "diya", "pani"."""
_NUKTA, _VIRAMA = "़", "्"
_STARTS_ANEW = "आऑऔ"
"""Behind a silent vowel these begin the second part of a word: "कटआउट" is "kat" and "aaut"."""


def letter_by_letter(word: str) -> str:
    """A Devanagari word in Latin letters, with the silent vowels left out: "पंखा" → "pankha"."""
    sounds = _drop_silent_vowels(_sounds(word.replace("ँ", "ं")))
    if len(sounds) > 1 and sounds[-1] in _LONG_AT_END:
        sounds[-1] = _LONG_AT_END[sounds[-1]]
    return "".join(sounds)


def _sounds(word: str) -> list[str]:
    """Consonants, vowels and "@" for the vowel that a consonant has where none is written."""
    sounds: list[str] = []
    pending = False
    for index, char in enumerate(word):
        follows = word[index + 1] if index + 1 < len(word) else ""
        if char in _CONSONANTS:
            if pending:
                sounds.append("@")
            sounds.append(
                _WITH_NUKTA.get(char, _CONSONANTS[char]) if follows == _NUKTA else _CONSONANTS[char]
            )
            pending = True
        elif char in _MATRAS:
            sounds.append(_MATRAS[char])
            pending = False
        elif char == _VIRAMA:
            pending = False
        elif char in _VOWELS:
            if pending and char not in _STARTS_ANEW:
                sounds.append("@")
            sounds.append(_VOWELS[char])
            pending = False
        elif char in "ंः":
            if pending:
                sounds.append("a")
            pending = False
            if char == "ं":
                sounds.append("m" if follows and follows in "पफबभम" else "n")
    if pending:
        sounds.append("@")
    return sounds


def _drop_silent_vowels(sounds: list[str]) -> list[str]:
    """Hindi leaves the inherent vowel out at the end and in VC@CV; elsewhere it is an "a"."""
    if len(sounds) > 2 and sounds[-1] == "@":
        sounds = sounds[:-1]
    kept = list(sounds)
    for index in range(len(sounds) - 3, 1, -1):
        if (
            kept[index] == "@"
            and _is_vowel(kept[index - 2])
            and not _is_vowel(kept[index - 1])
            and not _is_vowel(kept[index + 1])
            and _is_vowel(kept[index + 2])
        ):
            kept[index] = ""
    return ["a" if sound == "@" else sound for sound in kept if sound]


def _is_vowel(sound: str) -> bool:
    return sound[:1] in "aeiou@" if sound else False
