"""Fits the weights of `device.dialogue.answers.other_goods`.

    python -m tests.evaluation.other_goods.fit

Prints them, and how many answers would be taken back or doubted where each tenth of the shops is
left out of the fit in turn. Every shop of `seen` is asked its own questions: what was answered
right, the shop has. Then half of its kinds of goods are taken out, and in turn the other half, and
the questions about these are asked again: whatever is answered, the shop lacks. Takes some minutes.

Needs scikit-learn (the extra `test`).
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from device.dialogue.answers import other_goods
from device.dialogue.answers.doubt import CONFIDENT, SUGGESTS
from device.dialogue.answers.ranking import none_in_meaning
from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft
from device.evaluation.question import Question, read_questions
from device.evaluation.run import answer_of
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.opened import open_dialogue
from tests.evaluation.other_goods.taken_out import HALVES, skus_of_half, without
from tests.evaluation.query_adapters.learned import unlearned
from tests.evaluation.weights import print_weights

SEEN = Path(__file__).parent.parent / "seen"
_STRENGTH = 1.0
_TENTHS = 10
_NOT_OF_ONE = frozenset({"compare", "faq"})


@dataclass(frozen=True, slots=True)
class Row:
    shop: str
    intent: str
    lacking: bool
    sure: bool
    """Whether it was answered for sure."""
    evidence: dict[str, float]


def rows_of_shop(shop: str) -> list[Row]:
    folder = SEEN / shop
    rows = [*_rows(shop, folder, frozenset())]
    for half in range(HALVES):
        gone = skus_of_half(folder, half)
        with tempfile.TemporaryDirectory() as place:
            rows += _rows(shop, without(folder, gone, Path(place)), gone)
    return rows


def _rows(shop: str, folder: Path, gone: frozenset[str]) -> Iterator[Row]:
    """The answers about goods to all questions, or to those about the goods that are gone."""
    told: list[tuple[frozenset[str], Row]] = []

    def noted(asking: Asking, draft: Draft) -> None:
        if other_goods.is_judged(asking, draft):
            found = other_goods.evidence(asking, draft) | {"none": none_in_meaning(asking)}
            row = Row(shop, draft.intent, lacks, draft.confidence >= CONFIDENT, found)
            told.append((frozenset(draft.skus), row))

    with tempfile.TemporaryDirectory() as home:
        dialogue = open_dialogue(folder, Path(home))
        with (
            patch.object(other_goods, "refused", noted),
            patch.object(other_goods, "is_doubtful", return_value=False),
        ):
            for question in read_questions(SEEN / shop / "queries.jsonl"):
                lacks = question.unknown or frozenset(question.skus) <= gone
                if not _is_asked(question) or (gone and (question.unknown or not lacks)):
                    continue
                told.clear()
                answer_of(dialogue.respond(question.text, question.id))
                right = frozenset() if question.unknown else frozenset(question.skus) - gone
                # Another product than the right one, which the shop has, tells nothing.
                yield from (row for skus, row in told if right.isdisjoint(skus) == lacks)


def _is_asked(question: Question) -> bool:
    of_goods = bool(question.skus) or question.unknown
    return of_goods and not question.context and question.intent not in _NOT_OF_ONE


def fitted(rows: Sequence[Row], table: str, names: Sequence[str]) -> NDArray[np.float64]:
    """Prints weights; how likely each answer is to be one about what the shop lacks, by weights
    that know nothing of its shop."""
    matrix = np.array([[row.evidence[name] for name in names] for row in rows])
    lacking = np.array([row.lacking for row in rows])
    tenth = np.array([zlib.crc32(row.shop.encode()) % _TENTHS for row in rows])
    chances = np.zeros(len(rows))
    for each in range(_TENTHS):
        out = tenth == each
        model = LogisticRegression(C=_STRENGTH, max_iter=5000)
        chances[out] = model.fit(matrix[~out], lacking[~out]).predict_proba(matrix[out])[:, 1]
    model = LogisticRegression(C=_STRENGTH, max_iter=5000).fit(matrix, lacking)
    print_weights(table, names, model)
    return chances


def main() -> None:
    keep_vectors()
    with ProcessPoolExecutor() as pool:
        shops = unlearned(path.name for path in SEEN.iterdir() if path.is_dir())
        rows = [row for found in pool.map(rows_of_shop, shops) for row in found]
    lacking = np.array([row.lacking for row in rows])
    by_words = fitted(rows, "WEIGHTS", [name for name in rows[0].evidence if name != "none"])
    chances = fitted(rows, "WITH_MEANING", [*rows[0].evidence])
    looked_at = by_words >= other_goods.LOOKED_AT
    print(f"the meaning of {looked_at.mean():.1%} is looked at")
    chances = np.where(looked_at, chances, by_words)
    sure = np.array([row.sure for row in rows])
    for intents, name in ((other_goods.FACTS, "facts"), (SUGGESTS, "advice")):
        of_kind = np.array([row.intent in intents for row in rows])
        print(f"{name}: {of_kind.sum()} answers, {lacking[of_kind].sum()} of what the shop lacks")
        for least in (0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5):
            called = of_kind & (chances >= least)
            print(f"  taken back from {least} on: {called.sum()}, lacking {lacking[called].sum()}")
        print(f"  for sure: {(of_kind & sure).sum()}, lacking {lacking[of_kind & sure].sum()}")
        for least in (0.3, 0.2, 0.15, 0.12, 0.1, 0.08, 0.05):
            called = of_kind & sure & (chances >= least)
            print(f"  doubted from {least} on: {called.sum()}, lacking {lacking[called].sum()}")


if __name__ == "__main__":
    main()
