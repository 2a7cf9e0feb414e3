"""A linear model of text: weights by feature and label, and their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_LOADED_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Multinomial logistic regression over features that a text has or has not."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    weights: NDArray[np.float32]
    """One row a feature, one column a label; the last row is the bias."""

    def chances(self, found: Iterable[str], scale: float = 1.0) -> NDArray[np.float32]:
        """The probability of each label, in their order; they add up to 1. Features that the model
        does not know count nothing, the others `scale`."""
        rows = [self.index[name] for name in found if name in self.index]
        scores = scale * self.weights[rows].sum(axis=0, dtype=np.float32) + self.weights[-1]
        scores = np.exp(scores - scores.max())
        chances: NDArray[np.float32] = scores / scores.sum()
        return chances

    def probabilities(self, found: Iterable[str]) -> dict[str, float]:
        """Label → probability."""
        return dict(zip(self.labels, self.chances(found).tolist(), strict=True))


def save_model(path: Path, labels: Sequence[str], names: Sequence[str],
               weights: NDArray[np.float32], digest: str) -> None:  # fmt: skip
    """Writes weights in half precision beside the digest of the sentences they come from."""
    np.savez_compressed(
        path,
        labels=np.array(labels),
        names=np.array("\n".join(names)),
        weights=weights.astype(np.float16),
        digest=np.array(digest),
    )


@lru_cache(maxsize=_LOADED_AT_MOST)
def load_model(path: Path) -> LinearModel:
    with np.load(path, allow_pickle=False) as file:
        names = str(file["names"]).split("\n")
        return LinearModel(
            tuple(str(label) for label in file["labels"]),
            {name: row for row, name in enumerate(names)},
            file["weights"].astype(np.float32),
        )


def model_digest(path: Path) -> str:
    """The digest of the sentences that the weights were made from."""
    with np.load(path, allow_pickle=False) as file:
        return str(file["digest"])
