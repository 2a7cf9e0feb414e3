"""Catalogue text as the words a customer says: "2.5 sq mm" → two point five square m m.

Letters with digits that are no measure ("B22") and abbreviations ("MCB") stay one word, so that the
transcript holds them as the catalogue writes them; how they sound is `pronounce`'s job.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kb.language.number_words import in_words
from kb.language.script import phonetic_key, similarity, to_latin

_TOKEN = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)(?![\w.])|(?P<word>[^\W_][\w'.&]*(?:['&.][^\W_]+)*)|(?P<percent>%)"
)
_MEASURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(sq\.?\s*mm|[a-zA-Z%]+)\b\.?", re.IGNORECASE)
_LETTERS_AND_DIGITS = re.compile(r"^(?=.*\d)(?=.*[a-z])[a-z\d]+$")
_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")
_ALIKE = 0.8
_LARGEST_SAID = Decimal(10) ** 7


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that are said together; `measure` tells "sixteen amp" from a plain word."""

    words: tuple[str, ...]
    measure: bool = False


class SpokenForms:
    """Turns texts into words, and remembers what their writing tells about their sound.

    `abbreviations` holds words that were written in capitals, `devanagari` the original spelling
    of words that came from Devanagari.
    """

    def __init__(self, units: Mapping[str, Sequence[str]], devanagari: Mapping[str, str]) -> None:
        self._units = {unit: tuple(ways) for unit, ways in units.items()}
        self.devanagari = dict(devanagari)
        self.abbreviations: set[str] = set()
        self._english: dict[str, set[str]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Latin words that Devanagari spellings of them are to be taken for: "बल्ब" is "bulb"."""
        for text in texts:
            for word in re.findall(r"[a-z]{3,}", text.lower()):
                self._english.setdefault(phonetic_key(word), set()).add(word)

    def words(self, text: str) -> tuple[str, ...]:
        """The commonest way to say `text`."""
        return tuple(word for chunk in self.chunks(text) for word in chunk.words)

    def chunks(self, text: str, unit_way: int = 0) -> list[Chunk]:
        """`unit_way` chooses among the ways to say a unit, counted round."""
        text = self._romanised(text)
        chunks: list[Chunk] = []
        at = 0
        for match in _MEASURE.finditer(text):
            unit = re.sub(r"[.\s]+", " ", match[2].lower()).strip()
            ways = self._units.get(unit)
            if ways is None or (match.start() and text[match.start() - 1].isalnum()):
                continue
            chunks += self._plain(text[at : match.start()])
            said = (*_number(match[1]), *ways[unit_way % len(ways)].split())
            chunks.append(Chunk(said, measure=True))
            at = match.end()
        return chunks + self._plain(text[at:])

    def _plain(self, text: str) -> list[Chunk]:
        chunks: list[Chunk] = []
        count: tuple[str, ...] = ()
        for match in _TOKEN.finditer(text.replace("-", " ").replace("/", " ")):
            if match["number"]:
                count = _number(match["number"])
                continue
            if match["percent"]:
                chunks.append(Chunk((*count, "percent"), measure=True))
                count = ()
                continue
            written = match["word"].strip(".'&")
            word = written.lower().replace(".", "").replace("&", " and ")
            if not word.replace("'", "").replace(" ", "").isascii():
                continue
            if written.isupper() and 2 <= len(written) <= 5 and written.isalpha():
                self.abbreviations.add(word)
            # "2 way" and "3 pin" are measures too, in units that no table lists
            chunks.append(Chunk((*count, *word.split()), measure=bool(count)))
            count = ()
        if count:
            chunks.append(Chunk(count, measure=True))
        return chunks

    def _romanised(self, text: str) -> str:
        def latin(match: re.Match[str]) -> str:
            word = self._known(to_latin(match.group()).lower())
            self.devanagari.setdefault(word, match.group())
            return word

        return _DEVANAGARI.sub(latin, text)

    def _known(self, romanised: str) -> str:
        alike = self._english.get(phonetic_key(romanised), ())
        best = max(alike, key=lambda word: similarity(word, romanised), default=romanised)
        return best if similarity(best, romanised) >= _ALIKE else romanised


def is_code(word: str) -> bool:
    """Letters with digits: "b22", "rg6"."""
    return bool(_LETTERS_AND_DIGITS.match(word))


def _number(figures: str) -> tuple[str, ...]:
    value = Decimal(figures.replace(",", ""))
    if value >= _LARGEST_SAID:
        return ()
    return tuple(in_words(value, "en").replace("-", " ").split())
