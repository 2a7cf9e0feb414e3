"""Figures that are said one by one, as a PIN is: "four seven one two", "चार सात एक दो".

A recogniser often writes them as other words of the same sound, "for", "to", "won"; whoever listens
for figures may take these for figures too.
"""

from __future__ import annotations

from collections.abc import Sequence

from kb.language.fold import fold
from kb.language.number_words import ENGLISH_NUMBERS
from kb.language.numbers import numbers
from kb.language.words import word_set

ALSO_WORDS = word_set("do to too tu for o oh ate won tin tree van et")
"""Words that are figures only among figures."""
_SPELLINGS = (
    "zero jeero jiro ziro shunya shoony shoonya o oh",
    "one won van ek",
    "two to too tu do",
    "three thri tree tin teen",
    "four for phor phoor faur chaar char",
    "five phaiv phaaiv faiv paanch panch paach",
    "six siks chhah chhe chah cheh",
    "seven sevan saat sat",
    "eight ate et eit aath ath aat",
    "nine naain nain nau",
)
_DIGITS = {
    form: str(value)
    for value, words in enumerate(_SPELLINGS)
    for word in words.split()
    for form in (word, fold(word))
}
_REPEATED = {"double": 2, "dabal": 2, "triple": 3, "tripal": 3, "tripl": 3}


def digits_of(words: Sequence[str]) -> list[str]:
    """The figures that each word of Latin letters stands for, "" for other words.

    "Double two" is "2", "2"; "forty seven" is "4", "7"; "4712" stands whole under its word.
    """
    found = ["" for _ in words]
    for at, word in enumerate(words):
        if found[at]:
            continue
        behind = words[at + 1] if at + 1 < len(words) else ""
        times = _REPEATED.get(word)
        if times is not None and (digit := _digit(behind)):
            found[at], found[at + 1] = digit, digit * (times - 1)
        elif word.isascii() and word.isdigit():
            found[at] = word
        elif digit := _digit(word):
            found[at] = digit
        elif tens := _below_100(word):
            unit = ENGLISH_NUMBERS.get(behind, 0)
            joined = word in ENGLISH_NUMBERS and tens[1] == "0" and 1 <= unit <= 9
            found[at] = tens[0] if joined else tens
    return found


def _digit(word: str) -> str:
    return _DIGITS.get(word) or _DIGITS.get(fold(word)) or ""


def _below_100(word: str) -> str:
    read = numbers([word, "piece"]) if word.isalpha() else []
    value = int(read[0].value) if len(read) == 1 and read[0].after == 1 else 0
    return str(value) if 10 <= value < 100 else ""
