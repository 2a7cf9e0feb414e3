"""Fits the weights of `device.dialogue.answers.thing_asked`.

    python -m tests.evaluation.thing_asked.fit [FOLDER]

Every shop of `seen` is asked its own questions, and those of `FOLDER/<shop>.jsonl`, which its
program has not learned from: what such a question is about is among the candidates, or it is not.
Then half of its kinds of goods are taken out, and in turn the other half, and the questions about
these are asked again: whatever is near, the shop lacks. Prints the weights, and how many questions
would find their answer or a wrong one where each eighth of the shops is left out of the fit.

Needs scikit-learn (the extra `test`).
"""

from __future__ import annotations

import argparse
import tempfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

from device.dialogue.answers.thing_asked import MEANT, WEIGHTS, candidates
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
_STRENGTH = 10.0
_PARTS = 8
_TAKEN_OUT_COUNTS = 0.5
"""What a question for goods that are gone counts: customers ask for these more seldom."""
_OF_ONE = frozenset({"spec", "warranty", "price", "stock"})


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate for what a question is about."""

    shop: str
    question: str
    gone: bool
    meant: bool
    evidence: dict[str, float]


def rows_of_shop(shop: str, more: Path | None) -> list[Row]:
    folder = SEEN / shop
    questions = list(read_questions(folder / "queries.jsonl"))
    if more is not None and (path := more / f"{shop}.jsonl").exists():
        questions += read_questions(path)
    rows = [*_rows(shop, folder, questions, frozenset())]
    for half in range(HALVES):
        gone = skus_of_half(folder, half)
        asked = [q for q in questions if _is_gone(q, gone)]
        with tempfile.TemporaryDirectory() as place:
            rows += _rows(shop, without(folder, gone, Path(place)), asked, gone)
    return rows


def _is_gone(question: Question, gone: frozenset[str]) -> bool:
    lacks = bool(question.skus) and frozenset(question.skus) <= gone and not question.unknown
    return lacks and question.intent in _OF_ONE and not question.context


def _rows(
    shop: str, folder: Path, questions: list[Question], gone: frozenset[str]
) -> Iterator[Row]:
    seen: list[tuple[Asking, Draft]] = []
    with tempfile.TemporaryDirectory() as home:
        dialogue = open_dialogue(folder, Path(home))
        with patch(
            "device.dialogue.answers.meant_after_all.thing_asked", lambda *each: seen.append(each)
        ):
            for question in questions:
                for said in question.context:
                    answer_of(dialogue.respond(said, question.id))
                seen.clear()
                answer_of(dialogue.respond(question.text, question.id))
                dialogue.end_session(question.id)
                one = question.intent in _OF_ONE and not (question.unknown or question.clarify)
                meant = frozenset(question.skus) - gone if one else frozenset()
                for asking, draft in seen:
                    for each in candidates(asking, draft):
                        right = each.product.sku in meant
                        yield Row(shop, question.id, bool(gone), right, each.evidence)


def main() -> None:
    keep_vectors()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("more", nargs="?", type=Path)
    more = parser.parse_args().more
    shops = unlearned(path.name for path in SEEN.iterdir() if path.is_dir())
    with ProcessPoolExecutor() as pool:
        rows = [row for found in pool.map(partial(rows_of_shop, more=more), shops) for row in found]
    names = [name for name in WEIGHTS if name]
    matrix = np.array([[row.evidence[name] for name in names] for row in rows])
    meant = np.array([row.meant for row in rows])
    counts = np.array([_TAKEN_OUT_COUNTS if row.gone else 1.0 for row in rows])
    part = np.array([zlib.crc32(row.shop.encode()) % _PARTS for row in rows])
    chances = np.zeros(len(rows))
    for each in range(_PARTS):
        out = part == each
        model = LogisticRegression(C=_STRENGTH, max_iter=5000)
        model.fit(matrix[~out], meant[~out], sample_weight=counts[~out])
        chances[out] = model.predict_proba(matrix[out])[:, 1]
    model = LogisticRegression(C=_STRENGTH, max_iter=5000)
    print_weights("WEIGHTS", names, model.fit(matrix, meant, sample_weight=counts))
    best: dict[tuple[str, str, bool], tuple[float, bool]] = {}
    for row, chance in zip(rows, chances, strict=True):
        key = (row.shop, row.question, row.gone)
        best[key] = max(best.get(key, (0.0, False)), (chance, row.meant))
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        told = [(gone, right) for (_, _, gone), (chance, right) in best.items() if chance >= least]
        right = sum(right for _, right in told)
        lacking = sum(gone for gone, _ in told)
        mark = " <- the threshold" if least == MEANT else ""
        print(f"from {least} on: {len(told)} told, {right} right, {lacking} lacking{mark}")
    print(f"of {len(best)} questions, {sum(gone for _, _, gone in best)} for what is gone")


if __name__ == "__main__":
    main()
