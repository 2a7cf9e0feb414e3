"""The pieces of a text by a unigram language model, as SentencePiece cuts them (Kudo 2018).

A library that does the same holds the 250,000 pieces of a multilingual model in 280 MB.
"""

from __future__ import annotations

import math
import re

from kb.embedding.e5_weights import Pieces

_SPACE = "\u2581"
_BELOW_THE_WORST = 10.0
"""So much less likely than the least likely piece is a character that no piece knows."""
_SPACES = re.compile(" {2,}")


class UnigramTokenizer:
    def __init__(self, pieces: Pieces) -> None:
        self._numbers = {text: number for number, text in enumerate(pieces.texts) if text}
        self._scores = pieces.scores
        self._unknown = pieces.unknown
        self._unknown_score = min(pieces.scores) - _BELOW_THE_WORST
        self._longest = max(map(len, pieces.texts))
        self._written_as = pieces.written_as

    def numbers(self, text: str) -> list[int]:
        """The most likely pieces in their order, without start and end."""
        plain = _SPACES.sub(" ", text.translate(self._written_as))
        if not plain.startswith(" "):
            plain = " " + plain
        characters = [c.encode() for c in plain.replace(" ", _SPACE)]
        count = len(characters)
        best = [0.0] + [-math.inf] * count
        cut: list[tuple[int, int]] = [(0, 0)] * (count + 1)
        for start in range(count):
            piece = b""
            for end in range(start, count):
                piece += characters[end]
                if len(piece) > self._longest:
                    break
                number = self._numbers.get(piece, self._unknown)
                if number != self._unknown:
                    score = best[start] + self._scores[number]
                    if score > best[end + 1]:
                        best[end + 1], cut[end + 1] = score, (number, start)
            score = best[start] + self._unknown_score
            if score > best[start + 1]:
                best[start + 1], cut[start + 1] = score, (self._unknown, start)
        found = []
        end = count
        while end > 0:
            number, end = cut[end]
            found.append(number)
        return found[::-1]
