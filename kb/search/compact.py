"""Vectors made smaller: the first principal components in half precision.

A compressed store is less than half the size and its exact search less than half the work; what it
costs in accuracy is measured by `bolo bench catalogue`, which prints both stores side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

COMPONENTS = 150
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Compression:
    """`apply` keeps what tells the shop's own texts apart; its result has length 1 again."""

    mean: NDArray[np.float32]
    axes: NDArray[np.float32]

    def apply(
        self, vectors: NDArray[np.float32], *, share_mean: bool = True
    ) -> NDArray[np.float32]:
        """One vector or rows of vectors; the mean of all is taken from those that share it."""
        turned = (vectors - self.mean if share_mean else vectors) @ self.axes
        length = np.linalg.norm(turned, axis=-1, keepdims=True)
        result: NDArray[np.float32] = (turned / np.maximum(length, 1e-12)).astype(np.float32)
        return result


def write_compression(path: Path, compression: Compression) -> None:
    with path.open("wb") as file:
        np.savez(file, mean=compression.mean, axes=compression.axes)


def read_compression(path: Path) -> Compression:
    with np.load(path, allow_pickle=False) as stored:
        return Compression(stored["mean"], stored["axes"])


def learn(vectors: NDArray[np.float32], components: int = COMPONENTS) -> Compression:
    """From (a sample of) the vectors to be stored; the same vectors always give the same axes."""
    step = max(1, len(vectors) // _SAMPLE)
    sample = vectors[::step].astype(np.float64)
    mean = sample.mean(axis=0)
    centred = sample - mean
    values, axes = np.linalg.eigh(centred.T @ centred)
    order = np.argsort(values)[::-1][: min(components, axes.shape[1])]
    chosen = axes[:, order]
    signs = np.sign(chosen[np.abs(chosen).argmax(axis=0), np.arange(chosen.shape[1])])
    return Compression(mean.astype(np.float32), (chosen * signs).astype(np.float32))
