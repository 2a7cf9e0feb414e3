"""What the words of a text mean: each with all words that mean the same, in either language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from device.dialogue.index.shop_words import GRAMMAR, ShopWords
from device.dialogue.index.written_words import phrase_words
from kb.domains.pack import Domain, word_forms
from kb.domains.phrase_key import phrase_key
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.plain_words import frequent_english, is_everyday
from kb.language.script import phonetic_key, similarity, to_latin
from kb.language.units import canonical_unit
from kb.language.weekdays import weekday_of
from kb.language.words import stem

_LONGEST_PHRASE = 4
_ENDINGS = ("ed", "ing", "er")
_ALIKE = 0.8
_LONG_KEY = 3
_BEGINNING = 5
"""Words that begin with so many same letters, to the end of the shorter, are forms of one."""


Kind = Literal["goods", "topic", "word"]
"""Something that is sold, or its measure; something that a shop does; anything else."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A word with a meaning of its own, or a phrase with its words in `parts`."""

    word: str
    names: frozenset[str]
    """All that mean the same; words of a phrase are joined by "_"."""
    kind: Kind = "word"
    parts: tuple[Concept, ...] = ()
    category: frozenset[str] = frozenset()
    """What the shop's own kind of such goods is called, where they all are of one kind."""

    def likeness(self, other: Concept) -> float:
        """1 for the same, less where only parts of a phrase are the same."""
        if self._same(other):
            return 1.0
        mine, theirs = self.parts or (self,), other.parts or (other,)
        if len(mine) == len(theirs) == 1:
            return 0.0
        common = sum(any(a._same(b) for b in theirs) for a in mine)
        return min(common / max(len(mine), len(theirs)), 1.0)

    def _same(self, other: Concept) -> bool:
        return (
            self.word in other.names
            or other.word in self.names
            or _spelt_alike(self.word, other.word)
        )

    def sound_keys(self) -> Iterator[str]:
        """Concepts without a common key are nothing alike."""
        for concept in (self, *self.parts):
            yield from concept.names
            word = concept.word
            if word.isalpha() and len(word) >= _BEGINNING:
                yield f"{word[:_BEGINNING]}…"
            if word.isalpha() and len(phonetic_key(word)) >= _LONG_KEY:
                yield f"~{phonetic_key(word)}"


def _spelt_alike(word: str, other: str) -> bool:
    if min(len(word), len(other)) < 4 or not word.isalpha() or not other.isalpha():
        return False
    key = phonetic_key(word)
    if len(key) >= _LONG_KEY and phonetic_key(other) == key and similarity(word, other) >= _ALIKE:
        return True
    shorter = min(len(word), len(other))
    return shorter >= _BEGINNING and word[:shorter] == other[:shorter]


class Concepts:
    """Reads the concepts of texts with the words of one shop and its domain."""

    def __init__(self, domain: Domain, shop: ShopWords) -> None:
        self._domain = domain
        self._shop = shop
        self._phrases = {
            **domain.phrases,
            **{phrase_key(w.split("_")): g for w, g in domain.topics.items() if "_" in w},
        }

    def of(self, text: str) -> list[Concept]:
        """What a text is about, each once."""
        words = words_to_figures(to_latin(normalise(text))).split()
        found: dict[str, Concept] = {}
        index = 0
        while index < len(words):
            concept, length = self._at(words, index)
            if concept is not None:
                found.setdefault(concept.word, concept)
            index += length
        return list(found.values())

    def _at(self, words: list[str], index: int) -> tuple[Concept | None, int]:
        """The concept that starts at a word, and of how many words it is."""
        for length in range(min(_LONGEST_PHRASE, len(words) - index), 1, -1):
            said = words[index : index + length]
            group = self._phrases.get(phrase_key(said))
            if group is not None:
                parts = [self._of_word(word) for word in said]
                whole = self._named("_".join(said), group)
                return replace(whole, parts=tuple(part for part in parts if part)), length
        word = words[index]
        if word[:1].isdigit():
            unit = canonical_unit(words[index + 1]) if index + 1 < len(words) else None
            name = f"{word} {unit}"
            return (Concept(name, frozenset({name}), "goods"), 2) if unit else (None, 1)
        measure = canonical_unit(word) is not None and word not in self._domain.topics
        if len(word) < 2 or word in GRAMMAR or measure or weekday_of(word) is not None:
            return None, 1
        return self._of_word(word), 1

    def _of_word(self, word: str) -> Concept | None:
        domain = self._domain
        english = word in frequent_english()
        # An English word has its own meaning, however much a Hindi one sounds like it.
        forms = {word, stem(word)} if english else word_forms(word)
        if domain.things.isdisjoint({word, stem(word)}):
            # A charger charges no money, a printer prints nothing here.
            forms = forms | set(_bases(word))
        topic = frozenset(name for form in forms for name in domain.topics.get(form, ()))
        group = frozenset(name for form in forms for name in domain.synonyms.get(form, ()))
        if not topic and not english and not domain.is_function(word):
            # What Devanagari writes: "lagvaane", "chaarj"; "pe" is too short to be "pay".
            topic = self._heard(word, group)
        if domain.is_function(word):
            return Concept(word, topic | forms, "topic") if topic else None
        return self._named(word, group | topic | forms)

    def _heard(self, word: str, group: frozenset[str]) -> frozenset[str]:
        """What a strange spelling of a word surely means."""
        heard = self._domain.topic_by_sound(word)
        if heard is None and not group and not is_everyday(word):
            heard = self._domain.in_english(word)
        if heard is None:
            return frozenset()
        return frozenset({heard}) | self._domain.topics.get(heard, frozenset())

    def _named(self, word: str, names: frozenset[str]) -> Concept:
        names = names | {word}
        if any(name in self._domain.topics for name in names):
            return Concept(word, names, "topic")
        where = self._shop.lookup(word.replace("_", " ")) or self._shop.of_group(names)
        sold = where is not None and bool(where.named | where.option)
        goods = sold or self._domain.names_goods(word) or not self._domain.things.isdisjoint(names)
        category = self._category_of(where.named) if where is not None and where.named else ()
        kind: Kind = "goods" if goods else "word"
        return Concept(word, names, kind, category=frozenset(category))

    def _category_of(self, products: int) -> Iterable[str]:
        """The words of the one category that some products are in, if they all are in one."""
        of = [name for name, held in self._shop.categories.items() if held & products]
        return map(stem, phrase_words(of[0])) if len(of) == 1 else ()


def _bases(word: str) -> Iterator[str]:
    """ "rent" of "rented", "book" of "booking"."""
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3:
            for form in (base, f"{base}e", base[:-1] if base[-1] == base[-2] else base):
                if form in frequent_english():
                    yield form
