"""How each word of the language model sounds, as phones of the US English acoustic model.

In this order: the acoustic model's own dictionary; letter names for abbreviations; letters and
number words for codes such as "b22"; espeak-ng for the rest. Words known to be Hindi are read from
their Devanagari spelling; unknown Latin words get an English and a Hindi reading, since nobody can
tell from the letters whether "taar" or "Legrand" is meant to be Hindi.
"""

from __future__ import annotations

import logging
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from device.hearing.phones import LETTERS, IpaLang, arpabet, indian_reading
from device.hearing.spoken import is_code
from kb.language.number_words import in_words

_LOG = logging.getLogger(__name__)
_VOICES: dict[IpaLang, str] = {"en": "en-us", "hi": "hi"}
_ESPEAK_TIMEOUT_S = 60
_VARIANT = re.compile(r"\(\d+\)$")

Pronunciations = dict[str, list[str]]
"""Word → its pronunciations, each a string of phones with blanks between; the likeliest first."""


def pronounce(
    words: Iterable[str],
    dictionary: Path,
    *,
    abbreviations: Iterable[str] = (),
    devanagari: Mapping[str, str] | None = None,
) -> Pronunciations:
    """Pronunciations of all words that can be given one; a word that cannot is left out.

    `devanagari` maps romanised Hindi words to their spelling. Without espeak-ng on the machine the
    words that need it are left out, and the log says how many.
    """
    wanted = sorted(set(words))
    hindi = {word: devanagari[word] for word in wanted if devanagari and word in devanagari}
    said = _from_dictionary(set(wanted), dictionary)
    for word in set(abbreviations) & set(wanted):
        # people say either "L E D" or "led"
        said[word] = [_spelled(word), *said.get(word, [])]
    for word in wanted:
        if word not in said and is_code(word):
            said[word] = _code(word, dictionary)
    unknown = [word for word in wanted if word not in said and word not in hindi]
    latin = [word for word in unknown if word.isascii()]
    readings = [
        *zip(latin, _espeak(latin, "en"), strict=True),
        *zip(hindi, _espeak(list(hindi.values()), "hi"), strict=True),
        *zip(latin, _espeak([as_hindi(word) for word in latin], "hi"), strict=True),
    ]
    for word, phones in readings:
        if phones and phones not in said.setdefault(word, []):
            said[word].append(phones)
    for word, ways in said.items():
        said[word] = list(dict.fromkeys((*ways, *map(indian_reading, ways))))
    missing = [word for word in wanted if not said.get(word)]
    if missing:
        _LOG.warning("no pronunciation for %d words, such as %s", len(missing), missing[:5])
    return {word: said[word] for word in wanted if said.get(word)}


def write_dictionary(said: Pronunciations, path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for word, ways in said.items():
            for number, phones in enumerate(ways, start=1):
                out.write(f"{word if number == 1 else f'{word}({number})'} {phones}\n")


def _from_dictionary(words: set[str], dictionary: Path) -> Pronunciations:
    said: Pronunciations = {}
    with dictionary.open(encoding="utf-8") as lines:
        for line in lines:
            entry, _, phones = line.strip().partition(" ")
            word = _VARIANT.sub("", entry)
            if word in words:
                said.setdefault(word, []).append(phones)
    return said


def _spelled(word: str) -> str:
    return " ".join(LETTERS[letter] for letter in word if letter in LETTERS)


def _code(word: str, dictionary: Path) -> list[str]:
    """ "b22" is said "b twenty two" or "b two two"."""
    parts = re.findall(r"\d+|[a-z]+", word)
    ways: list[list[str]] = []
    for digit_by_digit in (False, True):
        names: list[str] = []
        for part in parts:
            if part.isdigit():
                figures = list(part) if digit_by_digit or part[0] == "0" else [part]
                for figure in figures:
                    names += in_words(Decimal(figure), "en").replace("-", " ").split()
            else:
                names += list(part)
        if names not in ways:
            ways.append(names)
    numbers = _from_dictionary({name for way in ways for name in way if len(name) > 1}, dictionary)
    return [
        " ".join(LETTERS[name] if name in LETTERS else numbers[name][0] for name in way)
        for way in ways
        if all(name in LETTERS or name in numbers for name in way)
    ]


def _espeak(words: Sequence[str], lang: IpaLang) -> list[str]:
    """One string of phones a word; empty where espeak-ng has nothing to say."""
    if not words:
        return []
    lines = _run_espeak(words, lang)
    if lines is None:
        return [""] * len(words)
    if len(lines) != len(words):
        if len(words) == 1:
            lines = ["".join(lines)]
        else:
            middle = len(words) // 2
            return _espeak(words[:middle], lang) + _espeak(words[middle:], lang)
    return [" ".join(arpabet(line, lang)) for line in lines]


def _run_espeak(words: Sequence[str], lang: IpaLang) -> list[str] | None:
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as text:
        # a blank line ends a clause, so each word is read by itself and on a line of its own
        text.write("\n\n".join(words) + "\n")
        text.flush()
        command = ["espeak-ng", "-q", "--ipa", "--sep=_", "-v", _VOICES[lang], "-f", text.name]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=_ESPEAK_TIMEOUT_S, check=True
            )
        except (OSError, subprocess.SubprocessError) as err:
            _LOG.warning("espeak-ng cannot give pronunciations: %s", err)
            return None
    return [line for line in done.stdout.splitlines() if line.strip()]


_HINDI_SPELLING = [
    ("chh", "छ"), ("kh", "ख"), ("gh", "घ"), ("ch", "च"), ("jh", "झ"), ("th", "थ"), ("dh", "ध"),
    ("ph", "फ"), ("bh", "भ"), ("sh", "श"), ("k", "क"), ("c", "क"), ("q", "क"), ("g", "ग"),
    ("j", "ज"), ("t", "त"), ("d", "द"), ("n", "न"), ("p", "प"), ("f", "फ़"), ("b", "ब"), ("m", "म"),
    ("y", "य"),
    ("r", "र"), ("l", "ल"), ("v", "व"), ("w", "व"), ("s", "स"), ("h", "ह"), ("z", "ज़"), ("x", "क्स"),
]  # fmt: skip
_HINDI_VOWELS = [
    ("aa", "आ", "ा"), ("ai", "ऐ", "ै"), ("au", "औ", "ौ"), ("ee", "ई", "ी"), ("ii", "ई", "ी"),
    ("oo", "ऊ", "ू"), ("uu", "ऊ", "ू"), ("a", "अ", ""), ("i", "इ", "ि"), ("u", "उ", "ु"),
    ("e", "ए", "े"), ("o", "ओ", "ो"),
]  # fmt: skip


def as_hindi(word: str) -> str:
    """A romanised word in Devanagari, letter by letter: "taar" → "तार"."""
    out, rest, after_consonant = "", word, False
    while rest:
        for latin, letter, sign in _HINDI_VOWELS:
            if rest.startswith(latin):
                final_a = latin == "a" and len(rest) == 1 and after_consonant
                out += "ा" if final_a else sign if after_consonant else letter
                after_consonant = False
                break
        else:
            for latin, letter in _HINDI_SPELLING:
                if rest.startswith(latin):
                    out += ("्" if after_consonant else "") + letter
                    after_consonant = True
                    break
            else:
                latin = rest[0]
        rest = rest[len(latin) :]
    return out
