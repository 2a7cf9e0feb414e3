"""The pieces of a text by a unigram language model, as SentencePiece cuts them (Kudo 2018).

A library that does the same holds the 250,000 pieces of a multilingual model in 280 MB; here their
hashes are held, in 3 MB.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise

import numpy as np

from kb.embedding.e5_weights import Pieces

_SPACE = "\u2581"
_BELOW_THE_WORST = 10.0
"""So much less likely than the least likely piece is a character that no piece knows."""
_SPACES = re.compile(" {2,}")


class UnigramTokenizer:
    def __init__(self, pieces: Pieces) -> None:
        spans = pairwise(map(int, pieces.ends))
        each = (hash(pieces.text[start:end]) for start, end in spans)
        hashes = np.fromiter(each, np.int64, len(pieces.ends) - 1)
        order = np.argsort(hashes)
        self._hashes, self._numbers = hashes[order], order.astype(np.int32)
        self._scores = pieces.scores
        self._unknown = pieces.unknown
        self._unknown_score = min(pieces.scores) - _BELOW_THE_WORST
        self._longest = int(np.diff(pieces.ends).max())
        self._written_as = pieces.written_as

    def numbers(self, text: str) -> list[int]:
        """The most likely pieces in their order, without start and end."""
        plain = _SPACES.sub(" ", text.translate(self._written_as))
        if not plain.startswith(" "):
            plain = " " + plain
        ends = [0]
        for character in plain.replace(" ", _SPACE):
            ends.append(ends[-1] + len(character.encode()))
        known = self._known(plain.replace(" ", _SPACE).encode(), ends)
        count = len(ends) - 1
        best = [0.0] + [-math.inf] * count
        cut: list[tuple[int, int]] = [(0, 0)] * (count + 1)
        for start in range(count):
            for end, number in known[start]:
                score = best[start] + self._scores[number]
                if score > best[end]:
                    best[end], cut[end] = score, (number, start)
            score = best[start] + self._unknown_score
            if score > best[start + 1]:
                best[start + 1], cut[start + 1] = score, (self._unknown, start)
        found = []
        end = count
        while end > 0:
            number, end = cut[end]
            found.append(number)
        return found[::-1]

    def _known(self, text: bytes, ends: list[int]) -> list[list[tuple[int, int]]]:
        """For each place where a character begins the pieces that begin there: end and number."""
        spans: list[tuple[int, int]] = []
        hashes: list[int] = []
        for start, first in enumerate(ends[:-1]):
            for end in range(start + 1, len(ends)):
                if ends[end] - first > self._longest:
                    break
                spans.append((start, end))
                hashes.append(hash(text[first : ends[end]]))
        asked = np.array(hashes, dtype=np.int64)
        places = np.minimum(np.searchsorted(self._hashes, asked), len(self._hashes) - 1)
        known: list[list[tuple[int, int]]] = [[] for _ in ends[:-1]]
        for at in np.flatnonzero(self._hashes[places] == asked).tolist():
            number = int(self._numbers[places[at]])
            if number != self._unknown:
                start, end = spans[at]
                known[start].append((end, number))
        return known
