"""Which of some labels a question has by what it means: a linear model over its vector. Scoring
needs numpy alone, the vector some milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class MeaningModel:
    """Multinomial logistic regression over the vector of a sentence."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    """One row a dimension, one column a label; the last row is the bias."""
    embedder: str
    """The name for questions of the embedder whose vectors it has learned from; others tell it
    nothing."""

    def chances(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability of each label, in their order; of one vector, or a row for each."""
        return _softmax(vectors @ self.weights[:-1] + self.weights[-1])


def combined(
    first: NDArray[np.float32],
    second: NDArray[np.float32],
    share: float,
    of_first: float,
) -> NDArray[np.float32]:
    """The probabilities of labels by two models in the same order, which count `of_first` and
    `share`."""
    return _softmax(of_first * np.log(first + _LEAST) + share * np.log(second + _LEAST))


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return chances


def save_meanings(model: MeaningModel, digest: str, path: Path) -> None:
    """Writes weights in half precision beside the digest of the sentences they come from."""
    np.savez_compressed(
        path,
        labels=np.array(model.labels),
        weights=model.weights.astype(np.float16),
        embedder=np.array(model.embedder),
        digest=np.array(digest),
    )


@lru_cache(maxsize=1)
def read_meanings(path: Path) -> MeaningModel:
    with np.load(path, allow_pickle=False) as file:
        return MeaningModel(
            tuple(str(label) for label in file["labels"]),
            file["weights"].astype(np.float32),
            str(file["embedder"]),
        )
