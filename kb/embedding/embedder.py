"""The protocol behind which embedding models sit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Towards = Literal["answers", "goods"]


@dataclass(frozen=True, slots=True)
class Turned:
    """A question's vector as it is compared with the passages of stored answers or of goods."""

    vector: Vectors
    cosines: tuple[float, float]
    """From "nothing in common" to "says the same", with such passages."""
    compressed_cosines: tuple[float, float]
    """The same with compressed ones."""
    shares_mean: bool
    """Whether it holds what all texts have in common, as the vectors of passages do."""
    nothing: float | None
    """As near as that is what means none of the passages; None where that is not known."""
    temperature: float
    """A passage is meant with a chance that grows with e to its cosine by this."""


class Embedder(Protocol):
    """`name` tells models apart: vectors of two names must never be compared. `asked_name` does so
    for the vectors of questions, which may be made in another way.

    Vectors have length 1 and `dimensions` elements. Safe to call from several threads.
    """

    name: str
    asked_name: str
    dimensions: int

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        ...

    def query(self, text: str) -> Vectors:
        """One vector for a question."""
        ...

    def towards(self, vector: Vectors, what: Towards) -> Turned:
        """The vector of a question turned towards what may answer it."""
        ...

    def wanted(self, vector: Vectors) -> Mapping[str, float]:
        """How likely each intent is by what a question means; empty where that is not known."""
        ...
