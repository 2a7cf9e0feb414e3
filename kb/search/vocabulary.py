"""From the words of a question to the words of the catalogue: misspelt, misheard, shortened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from kb.domains.pack import Domain
from kb.language.fold import fold
from kb.language.script import phonetic_key, similarity
from kb.search.fillers import FILLERS
from kb.search.terms import stem

SAME_SOUND = 0.95
"""A word that sounds the same counts almost as the word itself."""
SYNONYM, SYNONYM_OF_KNOWN = 0.95, 0.85
"""Another word for the same thing; less where the catalogue has the word that was said."""
LEAST_SIMILARITY = 0.74
_PREFIX_LEAST = 3
_MOST_WORDS = 8
_TRIGRAM_CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the catalogue and how surely it is meant, 0 to 1.

    Several words parted by spaces must all be there ("water heater" for "geyser").
    """

    word: str
    similarity: float


class Vocabulary:
    """The words of one generation and of its trade. One thread only, as its connection."""

    def __init__(self, connection: sqlite3.Connection, domain: Callable[[], Domain]) -> None:
        """`domain` is asked for at the first question only: reading the packs takes a while."""
        self._connection = connection
        self._read_domain = domain
        rows = connection.execute("SELECT word, products, faq FROM words").fetchall()
        self.in_products = {word: products for word, products, _ in rows if products}
        self.in_faq = {word: faq for word, _, faq in rows if faq}
        self._matches = lru_cache(maxsize=2048)(self._find)

    @cached_property
    def _domain(self) -> Domain:
        return self._read_domain()

    def knows(self, word: str) -> bool:
        return word in self.in_products or word in self.in_faq

    def says_nothing(self, word: str) -> bool:
        """Whether a word of a question is plain language that names no thing."""
        return word in FILLERS or (not self.knows(stem(word)) and self._domain.is_function(word))

    def phrase(self, words: list[str]) -> tuple[Match, ...]:
        """What the trade calls by several words ("tube light"), as the catalogue's words."""
        return tuple(self._synonyms("_".join(words), SYNONYM).values())

    def matches(self, word: str) -> tuple[Match, ...]:
        """Best first; empty when no word of the catalogue comes near."""
        return self._matches(word)

    def _find(self, word: str) -> tuple[Match, ...]:
        known = self.knows(word)
        found = {word: 1.0} if known else {}
        synonyms = self._synonyms(word, SYNONYM_OF_KNOWN if known else SYNONYM)
        if len(word) >= 3:
            for other in self._same_sound(word):
                if other not in found:
                    found[other] = SAME_SOUND * similarity(word, other)
        if not known and not synonyms and len(word) >= _PREFIX_LEAST:
            for other in self._longer(word):
                found[other] = max(found.get(other, 0.0), _prefix_similarity(word, other))
        if not known and not synonyms and len(word) >= 4:
            for other in self._near(word):
                found[other] = max(found.get(other, 0.0), spelling_similarity(word, other))
        good = [Match(w, s) for w, s in found.items() if s >= LEAST_SIMILARITY]
        good += [match for match in synonyms.values() if match.word not in found]
        good.sort(key=lambda match: (-match.similarity, match.word))
        return tuple(good[:_MOST_WORDS])

    def _synonyms(self, word: str, how_sure: float) -> dict[str, Match]:
        table = self._domain.synonyms
        found: dict[str, Match] = {}
        for other in sorted(table.get(word) or table.get(fold(word)) or ()):
            parts = [stem(part) for part in other.split("_")]
            if other != word and all(part in self.in_products for part in parts):
                found[" ".join(parts)] = Match(" ".join(parts), how_sure)
        return found

    def _same_sound(self, word: str) -> list[str]:
        key = phonetic_key(word)
        if len(key) < 2:
            return []
        rows = self._connection.execute("SELECT word FROM words WHERE sound = ? LIMIT 50", (key,))
        return [other for (other,) in rows]

    def _longer(self, word: str) -> list[str]:
        rows = self._connection.execute(
            "SELECT word FROM words WHERE word > ? AND word < ? LIMIT 50",
            (word, word + "\U0010ffff"),
        )
        return [other for (other,) in rows]

    def _near(self, word: str) -> list[str]:
        if not word.isascii() or not word.isalnum():
            return []
        trigrams = {word[i : i + 3] for i in range(len(word) - 2)}
        rows = self._connection.execute(
            "SELECT words.word FROM word_trigrams JOIN words ON words.id = word_trigrams.rowid "
            "WHERE word_trigrams MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{part}"' for part in sorted(trigrams)), _TRIGRAM_CANDIDATES),
        )
        return [other for (other,) in rows]


def spelling_similarity(word: str, other: str) -> float:
    """0 to 1 by letters and by sound, whichever sees more; a wrong first letter counts extra."""
    if word[:1].isdigit() or other[:1].isdigit():
        return 1.0 if word == other else 0.0
    by_letters: float = DamerauLevenshtein.normalized_similarity(word, other)
    if word[:1] != other[:1]:
        by_letters -= 0.1
    return 0.98 * max(by_letters, similarity(word, other))


def _prefix_similarity(word: str, longer: str) -> float:
    """ "batt" for "battery": the more of the word is there, the surer."""
    return 0.72 + 0.25 * len(word) / len(longer)
