"""One call from a question to ranked products and passages, each with the reasons.

How the parts are fused (all between 0 and 1):

    words     0.70   share of the question's weight whose words the product holds; a word weighs by
                     its rarity, a misspelt one by its likeness, a place by FIELD_WEIGHTS
    vectors   0.22   cosine similarity, stretched from the range in which it really moves
    fit       0.08   share of the product's own name that was asked for: of two that hold all the
                     words, the one with fewer others is meant

A code or a full name that is given exactly is 1 at once. A figure without a unit ("the 16 one")
adds FIGURE_BONUS to products that have it. Constraints (kb.search.constraints) exclude what breaks
them; what leaves one open counts only OPEN_SHARE and says so. Answers: words and vectors alike.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from usearch.index import Index

from kb.catalogue import FaqEntry, Product
from kb.domains.pack import Domain
from kb.embedding.embedder import Turned
from kb.generation.vectors import nearest
from kb.search.compact import Compression
from kb.search.constraints import BREAKS, MEETS, Applied, Constraints
from kb.search.found import Found, PassageHit, ProductHit
from kb.search.postings import Postings
from kb.search.question import Question, Term, take_apart
from kb.search.terms import code_of_normalised
from kb.search.vocabulary import Vocabulary

WORDS_WEIGHT, VECTOR_WEIGHT, FIT_WEIGHT = 0.70, 0.22, 0.08
FIGURE_BONUS = 0.12
OPEN_SHARE = 0.7
PASSAGE_WORDS_WEIGHT, PASSAGE_VECTOR_WEIGHT = 0.5, 0.5
LEAST_SCORE = 0.08
_CANDIDATES = 48
_CLOSE_LOOK = 24
_NEAR_ENOUGH = 200
"""What is farther adds nothing to how likely it is that some product is meant."""
_LONGEST_CODE = 4

Vector = NDArray[np.float32]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Records:
    """How the searcher reads records: by row numbers, in that order."""

    products: Callable[[Sequence[int]], list[Product]]
    faq: Callable[[Sequence[int]], list[FaqEntry]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's vector, as it is compared with goods and with stored answers."""

    goods: Turned
    answers: Turned


class Searcher:
    """Searches one generation. One thread only, as its connection."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        records: Records,
        product_vectors: Index | None,
        faq_vectors: Index | None,
        domain: Callable[[], Domain],
        compression: Compression | None = None,
    ) -> None:
        self._connection = connection
        self._records = records
        self._product_vectors = product_vectors
        self._faq_vectors = faq_vectors
        self._compression = compression
        self._products = connection.execute("SELECT count(*) FROM products").fetchone()[0]
        self._faq = connection.execute("SELECT count(*) FROM faq").fetchone()[0]
        self.vocabulary = Vocabulary(connection, domain)
        self._product_postings = Postings(connection, "product")
        self._constraints = Constraints(connection, self._products, self._product_postings)
        self._faq_postings = Postings(connection, "faq")

    def search(self, text: str, asked: Asked | None, limit: int) -> Found:
        """`asked` is the embedded question, or None to search by words alone."""
        question = take_apart(text, self.vocabulary)
        applied = self._constraints.apply(question, self.vocabulary)
        return Found(
            products=self._find_products(question, applied, asked.goods if asked else None, limit),
            passages=self._find_passages(question, asked.answers if asked else None, limit),
            constraints=applied.constraints,
            unmatched=question.unmatched,
        )

    def _find_products(
        self, question: Question, applied: Applied, vector: Turned | None, limit: int
    ) -> tuple[ProductHit, ...]:
        if not self._products:
            return ()
        words, bonus = self._words_scores(question)
        exact = self._exact(question)
        similar = self.similar_products(vector, _CANDIDATES)
        if not question.terms and applied.constraints:
            words = (applied.verdicts == MEETS).astype(np.float32)
        allowed = applied.verdicts != BREAKS
        ranked = np.where(allowed, words + bonus, -1.0)
        count = min(_CANDIDATES, self._products)
        best = np.argpartition(-ranked, count - 1)[:count]
        candidates = {int(row) for row in best if ranked[row] > 0}
        candidates |= {row for row in similar if allowed[row]}
        candidates |= exact
        found: list[tuple[float, int, bool]] = []
        for row in candidates:
            meets = bool(applied.verdicts[row] == MEETS)
            score = (
                WORDS_WEIGHT * float(words[row])
                + VECTOR_WEIGHT * similar.get(row, 0.0)
                + float(bonus[row])
            )
            if row in exact:
                score, meets = 2.0, True
            elif not meets:
                score *= OPEN_SHARE
            if score >= LEAST_SCORE:
                found.append((score, row, meets))
        found.sort(key=lambda each: (-each[0], each[1]))
        found = found[: max(limit, _CLOSE_LOOK)]
        fits = self._fits(question, [row for _, row, _ in found])
        ranked_again = sorted(
            (
                (min(1.0, score + FIT_WEIGHT * fits[row] * float(words[row])), row, meets)
                for score, row, meets in found
            ),
            key=lambda each: (-each[0], each[1]),
        )[:limit]
        products = self._records.products([row for _, row, _ in ranked_again])
        return tuple(
            ProductHit(
                product,
                round(score, 4),
                self._reasons(row, question, applied, similar, exact),
                meets,
            )
            for (score, row, meets), product in zip(ranked_again, products, strict=True)
        )

    def _fits(self, question: Question, rows: Sequence[int]) -> dict[int, float]:
        """The share of each product's own name that was asked for; figures are left aside."""
        asked = {
            word for term in question.terms for match in term.matches for word in match.word.split()
        }
        marks = ", ".join("?" for _ in rows)
        names = self._connection.execute(
            f"SELECT id, name_terms FROM products WHERE id IN ({marks})", list(rows)
        )
        fits = {}
        for row, name in names:
            own = [word for word in name.split() if len(word) > 1 and not word[0].isdigit()]
            fits[row] = sum(word in asked for word in own) / len(own) if own else 0.0
        return fits

    def similar_products(self, asked: Turned | None, limit: int) -> dict[int, float]:
        """The rows of the products nearest in meaning, from 0 (nothing in common) to 1."""
        if asked is None or self._compression is None:
            return _similarities(self._product_vectors, asked, limit)
        shorter = self._compression.apply(asked.vector, share_mean=asked.shares_mean)
        compressed = replace(asked, vector=shorter, cosines=asked.compressed_cosines)
        return _similarities(self._product_vectors, compressed, limit)

    def none_meant(self, asked: Turned | None) -> float | None:
        """How likely it is by meaning alone that a question is about none of the products; None
        where that cannot be told."""
        none = asked.nothing if asked is not None else None
        if asked is None or none is None or self._compression is not None:
            return None
        if self._product_vectors is None:
            return None
        near = nearest(self._product_vectors, asked.vector, _NEAR_ENOUGH)
        odds = sum(math.exp((cosine - none) / asked.temperature) for _, cosine in near)
        return 1 / (1 + odds)

    def _words_scores(self, question: Question) -> tuple[Floats, Floats]:
        """Per product: the share of the question's weight that it holds, and the figure bonus."""
        share = np.zeros(self._products, dtype=np.float32)
        total = 0.0
        for term in question.terms:
            weight = self._weight(term, self.vocabulary.in_products, self._products)
            total += weight
            if term.matches:
                share += weight * _best(term, self._product_postings, self._products)
        if total:
            share /= total
        bonus = np.zeros(self._products, dtype=np.float32)
        for figure in question.figures:
            posting = self._product_postings.of(figure)
            bonus[posting.rows] += FIGURE_BONUS * posting.weights
        return share, bonus

    def _weight(self, term: Term, counts: dict[str, int], size: int) -> float:
        """Rare words say more. An unknown word weighs like one of medium rarity."""
        known = max((counts.get(match.word, 0) for match in term.matches), default=0)
        if known == 0:
            return 0.5 * math.log1p(size)
        return math.log1p(size / known)

    def _exact(self, question: Question) -> set[int]:
        """Products whose code or whole name was given: the question itself or a part of it."""
        words = question.text.split()
        tries = {code_of_normalised(question.text)}
        for length in range(1, _LONGEST_CODE + 1):
            for start in range(len(words) - length + 1):
                joined = "".join(words[start : start + length])
                if len(joined) >= 4 and any(c.isdigit() for c in joined):
                    tries.add(code_of_normalised(joined))
        tries.discard("")
        marks = ", ".join("?" for _ in tries)
        rows = self._connection.execute(
            f"SELECT DISTINCT product FROM codes WHERE code IN ({marks})", sorted(tries)
        )
        return {row for (row,) in rows}

    def similar_passages(self, asked: Turned, limit: int) -> list[tuple[FaqEntry, float]]:
        """The passages nearest in meaning with their cosine, best first."""
        if self._faq_vectors is None or not self._faq:
            return []
        near = nearest(self._faq_vectors, asked.vector, limit)
        entries = self._records.faq([row for row, _ in near])
        return [(entry, cosine) for entry, (_, cosine) in zip(entries, near, strict=True)]

    def _find_passages(
        self, question: Question, asked: Turned | None, limit: int
    ) -> tuple[PassageHit, ...]:
        if not self._faq:
            return ()
        share = np.zeros(self._faq, dtype=np.float32)
        total = 0.0
        for term in question.terms:
            weight = self._weight(term, self.vocabulary.in_faq, self._faq)
            total += weight
            share += weight * _best(term, self._faq_postings, self._faq)
        if total:
            share /= total
        similar = _similarities(self._faq_vectors, asked, _CANDIDATES)
        rows = {int(row) for row in np.flatnonzero(share > 0)} | set(similar)
        scored = sorted(
            (
                (
                    PASSAGE_WORDS_WEIGHT * float(share[row])
                    + PASSAGE_VECTOR_WEIGHT * similar.get(row, 0.0),
                    row,
                )
                for row in rows
            ),
            key=lambda each: (-each[0], each[1]),
        )[:limit]
        scored = [each for each in scored if each[0] >= LEAST_SCORE]
        entries = self._records.faq([row for _, row in scored])
        return tuple(
            PassageHit(entry, round(min(1.0, score), 4), _passage_reasons(share, similar, row))
            for (score, row), entry in zip(scored, entries, strict=True)
        )

    def _reasons(
        self,
        row: int,
        question: Question,
        applied: Applied,
        similar: dict[int, float],
        exact: set[int],
    ) -> tuple[str, ...]:
        reasons = ["exact name or code"] if row in exact else []
        if applied.constraints and applied.verdicts[row] == MEETS:
            reasons += [f"has {constraint.text}" for constraint in applied.constraints]
        for term in question.terms:
            for match in term.matches:
                posting = self._product_postings.of(match.word)
                place = np.searchsorted(posting.rows, row)
                if place < len(posting.rows) and posting.rows[place] == row:
                    same = match.word == term.text
                    reasons.append(match.word if same else f"{term.text} ~ {match.word}")
                    break
        if row in similar:
            reasons.append(f"similar meaning {similar[row]:.2f}")
        return tuple(reasons)


def _best(term: Term, postings: Postings, size: int) -> Floats:
    """Per row: how well its best word for this term matches."""
    best = np.zeros(size, dtype=np.float32)
    for match in term.matches:
        posting = postings.of(match.word)
        weights = match.similarity * posting.weights
        best[posting.rows] = np.maximum(best[posting.rows], weights)
    return best


def _similarities(index: Index | None, asked: Turned | None, limit: int) -> dict[int, float]:
    """The nearest rows with their similarity, stretched to 0 … 1."""
    if index is None or asked is None:
        return {}
    low, high = asked.cosines
    return {
        row: min(1.0, max(0.0, (cosine - low) / (high - low)))
        for row, cosine in nearest(index, asked.vector, limit)
    }


def _passage_reasons(share: Floats, similar: dict[int, float], row: int) -> tuple[str, ...]:
    reasons = []
    if share[row] > 0:
        reasons.append(f"words {share[row]:.2f}")
    if row in similar:
        reasons.append(f"similar meaning {similar[row]:.2f}")
    return tuple(reasons)
