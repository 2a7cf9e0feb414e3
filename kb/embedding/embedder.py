"""The protocol behind which embedding models sit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """`name` tells models apart: vectors of two names must never be compared.

    Vectors have length 1 and `dimensions` elements. Safe to call from several threads.
    """

    name: str
    dimensions: int

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        ...

    def query(self, text: str) -> Vectors:
        """One vector for a question."""
        ...
