"""One call from a question to ranked products and passages, each with the reasons.

How the parts are fused (all between 0 and 1):

    words     0.70   share of the question's weight whose words the product holds; a word weighs by
                     its rarity, a misspelt one by its likeness, a place by FIELD_WEIGHTS
    vectors   0.22   cosine similarity, stretched from the range in which e5 models really move
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
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from usearch.index import Index

from kb.catalogue import FaqEntry, Product
from kb.domains.pack import Domain
from kb.embedding.query_adapter import adapted
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
COSINE_RANGE = (0.78, 0.93)
"""From "nothing in common" to "says the same" for e5 models."""
COMPRESSED_COSINE_RANGE = (0.05, 0.6)
"""The same for principal components, which leave out what all texts share."""
ADAPTED_COSINE_RANGE = (-0.027, 0.344)
"""The same for questions through the adapter towards goods, so that the nearest product and the
average one of a shop have the same similarity as without it."""
LEAST_SCORE = 0.08
_CANDIDATES = 48
_CLOSE_LOOK = 24
_LONGEST_CODE = 4

Vector = NDArray[np.float32]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Records:
    """How the searcher reads records: by row numbers, in that order."""

    products: Callable[[Sequence[int]], list[Product]]
    faq: Callable[[Sequence[int]], list[FaqEntry]]


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

    def search(self, text: str, vector: Vector | None, limit: int) -> Found:
        """`vector` is the embedded question, or None to search by words alone."""
        question = take_apart(text, self.vocabulary)
        applied = self._constraints.apply(question, self.vocabulary)
        return Found(
            products=self._find_products(question, applied, vector, limit),
            passages=self._find_passages(question, vector, limit),
            constraints=applied.constraints,
            unmatched=question.unmatched,
        )

    def _find_products(
        self, question: Question, applied: Applied, vector: Vector | None, limit: int
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

    def similar_products(self, vector: Vector | None, limit: int) -> dict[int, float]:
        """The rows of the products nearest in meaning, from 0 (nothing in common) to 1."""
        if vector is None or self._compression is None:
            return _cosines(self._product_vectors, vector, COSINE_RANGE, limit)
        shorter = self._compression.apply(vector)
        return _cosines(self._product_vectors, shorter, COMPRESSED_COSINE_RANGE, limit)

    def suited_products(self, vector: Vector | None, limit: int) -> dict[int, float]:
        """The same by what customers who asked so were helped with. Compressed vectors are compared
        without the adapter, which was not learned for them."""
        if vector is None or self._compression is not None:
            return self.similar_products(vector, limit)
        towards = adapted(vector, "goods")
        return _cosines(self._product_vectors, towards, ADAPTED_COSINE_RANGE, limit)

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

    def similar_passages(self, vector: Vector, limit: int) -> list[tuple[FaqEntry, float]]:
        """The passages nearest in meaning with their cosine, best first."""
        if self._faq_vectors is None or not self._faq:
            return []
        near = nearest(self._faq_vectors, vector, limit)
        entries = self._records.faq([row for row, _ in near])
        return [(entry, cosine) for entry, (_, cosine) in zip(entries, near, strict=True)]

    def _find_passages(
        self, question: Question, vector: Vector | None, limit: int
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
        similar = _cosines(self._faq_vectors, vector, COSINE_RANGE, _CANDIDATES)
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


def _cosines(
    index: Index | None, vector: Vector | None, stretched_from: tuple[float, float], limit: int
) -> dict[int, float]:
    """The nearest rows with their similarity, stretched to 0 … 1."""
    if index is None or vector is None:
        return {}
    low, high = stretched_from
    return {
        row: min(1.0, max(0.0, (cosine - low) / (high - low)))
        for row, cosine in nearest(index, vector, limit)
    }


def _passage_reasons(share: Floats, similar: dict[int, float], row: int) -> tuple[str, ...]:
    reasons = []
    if share[row] > 0:
        reasons.append(f"words {share[row]:.2f}")
    if row in similar:
        reasons.append(f"similar meaning {similar[row]:.2f}")
    return tuple(reasons)
