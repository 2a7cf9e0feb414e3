"""Which products (or answers) hold a word, and where, out of the full-text index."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

FIELD_WEIGHTS = {
    "name": 0.95,
    "brand": 1.0,
    "category": 1.0,
    "alias": 0.95,
    "spec": 0.8,
    "description": 0.35,
}
"""How much a word counts by where it stands: a name weighs more than what tells of it."""

_NO_ROWS, _NO_WEIGHTS = np.zeros(0, np.int32), np.zeros(0, np.float32)
_CACHE_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Posting:
    """`rows` ascend; `weights` are the highest FIELD_WEIGHTS of the word in each row."""

    rows: NDArray[np.int32]
    weights: NDArray[np.float32]


class Postings:
    """One thread only, as its connection. Keeps the postings of recent words, bounded in bytes."""

    def __init__(self, connection: sqlite3.Connection, what: Literal["product", "faq"]) -> None:
        self._connection = connection
        # Rows by the thousand are quicker to take out as one text than one by one.
        self._query = f"SELECT col, group_concat(doc) FROM {what}_terms WHERE term = ? GROUP BY col"
        self._cache: OrderedDict[str, Posting] = OrderedDict()
        self._bytes = 0

    def of(self, word: str) -> Posting:
        """A word, or several parted by spaces that must all be there."""
        cached = self._cache.get(word)
        if cached is not None:
            self._cache.move_to_end(word)
            return cached
        posting = self._all_of(word.split()) if " " in word else self._read(word)
        self._cache[word] = posting
        self._bytes += posting.rows.nbytes + posting.weights.nbytes
        while self._bytes > _CACHE_BYTES and len(self._cache) > 1:
            _, dropped = self._cache.popitem(last=False)
            self._bytes -= dropped.rows.nbytes + dropped.weights.nbytes
        return posting

    def _all_of(self, words: list[str]) -> Posting:
        first, *others = (self.of(word) for word in words)
        rows, weights = first.rows, first.weights
        for other in others:
            rows, mine, its = np.intersect1d(rows, other.rows, return_indices=True)
            weights = np.minimum(weights[mine], other.weights[its])
        return Posting(rows, weights)

    def _read(self, word: str) -> Posting:
        places = self._connection.execute(self._query, (word,)).fetchall()
        places.sort(key=lambda place: -FIELD_WEIGHTS[place[0]])
        held = [np.fromstring(rows, np.int32, sep=",") for _, rows in places]
        weights = [
            np.full(len(rows), FIELD_WEIGHTS[name], np.float32)
            for rows, (name, _) in zip(held, places, strict=True)
        ]
        # `unique` finds the first of each row, which is its heaviest.
        rows, first = np.unique(np.concatenate([_NO_ROWS, *held]), return_index=True)
        return Posting(rows, np.concatenate([_NO_WEIGHTS, *weights])[first])
