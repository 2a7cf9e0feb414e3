"""Fits the weights of `device.dialogue.answers.fact_asked`.

    python -m tests.evaluation.fact_asked.fit [FOLDER...]

Asked are the wishes for advice of `seen` and of `kinds/advice/seen`, and the questions for facts of
`seen`, `kinds/goods/seen` and each `FOLDER/<shop>.jsonl`; those count that are taken for wishes for
advice. Prints the weights, and how many of either would be answered with a fact where each tenth of
the shops is left out of the fit. Takes some minutes.

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
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from device.dialogue.answers import answering, likeliest
from device.dialogue.answers.fact_asked import ASKED, FACTS, evidence
from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft
from device.evaluation.question import Question, read_questions
from device.evaluation.run import answer_of
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.opened import open_dialogue
from tests.evaluation.query_adapters.learned import unlearned
from tests.evaluation.weights import print_weights

SEEN = Path(__file__).parent.parent / "seen"
_KINDS = Path(__file__).parent.parent / "kinds"
_OF_KINDS = (_KINDS / "goods" / "seen", _KINDS / "advice" / "seen")
_STRENGTH = 0.5
_PARTS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A question that was taken for a wish for advice."""

    shop: str
    asks_fact: bool
    likeliest_is_right: bool
    evidence: dict[str, float]


def rows_of_shop(shop: str, more: tuple[Path, ...]) -> list[Row]:
    folders = [SEEN / shop / "queries.jsonl", *(f / f"{shop}.jsonl" for f in (*_OF_KINDS, *more))]
    questions = [q for path in folders if path.exists() for q in read_questions(path)]
    wanted = {*FACTS, "recommend"}
    return [*_rows(shop, [q for q in questions if q.intent in wanted and q.skus])]


def _rows(shop: str, questions: list[Question]) -> Iterator[Row]:
    decide = answering.Answering._decide

    def noted(self: answering.Answering, asking: Asking) -> Draft:
        draft = decide(self, asking)
        if draft.intent == "recommend" and asked_last and (meant := likeliest.likely(asking)):
            right = meant[0].product.sku in question.skus
            row = Row(shop, question.intent in FACTS, right, evidence(asking, draft, meant))
            rows.append(row)
        return draft

    with tempfile.TemporaryDirectory() as home:
        dialogue = open_dialogue(SEEN / shop, Path(home))
        with patch.object(answering.Answering, "_decide", noted):
            for question in questions:
                rows: list[Row] = []
                asked_last = False
                for said in question.context:
                    answer_of(dialogue.respond(said, question.id))
                asked_last = True
                answer_of(dialogue.respond(question.text, question.id))
                dialogue.end_session(question.id)
                yield from rows[-1:]
        dialogue.close()


def main() -> None:
    keep_vectors()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("more", nargs="*", type=Path)
    more = tuple(parser.parse_args().more)
    shops = unlearned(path.name for path in SEEN.iterdir() if path.is_dir())
    with ProcessPoolExecutor(2) as pool:
        rows = [row for found in pool.map(partial(rows_of_shop, more=more), shops) for row in found]
    names = [*rows[0].evidence]
    matrix = np.array([[row.evidence[name] for name in names] for row in rows])
    facts = np.array([row.asks_fact for row in rows])
    right = np.array([row.likeliest_is_right for row in rows])
    spread = matrix.std(axis=0) + 1e-6
    part = np.array([zlib.crc32(row.shop.encode()) % _PARTS for row in rows])

    def fitted(chosen: NDArray[np.bool_]) -> LogisticRegression:
        model = LogisticRegression(C=_STRENGTH, max_iter=5000)
        return model.fit(matrix[chosen] / spread, facts[chosen])

    chances = np.zeros(len(rows))
    for each in range(_PARTS):
        out = part == each
        chances[out] = fitted(~out).predict_proba(matrix[out] / spread)[:, 1]
    model = fitted(np.ones(len(rows), dtype=bool))
    model.coef_ /= spread
    print_weights("WEIGHTS", names, model)
    for least in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5):
        told = chances >= least
        mark = " <- the threshold" if least == ASKED else ""
        print(
            f"from {least} on: {(told & facts).sum()} of {facts.sum()} facts,"
            f" {(told & facts & right).sum()} of the right product;"
            f" {(told & ~facts).sum()} of {(~facts).sum()} wishes for advice,"
            f" {(told & ~facts & right).sum()} of the right product{mark}"
        )


if __name__ == "__main__":
    main()
