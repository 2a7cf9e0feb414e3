"""Fits a linear model to texts whose labels are known. Needs scikit-learn (the extra `test`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kb.domains.linear_model import LinearModel


def fitted(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[str],
    strength: float,
    weights: Sequence[float] | None = None,
) -> LinearModel:
    """The model of some texts, each a row of features with their values; `strength` is the inverse
    of that of the L2 penalty, `weights` say how much each text counts."""
    vectors = DictVectorizer(dtype=np.float32)
    model = LogisticRegression(C=strength, max_iter=400)
    model.fit(vectors.fit_transform(rows), labels, sample_weight=weights)
    index = {str(name): row for row, name in enumerate(vectors.feature_names_)}
    table: NDArray[np.float32] = np.vstack([model.coef_.T, model.intercept_]).astype(np.float32)
    return LinearModel(tuple(str(label) for label in model.classes_), index, table)
