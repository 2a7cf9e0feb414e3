"""Fits the weights of `device.dialogue.edits`: which basket is meant after an utterance.

    python -m tests.evaluation.basket_edits.fit [--talks FOLDER...] [--made FOLDER...] [--write]

Learns from the questions of `seen` that are asked with an open basket, and from talks at the
counter in folders of `<shop>.jsonl` (questions in the format of `seen` with the basket that is
right after them). Each question is one choice among what the program would do by itself and all
that may be done to the lines of the basket (a conditional logit). Prints what comes of it where
each group of shops is left out of the fit in turn; `--write` writes the weights into the program.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import msgspec
import numpy as np
from numpy.typing import NDArray

from device.dialogue.answers import answering, reconsidered
from device.dialogue.asking import Asking
from device.dialogue.edits import weights
from device.dialogue.edits.reconsider import hypotheses
from device.dialogue.phrasing import Draft
from device.dialogue.session import Session
from device.evaluation.judging import CONFIDENT, judge
from device.evaluation.question import Question, read_questions
from device.evaluation.run import answer_of
from tests.evaluation.conditional_logit import chances_of, fitted_logit
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.opened import open_dialogue

_SEEN = Path(__file__).parents[1] / "seen"
_SEEN_COUNT, _TALKS_COUNT, _MADE_COUNT = 0.6, 1.5, 0.6
""" "Seen" has been read, and the program made to answer it; no customer said what was made."""
_STRENGTH = 1.0
_SELDOM = 3
_GROUPS = 5
_TURNS = 2
_LEAST = 0.05
_WIDEST = 98


@dataclass(frozen=True, slots=True)
class Choice:
    """One question: what each basket that may be meant speaks for, and which of them are right;
    the first is what the program does by itself."""

    shop: str
    counts: float
    evidence: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    sure: bool
    """The program by itself answered it for sure."""


def choices_of(shop: str, questions: Path, counts: float) -> Iterator[Choice]:
    """What the questions of a file teach."""
    with tempfile.TemporaryDirectory() as home:
        dialogue = open_dialogue(_SEEN / shop, Path(home))
        for number, question in enumerate(map(_as_edit, read_questions(questions))):
            before = [answer_of(dialogue.respond(x, str(number))) for x in question.context]
            if not before or before[-1].basket.state != "open":
                continue  # Nothing that could be changed.
            found: list[tuple[Asking, Session, Draft]] = []

            def keep(asking: Asking, before: Session, draft: Draft) -> Draft:
                found.append((asking, before, draft))  # noqa: B023
                return draft

            with patch.object(answering, "reconsidered", keep):
                answer = answer_of(dialogue.respond(question.text, str(number)))
            if found and answer.intent not in reconsidered.FINAL:
                asking, before, draft = found[0]
                meant = hypotheses(asking, before, draft, answer.basket, weights.WEIGHTS)
                # A question that is no order is right as it was answered.
                right = [at == 0 for at in range(len(meant))]
                if question.basket is not None:
                    after = [replace(answer, basket=each.after) for each in meant]
                    right = [judge(question, each) == "right" for each in after]
                yield Choice(
                    shop, counts, tuple(dict(each.evidence) for each in meant), tuple(right),
                    answer.confidence >= CONFIDENT,
                )  # fmt: skip
        dialogue.close()


def _as_edit(question: Question) -> Question:
    """Who has the basket read to him has said before what stands in it."""
    if (
        question.intent != "basket_show"
        or question.basket is None
        or len(question.context) < _TURNS
    ):
        return question
    *before, last = question.context
    return msgspec.structs.replace(question, intent="basket_add", context=tuple(before), text=last)


def fitted(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights under which what is right is likeliest."""
    choices = [choice for choice in choices if any(choice.right)]
    seen = Counter(key for c in choices for key in {k for each in c.evidence for k in each})
    keys = sorted(key for key, times in seen.items() if times >= _SELDOM)
    weights = fitted_logit(
        [np.array([[float(e.get(k, 0.0)) for k in keys] for e in c.evidence]) for c in choices],
        [np.array(choice.right) for choice in choices],
        [choice.counts for choice in choices],
        penalty=_STRENGTH,
    )
    return dict(zip(keys, weights.tolist(), strict=True))


def chances_left_out(choices: Sequence[Choice]) -> list[NDArray[np.float64]]:
    """How likely each basket is by weights from other shops."""
    shops = sorted({choice.shop for choice in choices})
    group = {shop: at % _GROUPS for at, shop in enumerate(shops)}
    found: list[NDArray[np.float64]] = [np.zeros(0)] * len(choices)
    for left_out in range(_GROUPS):
        own = fitted([c for c in choices if group[c.shop] != left_out])
        for at, choice in enumerate(choices):
            if group[choice.shop] == left_out:
                scores = np.array(
                    [sum(own.get(k, 0.0) * v for k, v in e.items()) for e in choice.evidence]
                )
                found[at] = chances_of(scores)
    return found


def report(name: str, choices: Sequence[Choice], chances: Sequence[NDArray[np.float64]]) -> None:
    best = [int(each.argmax()) for each in chances]
    right = [choice.right[at] for choice, at in zip(choices, best, strict=True)]
    sure = [
        each[at] >= reconsidered.SURE and (at > 0 or choice.sure)
        for choice, each, at in zip(choices, chances, best, strict=True)
    ]
    by_itself = sum(choice.right[0] for choice in choices)
    surely = sum(choice.sure and not choice.right[0] for choice in choices)
    print(
        f"{name}: {len(choices)} questions, right by itself {by_itself}, now {sum(right)}; "
        f"wrong for sure {surely}, now {sum(s and not r for s, r in zip(sure, right, strict=True))}"
    )


def main() -> None:
    keep_vectors()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--talks", nargs="*", type=Path, default=[], help="folders of talks")
    parser.add_argument("--made", nargs="*", type=Path, default=[], help="those of `talks.py`")
    parser.add_argument("--write", action="store_true", help="write the weights")
    chosen = parser.parse_args()
    groups: dict[str, list[Choice]] = {"seen": []}
    for shop in sorted(path.name for path in _SEEN.iterdir()):
        groups["seen"] += choices_of(shop, _SEEN / shop / "queries.jsonl", _SEEN_COUNT)
    for folder in (*chosen.talks, *chosen.made):
        counts = _TALKS_COUNT if folder in chosen.talks else _MADE_COUNT
        groups[str(folder)] = [
            choice for path in sorted(folder.glob("*.jsonl"))
            for choice in choices_of(path.stem, path, counts)
        ]  # fmt: skip
    every = [choice for group in groups.values() for choice in group]
    chances = iter(chances_left_out(every))
    for name, group in groups.items():
        report(name, group, [next(chances) for _ in group])
    if chosen.write:
        write(fitted(every))


def write(found: dict[str, float]) -> None:
    """Writes the weights into the program."""
    rows = ["   "]
    for key, value in found.items():
        text = f' "{key}": {value:.2f},'
        if abs(value) >= _LEAST and len(rows[-1]) + len(text) > _WIDEST:
            rows.append("   ")
        rows[-1] += text if abs(value) >= _LEAST else ""
    head = '"""What each kind of evidence counts: see `tests/evaluation/basket_edits/fit.py`."""'
    text = "\n".join([head, "", "WEIGHTS = {", *rows, "}  # fmt: skip", ""])
    Path(weights.__file__).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
