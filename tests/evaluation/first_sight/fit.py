"""Fits the weights of `doubt` of the answers.

    python -m tests.evaluation.first_sight.fit
    python -m tests.evaluation.first_sight.fit --add FOLDER...

`answers.csv` has one line for each answer about goods that was given for sure to a question of a
shop nobody had looked at: the evidence, and whether the answer was wrong. `--add` asks the
questions of new shops (folders of test questions) and adds their lines: do so before anything of
them is read, for what the program has learned from tells nothing of how often it errs.

Prints the weights, and what they would have found where each group of shops is left out of the fit
in turn. Needs scikit-learn (the extra `test`).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from device.dialogue.answers import doubt
from tests.evaluation.first_sight.answers_seen import Table, add_shop, wrong_answers
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.weights import print_weights

_STRENGTH = 10.0
_SHARES = (0.02, 0.05, 0.08, 0.10, 0.15)


def matrix_of(
    table: Table, evidence: Sequence[str], intents: Sequence[str] = ()
) -> NDArray[np.float64]:
    """One row an answer: the evidence, then which intent it has."""
    places = [table.evidence.index(name) for name in evidence]
    return np.array(
        [
            [row.evidence[at] for at in places] + [float(row.intent == each) for each in intents]
            for row in table.rows
        ]
    )


def chances_left_out(matrix: NDArray[np.float64], table: Table) -> NDArray[np.float64]:
    """How likely the outcome of each answer is by weights from the other groups of shops."""
    groups = np.array([row.shops for row in table.rows])
    chances = np.zeros(len(groups))
    for group in sorted({*groups}):
        left_out = groups == group
        model = _fitted(matrix, table, ~left_out)
        chances[left_out] = model.predict_proba(matrix[left_out])[:, 1]
    return chances


def _fitted(
    matrix: NDArray[np.float64], table: Table, chosen: NDArray[np.bool_]
) -> LogisticRegression:
    true = np.array([row.true for row in table.rows])
    model = LogisticRegression(C=_STRENGTH, max_iter=5000)
    return model.fit(matrix[chosen], true[chosen])


def _print_weights(
    name: str, matrix: NDArray[np.float64], table: Table, keys: Sequence[str]
) -> None:
    model = _fitted(matrix, table, np.ones(len(table.rows), dtype=bool))
    print_weights(name, keys, model)


def fit_doubt(table: Table) -> None:
    wrong = np.array([row.true for row in table.rows])
    print(f"{len(wrong)} answers, {wrong.sum()} wrong")
    by_words = [name for name in table.evidence if name not in {"ahead", "unseen"}]
    looked_at = np.array([row.intent in doubt.SUGGESTS for row in table.rows])
    for name, evidence in (("BY_WORDS", by_words), ("BY_MEANING", table.evidence)):
        matrix = matrix_of(table, evidence, doubt.ABOUT_GOODS)
        _print_weights(name, matrix, table, [*evidence, *doubt.ABOUT_GOODS])
        chances = chances_left_out(matrix, table)
        if name == "BY_WORDS":
            looked_at |= chances >= doubt.LOOKED_AT
            print(f"looked at in meaning: {looked_at.mean():.1%}")
        else:
            chances = np.where(looked_at, chances, 0.0)
            called = chances >= doubt.DOUBTFUL
            print(f"called doubtful: {called.mean():.1%}, with {wrong[called].sum()} wrong ones")
        order = np.argsort(-chances)
        caught = ", ".join(
            f"{share:.0%}: {wrong[order[: round(share * len(wrong))]].sum()}" for share in _SHARES
        )
        print(f"wrong ones among the most doubtful {caught}")


def main() -> None:
    keep_vectors()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--add", nargs="+", type=Path, metavar="FOLDER", default=[])
    parser.add_argument("--shops", default="", help="name of the group that is added")
    arguments = parser.parse_args()
    answers = wrong_answers()
    answers.read()
    for folder in arguments.add:
        add_shop(folder, arguments.shops or arguments.add[0].name, answers)
        print(f"{folder.name}: {len(answers.rows)} answers so far", flush=True)
    if arguments.add:
        answers.write()
    fit_doubt(answers)


if __name__ == "__main__":
    main()
