"""Fits the weights of `device.dialogue.answers.stored_or_advice`.

    python -m tests.evaluation.stored_or_advice.fit

Asked are the questions of `kinds/mixed/seen`, `kinds/shop/seen` and `kinds/advice/seen`; those that
get advice at first are the cases, and a case is one for a stored answer where that is the one that
is wanted. Wishes for advice are many more than in a shop, and count for less. Prints the weights,
and what would be told in shops that are left out of the fit. Takes two minutes.

Needs scikit-learn (the extra `test`).
"""

from __future__ import annotations

import json
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

from device.dialogue.answers import answering, stored_or_advice
from device.dialogue.answers.advised import may_suit
from device.dialogue.asking import Asking
from device.dialogue.index.passages import base_id
from device.dialogue.phrasing import Draft
from device.evaluation.question import read_questions
from device.evaluation.run import answer_of
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.opened import open_dialogue
from tests.evaluation.query_adapters.learned import unlearned
from tests.evaluation.stored_after_all.rows import entries_for
from tests.evaluation.weights import print_weights

_SHOPS = Path(__file__).parents[1] / "seen"
_KINDS = Path(__file__).parents[1] / "kinds"
COUNTS = {"mixed": 1.0, "shop": 1.0, "advice": 0.35}
_GROUPS = 8
_STRENGTH = 1.0


@dataclass(frozen=True, slots=True)
class Case:
    """A question that was answered with advice."""

    shop: str
    kind: str
    evidence: dict[str, float]
    is_stored: bool
    """The likeliest stored answer is what was wanted."""


def cases_of(shop: str) -> list[Case]:
    paths = {kind: _KINDS / kind / "seen" / f"{shop}.jsonl" for kind in COUNTS}
    cases: list[Case] = []
    for kind, path in paths.items():
        if path.exists():
            cases += _cases(shop, kind, path)
    return cases


def _cases(shop: str, kind: str, path: Path) -> Iterator[Case]:
    items = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    decide = answering.Answering._decide
    found: list[tuple[dict[str, float], str]] = []

    def noted(self: answering.Answering, asking: Asking) -> Draft:
        draft = decide(self, asking)
        suited = may_suit(asking, draft)
        advice = suited[0].chance if suited else 0.0
        candidate = stored_or_advice.candidate(asking, draft, advice)
        found.clear()
        if candidate is not None:
            found.append((candidate[1], base_id(candidate[0].id)))
        return draft

    with tempfile.TemporaryDirectory() as home:
        dialogue = open_dialogue(_SHOPS / shop, Path(home))
        passages = dialogue.view.passages.all
        wanted = {item["id"]: entries_for(item, passages) for item in items}
        with patch.object(answering.Answering, "_decide", noted):
            for question in read_questions(path):
                for said in (*question.context, question.text):
                    found.clear()
                    answer_of(dialogue.respond(said, question.id))
                dialogue.end_session(question.id)
                for evidence, passage in found:
                    yield Case(shop, kind, evidence, passage in wanted[question.id])
        dialogue.close()


def fitted(cases: Sequence[Case]) -> LogisticRegression:
    table = [[*case.evidence.values()] for case in cases]
    counts = [COUNTS[case.kind] for case in cases]
    model = LogisticRegression(C=_STRENGTH, max_iter=3000)
    return model.fit(table, [case.is_stored for case in cases], sample_weight=counts)


def told(cases: Sequence[Case]) -> None:
    """Prints what would be told by weights from other shops."""
    called: Counter[tuple[str, str]] = Counter()
    group = np.array([zlib.crc32(case.shop.encode()) % _GROUPS for case in cases])
    for part in range(_GROUPS):
        model = fitted([c for c, own in zip(cases, group, strict=True) if own != part])
        for case in (c for c, own in zip(cases, group, strict=True) if own == part):
            chance = model.predict_proba([[*case.evidence.values()]])[0, 1]
            called[case.kind, "asked"] += 1
            called[case.kind, "there"] += case.is_stored
            if chance >= stored_or_advice.MEANT:
                called[case.kind, "right" if case.is_stored else "wrong"] += 1
    for kind in COUNTS:
        counts = (f"{what} {called[kind, what]}" for what in ("asked", "there", "right", "wrong"))
        print(f"{kind}: {', '.join(counts)}")


def main() -> None:
    keep_vectors()
    shops = unlearned(path.name for path in _SHOPS.iterdir())
    with ProcessPoolExecutor(2) as pool:
        cases = [case for found in pool.map(cases_of, shops) for case in found]
    print_weights("WEIGHTS", [*cases[0].evidence], fitted(cases))
    told(cases)


if __name__ == "__main__":
    main()
