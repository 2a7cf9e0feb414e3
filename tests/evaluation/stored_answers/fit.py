"""Fits the weights of `device.dialogue.intent.stored_answer`.

    python -m tests.evaluation.stored_answers.fit

Prints them with how they vary and how well they tell where each shop is left out in turn. The
evidence is that of `stored_answer` itself, of three kinds of questions: those that customers asked;
those of a topic, put to every shop named in `topics.yaml`, most of which have no answer; and those
of `questions`, one file a shop, with the entry that answers each. The latter count twice: once as
they are, once as if the shop had no such entry. The intent model must not know what customers
asked, so one is trained without the sentences from the counter.

Needs scikit-learn (the extra `test`). Only weights that keep their sign are of use.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from device.dialogue.asking import Asking, View
from device.dialogue.goods.understanding import understand
from device.dialogue.index.passages import base_id
from device.dialogue.intent.stored_answer import (
    LEAST_CHANCE,
    WEIGHTS,
    of_meaning,
    of_utterance,
    of_words,
)
from device.dialogue.intent.told_kinds import kinds_asked
from device.dialogue.reading import intents
from device.dialogue.session import Session
from device.evaluation.question import read_questions
from kb.domains.example_sentences import FOLDER as SENTENCES
from kb.domains.example_sentences import sentences
from kb.domains.fit_linear import fitted
from kb.domains.linear_model import LinearModel
from kb.domains.pack import load_domain
from kb.domains.train_intents import STRENGTH, sentence_features
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.query_adapters.learned import unlearned
from tests.evaluation.stored_answers.asked import (
    Topics,
    asked_by_customers,
    open_view,
    read_topics,
    shop_folders,
    written_for,
)

NOW = dt.datetime(2026, 11, 23, 15, 0)
NAMES = tuple(WEIGHTS)
WEIGHTS_OF = {"customers": 1.0, "written": 0.5, "none": 0.7, "removed": 0.25, "topic": 0.25}
"""Customers' questions count in their natural mix; the others are many, and most of those of the
topics are put to shops without an answer, which is rarer at a counter."""
_ROUNDS = 4
_NOT_ASKED = ("greeting", "thanks", "goodbye", "human", "repeat", "language", "basket_")
"""Intents that are answered before any stored answer is looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question put to a shop: the evidence for each passage, and which are right."""

    shop: str
    kind: str
    evidence: NDArray[np.float64]
    right: NDArray[np.bool_]
    ignored: NDArray[np.bool_]

    def without_its_answer(self) -> Row:
        """The same question where nothing answers it."""
        hidden = self.right | self.ignored
        return Row(self.shop, "removed", self.evidence, np.zeros_like(hidden), hidden)


def intent_model_without_counter() -> LinearModel:
    domain = load_domain("general")
    labels, rows = [], []
    for intent, text in sentences(SENTENCES):
        labels.append(intent)
        rows.append(dict.fromkeys(sentence_features(text, domain), 1.0))
    return fitted(rows, labels, STRENGTH)


def evidence(asking: Asking) -> NDArray[np.float64]:
    """One row a passage, in the order of the weights."""
    passages = asking.view.passages
    near, kinds = of_meaning(asking), kinds_asked(asking.words)
    alike = of_utterance(asking)
    table = [
        {**of_words(shared, kinds), **meaning, **alike}
        for shared, meaning in zip(passages.shared(asking.text), near, strict=True)
    ]
    return np.array([[found[name] for name in NAMES] for found in table])


def rows_of(
    shop: str, folder: Path, view: View, topics: Topics, asked: Mapping[tuple[str, str], set[str]]
) -> Iterator[Row]:
    entries = [base_id(passage.id) for passage in view.passages.all]
    of = [topics.of.get(f"{shop}/{entry}", {entry}) for entry in entries]

    def row(text: str, about: set[str], near: set[str], kind: str) -> Row:
        asking = understand(view, Session("fit", generation=view.generation), text, "en", NOW)
        right = np.array([bool(own & about) for own in of])
        ignored = np.array([bool(own & near) for own in of]) & ~right
        return Row(shop, kind, evidence(asking), right, ignored)

    def near_topics(about: set[str]) -> set[str]:
        return set().union(*(topics.near.get(topic, frozenset()) for topic in about))

    for question in read_questions(folder / "queries.jsonl"):
        if not question.context and not question.intent.startswith(_NOT_ASKED):
            about = asked.get((shop, question.text), set())
            yield row(question.text, about, near_topics(about), "customers")
    for text, about, near in written_for(shop, view.passages.all):
        found = row(text, about, near, "written" if about else "none")
        yield found
        if about:
            yield found.without_its_answer()
    if shop not in {entry.split("/")[0] for entry in topics.of}:
        return
    for topic, texts in topics.asked.items():
        for text in texts:
            yield row(text, {topic}, near_topics({topic}), "topic")


@dataclass(frozen=True, slots=True)
class Sample:
    """For each question the evidence of the passage that the weights prefer."""

    rows: list[Row]
    table: NDArray[np.float64]
    right: NDArray[np.bool_]

    def of(self, chosen: NDArray[np.bool_]) -> Sample:
        rows = [row for row, keep in zip(self.rows, chosen, strict=True) if keep]
        return Sample(rows, self.table[chosen], self.right[chosen])


def best_by(weights: NDArray[np.float64], rows: list[Row]) -> Sample:
    kept, table, right = [], [], []
    for row in rows:
        scores = row.evidence @ weights
        if row.kind == "removed":
            scores = np.where(row.ignored, -np.inf, scores)
        best = int(np.argmax(scores))
        if row.kind == "removed" or not row.ignored[best]:
            kept.append(row)
            table.append(row.evidence[best])
            right.append(row.right[best])
    return Sample(kept, np.array(table), np.array(right))


def fit(sample: Sample) -> tuple[NDArray[np.float64], float]:
    scale = sample.table.std(axis=0)
    model = LogisticRegression(max_iter=2000).fit(
        sample.table / scale,
        sample.right,
        sample_weight=[WEIGHTS_OF[row.kind] for row in sample.rows],
    )
    return model.coef_[0] / scale, float(model.intercept_[0])


def view_by_words(folder: Path, home: Path) -> View:
    """A shop where intents go by words: the second opinion on them knows what customers asked."""
    return replace(open_view(folder, home), wanted=lambda _text: {})


def main() -> None:
    keep_vectors()
    topics = read_topics()
    model = intent_model_without_counter()
    intents.load_model = lambda _: model  # type: ignore[assignment]
    every = shop_folders(topics)
    folders = {shop: every[shop] for shop in unlearned(every)}
    asked: dict[tuple[str, str], set[str]] = {}
    for shop, folder in folders.items():
        asked |= asked_by_customers(shop, folder / "queries.jsonl", topics)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as home:
        views = {shop: view_by_words(at, Path(home) / shop) for shop, at in folders.items()}
        for shop, view in views.items():
            rows += rows_of(shop, folders[shop], view, topics, asked)
            print(f"{shop}: {len(rows)} questions so far", flush=True)
    weights = np.array([WEIGHTS[name] for name in NAMES])
    for _ in range(_ROUNDS):
        sample = best_by(weights, rows)
        weights, bias = fit(sample)
    chance, left_out = np.zeros(len(sample.rows)), []
    shops = np.array([row.shop for row in sample.rows])
    for shop in sorted(set(shops)):
        without, bias_without = fit(sample.of(shops != shop))
        left_out.append(without)
        odds = sample.table[shops == shop] @ without + bias_without
        chance[shops == shop] = 1 / (1 + np.exp(-odds))
    for name, weight, low, high in zip(
        NAMES, weights, np.min(left_out, axis=0), np.max(left_out, axis=0), strict=True
    ):
        print(f'    "{name}": {weight:.2f},   {low:.2f} to {high:.2f} without one of the shops')
    print(f"BIAS = {bias:.2f}")
    told(sample, chance, rows)


def told(sample: Sample, chance: NDArray[np.float64], rows: list[Row]) -> None:
    """Of the answers given, how many are right; of those that are there, how many are given."""
    there = Counter(row.kind for row in rows if row.right.any())
    for kind in WEIGHTS_OF:
        given = (chance >= LEAST_CHANCE) & [row.kind == kind for row in sample.rows]
        good = int((given & sample.right).sum())
        print(
            f"{kind}: precision {good / max(int(given.sum()), 1):.1%}, "
            f"recall {good / max(there[kind], 1):.1%}, wrong {int(given.sum()) - good}"
        )


if __name__ == "__main__":
    main()
