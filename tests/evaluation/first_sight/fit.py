"""Fits the weights of `device.dialogue.answers.doubt`.

    python -m tests.evaluation.first_sight.fit
    python -m tests.evaluation.first_sight.fit --add FOLDER...

`answers.csv` has one line for each answer about goods that was given for sure to a question of a
shop nobody had looked at: the evidence, and whether the answer was wrong. `--add` asks the
questions of new shops (folders of test questions) and adds their lines: do so before anything of
them is read, for what the program has learned from tells nothing of how often it errs.

Prints the weights, and how many wrong answers would be caught among the most doubtful ones where
each group of shops is left out of the fit in turn. Needs scikit-learn (the extra `test`).
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from device.config import DialogueSettings, ShopSettings
from device.dialogue import conversation
from device.dialogue.answers import doubt
from device.dialogue.asking import Asking
from device.dialogue.conversation import Dialogue
from device.dialogue.phrasing import Draft
from device.evaluation.question import read_questions
from device.evaluation.run import evaluate_questions
from kb.catalogue_import import import_bundle
from kb.live import Catalogue

ANSWERS = Path(__file__).with_name("answers.csv")
EVIDENCE = ("asked", "read", "several", "unread", "unrecorded", "ahead", "unseen")
_HELD = ("shops", "intent", "wrong", *EVIDENCE)
_STRENGTH = 10.0
_SHARES = (0.02, 0.05, 0.08, 0.10, 0.15)


@dataclass(frozen=True, slots=True)
class Row:
    shops: str
    """The group of shops that were first seen by the same program."""
    intent: str
    wrong: bool
    evidence: tuple[float, ...]


def read_rows() -> list[Row]:
    with ANSWERS.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                line["shops"],
                line["intent"],
                line["wrong"] == "1",
                tuple(float(line[name]) for name in EVIDENCE),
            )
            for line in csv.DictReader(file)
        ]


def rows_of(folder: Path, shops: str) -> Iterator[Row]:
    """The answers to a shop's questions with their evidence."""
    seen: list[tuple[Asking, Draft]] = []

    def noted(asking: Asking, draft: Draft) -> Draft:
        seen.append((asking, draft))
        return draft

    with (
        tempfile.TemporaryDirectory() as home,
        patch.object(conversation, "with_second_thought", noted),
    ):
        import_bundle(
            folder,
            Path(home),
            require_signature=False,
            max_bad_rows_percent=0,
            keep_generations=1,
        )
        shop = Catalogue(Path(home)).open()
        dialogue = Dialogue(shop, DialogueSettings(), ShopSettings())
        for question in read_questions(folder / "queries.jsonl"):
            seen.clear()
            (result,) = evaluate_questions(dialogue, [question]).results
            # An utterance that another part answers (the owner, say) has no evidence.
            if not seen or not doubt.is_judged(seen[-1][1]):
                continue
            asking, draft = seen[-1]
            found = {**doubt.of_words(asking, draft), **doubt.of_meaning(asking, draft)}
            evidence = tuple(found[name] for name in EVIDENCE)
            yield Row(shops, draft.intent, result.verdict == "wrong", evidence)


def write_rows(rows: Sequence[Row]) -> None:
    with ANSWERS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HELD)
        for row in rows:
            figures = (f"{value:.4g}" for value in row.evidence)
            writer.writerow((row.shops, row.intent, int(row.wrong), *figures))


def table_of(rows: Sequence[Row], evidence: Sequence[str]) -> NDArray[np.float64]:
    """One row an answer: the evidence, then which intent it has."""
    places = [EVIDENCE.index(name) for name in evidence]
    return np.array(
        [
            [row.evidence[at] for at in places]
            + [float(row.intent == intent) for intent in doubt.ABOUT_GOODS]
            for row in rows
        ]
    )


def chances_left_out(table: NDArray[np.float64], rows: Sequence[Row]) -> NDArray[np.float64]:
    """How likely each answer is wrong by weights from the other groups of shops."""
    wrong = np.array([row.wrong for row in rows])
    groups = np.array([row.shops for row in rows])
    chances = np.zeros(len(rows))
    for group in sorted({*groups}):
        left_out = groups == group
        chances[left_out] = _fitted(table[~left_out], wrong[~left_out]).predict_proba(
            table[left_out]
        )[:, 1]
    return chances


def _fitted(table: NDArray[np.float64], wrong: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=5000).fit(table, wrong)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--add", nargs="+", type=Path, metavar="FOLDER", default=[])
    parser.add_argument("--shops", default="", help="name of the group that is added")
    arguments = parser.parse_args()
    rows = read_rows()
    for folder in arguments.add:
        rows += rows_of(folder, arguments.shops or arguments.add[0].name)
        print(f"{folder.name}: {len(rows)} answers so far", flush=True)
    if arguments.add:
        write_rows(rows)
    wrong = np.array([row.wrong for row in rows])
    print(f"{len(rows)} answers, {wrong.sum()} wrong")
    by_words = [name for name in EVIDENCE if name not in {"ahead", "unseen"}]
    looked_at = np.array([row.intent in doubt.SUGGESTS for row in rows])
    for name, evidence in (("BY_WORDS", by_words), ("BY_MEANING", EVIDENCE)):
        table = table_of(rows, evidence)
        model = _fitted(table, wrong)
        weights = [*model.coef_[0], model.intercept_[0]]
        print(f"{name} = {{")
        for key, weight in zip([*evidence, *doubt.ABOUT_GOODS, ""], weights, strict=True):
            print(f'    "{key}": {weight:.2f},')
        print("}")
        chances = chances_left_out(table, rows)
        if name == "BY_WORDS":
            looked_at |= chances >= doubt.LOOKED_AT
            print(f"looked at in meaning: {looked_at.mean():.1%}")
        else:
            chances = np.where(looked_at, chances, 0.0)
            called = chances >= doubt.DOUBTFUL
            print(f"called doubtful: {called.mean():.1%}, with {wrong[called].sum()} wrong ones")
        order = np.argsort(-chances)
        caught = ", ".join(
            f"{share:.0%}: {wrong[order[: round(share * len(rows))]].sum()}" for share in _SHARES
        )
        print(f"wrong ones among the most doubtful {caught}")


if __name__ == "__main__":
    main()
