"""Fits the weights of `device.dialogue.answers.suiting`.

    python -m tests.evaluation.advice.fit

`kinds/advice/seen`, and some of `kinds/mixed/seen`, is what customers told in shops of `seen` to be
advised; all goods that a good shopkeeper would suggest first are right. The wishes for advice among
the questions of `seen`, whose answers were looked into, count less. What is about something else
there, in `kinds/goods/seen`, `kinds/shop/seen` and `kinds/mixed/seen`, if it is answered rightly
without advice, stands for what is better left as it is. Each fifth of the shops is asked by an
intent model and by adapters that have learned nothing of it. Prints how often the best is right
where each fifth is left out of the fit, and how likely it was held to be. Takes some minutes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from device.dialogue.answers import advised
from device.dialogue.answers.suiting import OF_DRAFT, WEIGHTS, Suited, evidence_of
from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft
from device.dialogue.reading import intents
from device.evaluation.question import Question, read_questions
from device.evaluation.run import evaluate_questions
from kb.domains.linear_model import LinearModel
from kb.domains.train_intents import all_examples, train
from tests.evaluation.conditional_logit import Floats, chances_of, fitted_logit
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.opened import open_dialogue
from tests.evaluation.query_adapters.learned import unlearned

SEEN = Path(__file__).parent.parent / "seen"
ADVICE, MIXED, GOODS, OF_SHOP = (
    SEEN.parent / "kinds" / kind / "seen" for kind in ("advice", "mixed", "goods", "shop")
)
_PENALTY = 3.0
"""Of 1 and 3 the better one, by the 309 wishes of 34 shops that were left out."""
_BINS, _FOLDS = 5, 5
_LOOKED_INTO = 0.3
"""What a wish counts whose answer was looked into when the rules were written."""


@dataclass(frozen=True, slots=True)
class Row:
    """What may be answered to a question: evidence, one row each, the draft as it is last."""

    shop: str
    is_advice: bool
    counts: float
    evidence: Floats
    right: NDArray[np.bool_]


def rows_of_shop(shop: str, model: LinearModel) -> list[Row]:
    rows: list[Row] = []
    asked: list[tuple[Asking, Draft]] = []

    def noted(asking: Asking, draft: Draft, _: Sequence[Suited]) -> None:
        asked.append((asking, draft))

    with (
        tempfile.TemporaryDirectory() as home,
        patch("device.dialogue.answers.meant_after_all.advised", noted),
        patch.object(intents, "load_model", lambda _: model),
    ):
        dialogue = open_dialogue(SEEN / shop, Path(home))
        for question, counts in _questions(shop):
            is_advice = question.intent == "recommend"
            asked.clear()
            (result,) = evaluate_questions(dialogue, [question]).results
            if question.context and asked and asked[-1][0].text != question.text:
                continue  # It was thought of before, not now.
            if not asked or not advised.may_be_bettered(*asked[-1]):
                continue
            is_right = result.verdict == "right"
            if is_advice or is_right:
                right = {*question.skus} if is_advice else set()
                stands = is_right and asked[-1][1].intent != "recommend"
                rows += _row(shop, is_advice, counts, right, *asked[-1], stands=stands)
    return rows


def _questions(shop: str) -> list[tuple[Question, float]]:
    """Wishes for advice and what is about something else, with what each counts."""
    wishes = [*_in(ADVICE, shop), *(q for q in _in(MIXED, shop) if q.intent == "recommend")]
    asked = read_questions(SEEN / shop / "queries.jsonl")
    advice = [(q, _LOOKED_INTO) for q in asked if q.intent == "recommend" and not q.context]
    beside = [q for folder in (MIXED, GOODS, OF_SHOP) for q in _in(folder, shop)]
    others = [(q, 1.0) for q in (*asked, *beside) if q.intent != "recommend"]
    return [*((q, 1.0) for q in wishes), *advice, *others]


def _in(folder: Path, shop: str) -> list[Question]:
    path = folder / f"{shop}.jsonl"
    return read_questions(path) if path.exists() else []


def _row(
    shop: str,
    is_advice: bool,
    counts: float,
    right: set[str],
    asking: Asking,
    draft: Draft,
    *,
    stands: bool,
) -> list[Row]:
    """`stands`: the answer as it is, which advises nothing, is right."""
    found, as_it_is = evidence_of(asking, draft)
    if not found:
        return []
    lines = [
        *([*(each.get(name, 0.0) for name in WEIGHTS), *(0.0 for _ in OF_DRAFT)]
          for each in found.values()),
        [*(0.0 for _ in WEIGHTS), *(as_it_is[name] for name in OF_DRAFT)],
    ]  # fmt: skip
    is_right = [asking.shop.products[number].sku in right for number in found]
    any_right = np.array([*is_right, stands or not any(is_right)])
    return [Row(shop, is_advice, counts, np.array(lines), any_right)]


def fitted(rows: Sequence[Row]) -> Floats:
    """The weights under which what is right is likeliest; each kind of evidence is penalised by
    how much it varies."""
    spread = np.concatenate([row.evidence for row in rows]).std(axis=0)
    spread[spread == 0] = 1.0
    weights = fitted_logit(
        [row.evidence / spread for row in rows],
        [row.right for row in rows],
        [row.counts for row in rows],
        penalty=_PENALTY,
    )
    return weights / spread


def _print_left_out(rows: Sequence[Row], folds: dict[str, int]) -> None:
    told: dict[bool, list[tuple[float, bool, bool]]] = {True: [], False: []}
    for fold in range(_FOLDS):
        weights = fitted([row for row in rows if folds[row.shop] != fold])
        for row in rows:
            if folds[row.shop] == fold:
                chances = chances_of(row.evidence @ weights)
                best = int(chances[:-1].argmax())
                lacking = bool(row.right[-1])
                told[row.is_advice].append((chances[best], bool(row.right[best]), lacking))
    for is_advice, found in told.items():
        print("wishes for advice:" if is_advice else "about something else, rightly refused:")
        for low in np.arange(_BINS) / _BINS:
            inside = [each for each in found if low <= each[0] < low + 1 / _BINS or each[0] == low]
            right, lacking = sum(each[1] for each in inside), sum(each[2] for each in inside)
            print(
                f"  held to be likely {low:.1f} to {low + 1 / _BINS:.1f}: {len(inside):5}, "
                f"right {right}, nothing right {lacking}"
            )


def main() -> None:
    keep_vectors()
    shops = unlearned(path.name for path in SEEN.iterdir())
    folds = {shop: at % _FOLDS for at, shop in enumerate(shops)}
    examples = all_examples()
    rows: list[Row] = []
    for fold in range(_FOLDS):
        model = train([e for e in examples if folds.get(e.shop) != fold])
        left_out = shops[fold::_FOLDS]
        with ProcessPoolExecutor(2) as pool:
            for found in pool.map(rows_of_shop, left_out, [model] * len(left_out)):
                rows += found
        print(f"{len(rows)} questions", flush=True)
    _print_left_out(rows, folds)
    weights = fitted(rows).tolist()
    print("WEIGHTS =", json.dumps(dict(zip(WEIGHTS, weights, strict=False)), indent=4))
    print("OF_DRAFT =", json.dumps(dict(zip(OF_DRAFT, weights[len(WEIGHTS) :], strict=True))))


if __name__ == "__main__":
    main()
