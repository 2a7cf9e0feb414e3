"""Stored answers, services and taught answers, and what each shares with a question."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from device.dialogue.index.concepts import Concept, Concepts, Kind
from device.dialogue.index.shop_words import ShopWords
from device.turn import Fact
from kb.catalogue import FaqEntry, Service
from kb.domains.pack import Domain
from kb.domains.subject_meanings import with_meaning
from kb.domains.subject_model import subjects_of, unlearned_topics
from kb.language.gloss import word_in_english
from kb.language.plain_words import frequent_english, is_everyday
from kb.language.words import stem

PassageSource = Literal["faq", "store", "taught"]
_LANGUAGE_ENDING = re.compile(r"[-_](?:en|hi)$")
_BY_ANSWER = 0.25
_IN_ANSWER = 0.5
"""What a word counts that stands in the answer and not in the question."""
_OF_KIND = 0.5
"""What goods count where a stored question names the kind that they are of."""


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    question: str
    answer: str
    lang: str
    source: PassageSource
    service: Service | None = None

    @property
    def text(self) -> str:
        return f"{self.question} {self.answer}"

    def fact(self) -> Fact:
        prefix = "service" if self.service is not None else self.source
        return Fact(self.answer, f"{prefix}:{self.id}")


@dataclass(frozen=True, slots=True)
class Shared:
    """What a question and a passage have in common, in words that weigh by their rarity in the
    passages, the rarest 1. Goods are counted apart."""

    passage: Passage
    got: float = 0.0
    got_topics: float = 0.0
    got_goods: float = 0.0
    """Words of the question that the passage has: plain ones, what a shop does, goods."""
    lost: float = 0.0
    lost_topics: float = 0.0
    lost_goods: float = 0.0
    """Words of the question that it lacks."""
    left_topics: float = 0.0
    left_goods: float = 0.0
    """What the passage's own question is about and is not asked for."""
    same_subject: float = 0.0
    """How likely both are about the same subject, see `kb.domains.subject_model`."""

    @property
    def share(self) -> float:
        """The part of the question that the passage has."""
        got = self.got + self.got_topics + self.got_goods
        return got / (got + self.lost + self.lost_topics + self.lost_goods) if got else 0.0


class Passages:
    """All passages of a shop, ready to be compared with a question."""

    def __init__(self, passages: Iterable[Passage], domain: Domain, shop: ShopWords) -> None:
        self.all = tuple(passages)
        self._concepts = Concepts(domain, shop)
        self._vocabulary: dict[str, Concept] = {}
        """Each concept of the passages by its word."""
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._questions = [self._index(passage.question) for passage in self.all]
        self._answers = [self._index(passage.answer) for passage in self.all]
        self._topics: dict[str, set[str]] = defaultdict(set)
        """The passages, those of two languages once, that have a concept."""
        for passage, *texts in zip(self.all, self._questions, self._answers, strict=True):
            for word in {word for text in texts for word in text}:
                self._topics[word].add(base_id(passage.id))
        self._subjects = self._subjects_of_all(domain)
        self._own_topics = [unlearned_topics(passage.question, domain) for passage in self.all]
        self._domain = domain
        self._most = math.log(2 + len(self.all))
        self._weights = {word: self._weight(self._like(c)) for word, c in self._vocabulary.items()}

    def _subjects_of_all(self, domain: Domain) -> NDArray[np.float32]:
        """The subjects of each passage, one row each; its question tells more than its answer."""
        questions = [subjects_of(passage.question, domain) for passage in self.all]
        answers = [subjects_of(passage.answer, domain) for passage in self.all]
        return (1 - _BY_ANSWER) * np.array(questions) + _BY_ANSWER * np.array(answers)

    def _index(self, text: str) -> frozenset[str]:
        found = self._concepts.of(text)
        for concept in found:
            self._vocabulary.setdefault(concept.word, concept)
            for key in concept.sound_keys():
                self._by_key[key].add(concept.word)
        return frozenset(concept.word for concept in found)

    def _like(self, concept: Concept) -> dict[str, float]:
        """The concepts of the passages that are like one, with how much they are."""
        near = {word for key in concept.sound_keys() for word in self._by_key.get(key, ())}
        return {
            word: degree
            for word in near
            if (degree := concept.likeness(self._vocabulary[word])) > 0
        }

    def _weight(self, like: dict[str, float]) -> float:
        same = [word for word, degree in like.items() if degree == 1]
        having = {base for word in same for base in self._topics[word]}
        return math.log((2 + len(self.all)) / (1 + len(having))) / self._most

    def shared(self, text: str) -> list[Shared]:
        """What each passage has in common with a question, in the order of the passages."""
        if not self.all:
            return []
        asked = []
        for concept in self._concepts.of(text):
            like = self._like(concept)
            asked.append((concept, like, self._weight(like)))
        same_subject = self._same_subject(text, subjects_of(text, self._domain))
        return [self._compare(at, asked, same) for at, same in enumerate(same_subject)]

    def same_subject(self, text: str, vector: NDArray[np.float32]) -> list[float]:
        """How likely each passage is about the same subject as a question with this vector."""
        return self._same_subject(text, with_meaning(subjects_of(text, self._domain), vector))

    def _same_subject(self, text: str, heard: NDArray[np.float32]) -> list[float]:
        """The same for a question of which it was heard how likely it has each subject."""
        own = unlearned_topics(text, self._domain)
        same_subject = (self._subjects @ heard).tolist()
        return [
            1.0 if own & topics else same
            for same, topics in zip(same_subject, self._own_topics, strict=True)
        ]

    def _compare(
        self, number: int, asked: list[tuple[Concept, dict[str, float], float]], same_subject: float
    ) -> Shared:
        question, answer = self._questions[number], self._answers[number]
        got: dict[Kind, float] = defaultdict(float)
        lost: dict[Kind, float] = defaultdict(float)
        covered: set[str] = set()
        for concept, like, weight in asked:
            here = max((degree for word, degree in like.items() if word in question), default=0.0)
            there = max((degree for word, degree in like.items() if word in answer), default=0.0)
            degree = max(here, _IN_ANSWER * there)
            if not degree and (kinds := self._kinds_of(concept, question)):
                degree = _OF_KIND
                covered |= kinds
            if degree:
                got[concept.kind] += weight * degree
            else:
                lost[concept.kind] += weight
            covered.update(word for word, degree in like.items() if degree == 1)
        left: dict[Kind, float] = defaultdict(float)
        for word in question - covered:
            left[self._vocabulary[word].kind] += self._weights[word]
        return Shared(
            self.all[number],
            got=got["word"],
            got_topics=got["topic"],
            got_goods=got["goods"],
            lost=lost["word"],
            lost_topics=lost["topic"],
            lost_goods=lost["goods"],
            left_topics=left["topic"],
            left_goods=left["goods"],
            same_subject=same_subject,
        )

    def _kinds_of(self, concept: Concept, question: frozenset[str]) -> set[str]:
        """The words of a stored question that name the shop's own kind of such goods: "breakfast"
        for a dosa."""
        return {
            word for word in question
            if concept.category
            and self._vocabulary[word].kind == "goods"
            and not concept.category.isdisjoint({stem(word), *self._vocabulary[word].names})
        }  # fmt: skip

    def names_of_one(self, text: str, passage: Passage) -> list[str]:
        """The words of a question that stand in this passage's own question and in no other
        passage: names of places, of a medicine."""
        own = base_id(passage.id)
        questions = (q for p, q in zip(self.all, self._questions, strict=True)
                     if base_id(p.id) == own)  # fmt: skip
        here = {word for question in questions for word in question}
        return [
            concept.word
            for concept in self._concepts.of(text)
            if concept.kind == "word"
            and (same := {word for word, degree in self._like(concept).items() if degree == 1})
            and not same.isdisjoint(here)
            and all(self._topics[word] == {own} for word in same)
        ]

    def names_strangely(self, text: str) -> set[str]:
        """The passages, those of two languages once, which alone have a word of a question that is
        none of either language: the name of a place, of a maker."""
        found: set[str] = set()
        for concept in self._concepts.of(text):
            if concept.kind == "word" and not _is_of_language(concept.word):
                same = [word for word, degree in self._like(concept).items() if degree == 1]
                having = {own for word in same for own in self._topics[word]}
                found |= having if len(having) == 1 else set()
        return found

    def with_all(self, text: str, lang: str) -> Passage | None:
        """The passage that has all of these words, the one with the fewest others."""
        full = [s for s in self.shared(text) if s.share == 1]
        best = min(full, key=lambda s: s.left_topics + s.left_goods, default=None)
        return self.in_language(best.passage, lang) if best is not None else None

    def in_language(self, passage: Passage, lang: str) -> Passage:
        """That answer, in the customer's language where the shop wrote it in both."""
        wanted = "en" if lang == "en" else "hi"
        same = [p for p in self.all if base_id(p.id) == base_id(passage.id)]
        return next((p for p in same if p.lang == wanted), passage)


def _is_of_language(word: str) -> bool:
    return word in frequent_english() or is_everyday(word) or word_in_english(word) != word


def base_id(passage_id: str) -> str:
    """`returns` for `returns-hi`: entries that differ in language only."""
    return _LANGUAGE_ENDING.sub("", passage_id)


def faq_passages(entries: Iterable[FaqEntry], source: PassageSource = "faq") -> list[Passage]:
    return [Passage(e.id, e.question, e.answer, e.lang, source) for e in entries]
