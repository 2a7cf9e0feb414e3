"""Weights under which what is right is the likeliest of all that could be chosen.

Each question has some alternatives, of which one or several are right; the chance of each grows
with e to the sum of its evidence, weighed (McFadden's conditional logit).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.float64]
Bounds = Sequence[tuple[float | None, float | None]]
_LEAST = 1e-300


def fitted_logit(
    evidence: Sequence[Floats],
    right: Sequence[NDArray[np.bool_]],
    counts: Sequence[float],
    *,
    penalty: float,
    bounds: Bounds | None = None,
) -> Floats:
    """One weight a column. Of each question `evidence` has one row an alternative and `right`
    tells which are right, at least one; `counts` is what the question counts and `penalty` the
    strength of the L2 penalty. `bounds` holds the least and the most of each weight."""
    table = np.concatenate(evidence)
    good = np.concatenate(right).astype(float)
    sizes = [len(each) for each in right]
    starts, owner = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(np.arange(len(sizes)), sizes)
    each_counts = np.asarray(counts)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = table @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        whole = np.add.reduceat(raised, starts)
        wanted = np.maximum(np.add.reduceat(raised * good, starts), _LEAST)
        share, share_of_right = raised / whole[owner], raised * good / wanted[owner]
        slope = table.T @ ((share - share_of_right) * each_counts[owner])
        likelihood = float((each_counts * np.log(wanted / whole)).sum())
        return penalty / 2 * float(weights @ weights) - likelihood, slope + penalty * weights

    start = np.zeros(table.shape[1])
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}
    )
    weights: Floats = found.x
    return weights


def chances_of(scores: Floats) -> Floats:
    """How likely each alternative of one question is."""
    raised = np.exp(scores - scores.max())
    likely: Floats = raised / raised.sum()
    return likely
