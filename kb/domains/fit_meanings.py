"""Fits a `MeaningModel`. Needs scikit-learn (the extra `test`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from kb.domains.meaning_model import MeaningModel

Vectors = NDArray[np.float32]


def fitted_meanings(
    vectors: Vectors,
    labels: Sequence[str],
    embedder: str,
    strength: float,
) -> MeaningModel:
    """A model of what is said so: one row of `vectors` a sentence, by the embedder of that name.
    `strength` is the inverse of the L2 penalty on vectors that are scaled to vary alike."""
    mean, deviation = vectors.mean(axis=0), vectors.std(axis=0)
    model = LogisticRegression(C=strength, max_iter=300)
    model.fit((vectors - mean) / deviation, labels)
    slopes = model.coef_.T / deviation[:, None]
    table = np.vstack([slopes, model.intercept_ - mean @ slopes]).astype(np.float32)
    return MeaningModel(tuple(str(label) for label in model.classes_), table, embedder)
