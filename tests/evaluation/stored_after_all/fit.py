"""Fits the weights of `device.dialogue.answers.stored_after_all`.

    python -m tests.evaluation.stored_after_all.fit

Every shop of `seen` is asked its own questions, those of `kinds/mixed/seen` and those of
`kinds/shop/seen` (one file a shop, written by people who told of their own situation). Intents and
adapters are such that have not learned the shop: a third of the shops at a time. Prints the
weights, and how many answers would be told, and how many of them right, in shops that the fit has
not seen. Takes half an hour.

Needs scikit-learn (the extra `test`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from device.dialogue.answers.stored_after_all import MEANT, OF_PASSAGE, WEIGHTS
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.stored_after_all.rows import OTHERWISE, THIRDS, Row, all_rows, third
from tests.evaluation.weights import print_weights

COUNTS = {"customers": 1.0, "roundabout": 1.0}
"""What questions count by their kind: customers' are many, and most are plainly put. Those for
goods are thinned out, so advice is kept from a stored answer by `stored_after_all` itself."""
NAMES = (*(name for name in WEIGHTS if name), *OTHERWISE)
_STRENGTH = 0.5
_ROUNDS = 3

Weights = NDArray[np.float64]


def best_by(weights: Weights, row: Row) -> int:
    """The passage with the highest score."""
    return int(np.argmax(row.passages @ weights[: len(OF_PASSAGE)]))


def table_by(weights: Weights, rows: Sequence[Row]) -> tuple[Weights, NDArray[np.bool_]]:
    """For each question the evidence of its best passage, and whether that is right."""
    found = [(row, best_by(weights, row)) for row in rows]
    table = [np.concatenate([row.passages[at], row.utterance]) for row, at in found]
    return np.array(table), np.array([row.right[at] for row, at in found])


def fit(rows: Sequence[Row]) -> tuple[Weights, float]:
    weights = np.array([WEIGHTS[name] for name in OF_PASSAGE])
    for _ in range(_ROUNDS):
        table, right = table_by(weights, rows)
        scale = table.std(axis=0) + 1e-6
        model = LogisticRegression(C=_STRENGTH, max_iter=3000).fit(
            table / scale, right, sample_weight=[COUNTS[row.kind] for row in rows]
        )
        weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0])


def told(rows: Sequence[Row]) -> None:
    """Prints what would be told where nothing sure was, by weights from other shops."""
    called: Counter[tuple[str, str]] = Counter()
    for part in range(THIRDS):
        weights, bias = fit([row for row in rows if third(row.shop) != part])
        asked = [row for row in rows if third(row.shop) == part and row.is_open]
        table, right = table_by(weights, asked)
        chances = 1 / (1 + np.exp(-(table @ weights + bias)))
        for row, chance, is_right in zip(asked, chances, right, strict=True):
            called[row.kind, "there"] += bool(row.right.any())
            if chance >= MEANT:
                called[row.kind, "told"] += 1
                called[row.kind, "right"] += bool(is_right)
    for kind in COUNTS:
        counts = ", ".join(f"{what} {called[kind, what]}" for what in ("there", "told", "right"))
        print(f"{kind}: {counts}")


def main() -> None:
    keep_vectors()
    rows = all_rows()
    weights, bias = fit(rows)
    model = LogisticRegression()
    model.coef_, model.intercept_ = weights[None], np.array([bias])
    print_weights("WEIGHTS", NAMES, model)
    told(rows)


if __name__ == "__main__":
    main()
