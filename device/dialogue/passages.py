"""Which stored answer, service or taught answer a question is about, by the concepts both share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from device.dialogue.shop_words import GRAMMAR, ShopWords
from device.turn import Fact
from kb.catalogue import FaqEntry, Service
from kb.domains.pack import Domain
from kb.language.fold import fold
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.script import phonetic_key, similarity, to_latin
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

PassageSource = Literal["faq", "store", "taught"]
_LANGUAGE_ENDING = re.compile(r"[-_](?:en|hi)$")
_EMPTY = word_set(
    """
    do does did can could will would shall should may might must have has had get got give take
    make need want use work come go know tell say ask find keep put let see look try buy sell
    what which who how why when where you your we our i my me it its this that these those there
    here they them he she is are be am was were please also any some all more much many very
    just only too now then than so if about into up out off thing item product good kind type
    right stuff money shop store available kya kaise kaun kaunsa kab kahan kitna mil milega kar
    karo karna karte karta karke kiya hai ho hota hoti hote sakta sakte sakti chahiye aap aapke
    aapka aapki mujhe mera meri mere hum humara agar to bhi hi par pe kuch koi wala wali wale jo
    ek iska iski uska batao bataiye lena lete dena dete milta milti mile liye lie raha rahi rahe
    hain tha thi gaya gayi ja jata jaye log allow possible suppose
    """
)


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    question: str
    answer: str
    lang: str
    source: PassageSource
    service: Service | None = None

    def fact(self) -> Fact:
        prefix = "service" if self.service is not None else self.source
        return Fact(self.answer, f"{prefix}:{self.id}")


@dataclass(frozen=True, slots=True)
class PassageMatch:
    """`query_share` is the part of the question's concepts that the passage has, weighed by rarity;
    `question_share` the part of the passage's question that was asked."""

    passage: Passage
    query_share: float
    question_share: float
    missing: frozenset[str]

    pointing: float = 0.0
    """The part of what points to a stored answer, and to no product, that this passage has."""
    asked_for: bool = False
    """Some of what points here stands in the passage's question, not only in its answer."""
    left_out: frozenset[str] = frozenset()
    """Concepts of the passage's question, no goods, that were not asked for."""
    by_meaning: bool = False

    @property
    def score(self) -> float:
        return 0.5 * self.query_share + 0.3 * self.question_share + 0.2 * self.pointing


class Passages:
    """All passages of a shop, ready to be compared with a question."""

    def __init__(self, passages: Iterable[Passage], domain: Domain, shop: ShopWords) -> None:
        self._domain = domain
        self._shop = shop
        self.all = tuple(passages)
        self._questions = [self.concepts(passage.question) for passage in self.all]
        self._answers = [self.concepts(passage.answer) for passage in self.all]
        held: Counter[str] = Counter()
        for question, answer in zip(self._questions, self._answers, strict=True):
            held.update(question | answer)
        count = max(len(self.all), 1)
        self._weight = {concept: math.log(1 + count / n) for concept, n in held.items()}
        self._rare = math.log(1 + count)
        self._keys = {concept: phonetic_key(concept) for concept in held if concept.isalpha()}

    def concepts(self, text: str) -> frozenset[str]:
        """What a text is about, one name for all words of a synonym group."""
        return self.concepts_of(words_to_figures(to_latin(normalise(text))).split())

    def concepts_of(self, words: list[str]) -> frozenset[str]:
        groups = self._domain.synonyms
        found: set[str] = set()
        index = 0
        while index < len(words):
            pair = "_".join(words[index : index + 2])
            if index + 1 < len(words) and pair in groups:
                found.add(_name_of(groups[pair]))
                index += 2
                continue
            found.update(self._concept(words, index))
            index += 1
        return frozenset(found)

    def _concept(self, words: list[str], index: int) -> Iterable[str]:
        word = words[index]
        if word[:1].isdigit():
            unit = canonical_unit(words[index + 1]) if index + 1 < len(words) else None
            return (f"{word} {unit}",) if unit else ()
        if len(word) < 2 or word in GRAMMAR or canonical_unit(word) is not None:
            return ()
        groups = self._domain.synonyms
        for form in (word, stem(word), fold(word)):
            if form in groups and form not in _EMPTY:
                return (_name_of(groups[form]),)
        base = stem(word)
        canonical = self._domain.canonical_word(word)
        if base in _EMPTY or canonical in _EMPTY or fold(word) in _EMPTY or word in _EMPTY:
            return ()
        return () if self._domain.is_function(word) else (base,)

    def best(
        self, words: list[str], needed: frozenset[str] = frozenset(), lang: str = "en"
    ) -> PassageMatch | None:
        """The passage that shares most with a question; `needed` concepts must be in it."""
        asked = self.concepts_of(words)
        if not asked:
            return None
        pointing = self.mentions(words)
        best: PassageMatch | None = None
        for passage, question, answer in zip(self.all, self._questions, self._answers, strict=True):
            match = self._compare(passage, asked, question, answer, needed, pointing)
            if match is not None and (best is None or match.score > best.score):
                best = match
        if best is not None:
            translated = self.in_language(best.passage.id, lang)
            best = replace(best, passage=translated or best.passage)
        return best

    def _compare(
        self,
        passage: Passage,
        asked: frozenset[str],
        question: frozenset[str],
        answer: frozenset[str],
        needed: frozenset[str],
        pointing: frozenset[str],
    ) -> PassageMatch | None:
        in_question = {c: self._find(c, question) for c in asked}
        in_answer = {c: self._find(c, answer) for c in asked}
        lacks = any(not in_question.get(c) and not in_answer.get(c) for c in needed & asked)
        services = {c for c in pointing if c not in self._domain.things and in_question.get(c)}
        if lacks and not services:
            return None
        total = sum(self._weigh(c) for c in asked)
        gained = sum(
            self._weigh(c) * (1.0 if in_question[c] else 0.75 if in_answer[c] else 0.0)
            for c in asked
        )
        if not gained:
            return None
        covered = {held for held in in_question.values() if held}
        whole = sum(self._weigh(c) for c in question) or 1.0
        missing = frozenset(c for c in asked if not in_question[c] and not in_answer[c])
        share = sum(self._weigh(c) for c in covered) / whole
        left_out = frozenset(c for c in question - covered if not self._is_goods(c))
        points = 1 - len(pointing & missing) / len(pointing) if pointing else 0.0
        asked_for = any(in_question[c] for c in pointing if c in in_question)
        return PassageMatch(passage, gained / total, share, missing, points, asked_for, left_out)

    def _weigh(self, concept: str) -> float:
        return self._weight.get(concept, self._rare)

    def _find(self, concept: str, held: frozenset[str]) -> str | None:
        if concept in held:
            return concept
        if len(concept) < 4 or not concept.isalpha():
            return None
        key = phonetic_key(concept)
        for other in held:
            if len(key) >= 3 and self._keys.get(other) == key and similarity(concept, other) >= 0.8:
                return other
            if (
                len(other) >= 5
                and len(concept) >= 5
                and (other.startswith(concept) or concept.startswith(other))
            ):
                return other
        return None

    def in_language(self, passage_id: str, lang: str) -> Passage | None:
        """That answer, in the customer's language where the shop wrote it in both."""
        wanted = "en" if lang == "en" else "hi"
        same = [p for p in self.all if base_id(p.id) == base_id(passage_id)]
        return next((p for p in same if p.lang == wanted), same[0] if same else None)

    def mentions(self, words: list[str]) -> frozenset[str]:
        """Concepts of a question that stand in some passage but in no product."""
        return frozenset(
            c
            for c in self.concepts_of(words)
            if not c[0].isdigit()
            and any(self._find(c, q) for q in (*self._questions, *self._answers))
            and not self._is_goods(c)
        )

    def _is_goods(self, concept: str) -> bool:
        where = self._shop.lookup(concept)
        return where is not None and bool(where.head | where.brand | where.name | where.option)


def base_id(passage_id: str) -> str:
    """`returns` for `returns-hi`: entries that differ in language only."""
    return _LANGUAGE_ENDING.sub("", passage_id)


def _name_of(group: frozenset[str]) -> str:
    return min(group)


def faq_passages(entries: Iterable[FaqEntry], source: PassageSource = "faq") -> list[Passage]:
    return [Passage(e.id, e.question, e.answer, e.lang, source) for e in entries]
