"""Learns the adapters of `kb.embedding.query_adapter`.

    python -m tests.evaluation.query_adapters.fit

A lesson is what was asked in one shop beside all texts of the shop that could answer: its stored
answers and services, or its goods. The questions are those of `tests/evaluation/seen` and of
`tests/evaluation/stored_answers`. Prints how often the nearest text is a right one, and one of the
nearest three, without an adapter and by adapters from other shops; then writes those from all.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from device.dialogue.asking import View
from device.dialogue.index.passages import base_id
from device.evaluation.question import read_questions
from kb.embedding.query_adapter import WEIGHTS, turned
from kb.generation.indexing import product_passage
from kb.language.gloss import to_english
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.stored_answers.asked import (
    Topics,
    asked_by_customers,
    open_view,
    read_topics,
    shop_folders,
    written_for,
)

_TEMPERATURE, _PENALTY, _STEP, _ROUNDS = 0.02, 1e-4, 5e-4, 40
"""Found among temperatures of 0.02 to 0.05, penalties of 2e-5 to 3e-4 and 20 to 80 rounds; a
hidden layer beside the matrix finds no more."""
FOLDS = 5
_KINDS = Path(__file__).parent.parent / "kinds"
_OF_ANSWERS = ("shop", "mixed")
_OF_GOODS = ("advice", "mixed", "goods")
"""Folders of `kinds` with questions to shops of `seen`, a file a shop."""
_ADVICE, _NAMED = 1.0, 0.1
"""What names its goods is found by its words; by its meaning is found what to take."""
_ABOUT_GOODS = frozenset(
    {"price", "stock", "spec", "recommend", "bulk_price", "warranty", "list", "basket_add"}
)
_MOST_RIGHT = 12
"""Where more goods than this are right, the question tells little of any."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Vectors of questions and of passages of one shop, one row each."""

    shop: str
    questions: Floats
    passages: Floats
    right: NDArray[np.bool_]
    """Question by passage."""
    counts: Floats
    kinds: tuple[str, ...]
    """Of each question, for the figures that are printed."""


def lesson_of_answers(
    shop: str,
    folder: Path,
    view: View,
    topics: Topics,
    asked: Mapping[tuple[str, str], set[str]],
) -> Lesson:
    """What customers asked that a stored answer or a service answers, and what was written so."""
    passages = view.passages.all
    entries = [base_id(passage.id) for passage in passages]
    of = [topics.of.get(f"{shop}/{entry}", {entry}) for entry in entries]
    meant = [
        (question.text, asked.get((shop, question.text), set()), question.lang)
        for question in read_questions(folder / "queries.jsonl")
    ]
    for kind in _OF_ANSWERS:
        file = _KINDS / kind / "seen" / f"{shop}.jsonl"
        found = asked_by_customers(shop, file, topics) if file.exists() else {}
        meant += [(text, about, f"kinds/{kind}") for (_, text), about in found.items()]
    meant += [(text, about, "written") for text, about, _ in written_for(shop, passages)]
    for topic, texts in topics.asked.items():
        meant += [(text, {topic}, "topic") for text in texts]
    right = {text: [bool(own & about) for own in of] for text, about, _ in meant if about}
    answered = [each for each in meant if any(right.get(each[0], ()))]
    return _lesson(
        shop,
        [text for text, _, _ in answered],
        [passage.text for passage in passages],
        [right[text] for text, _, _ in answered],
        [1.0] * len(answered),
        [kind for _, _, kind in answered],
    )


def lesson_of_goods(shop: str, folder: Path, view: View) -> Lesson:
    """What customers asked of goods that the shop has."""
    goods = view.words.products
    kinds = (_KINDS / kind / "seen" / f"{shop}.jsonl" for kind in _OF_GOODS)
    files = [folder / "queries.jsonl", *(path for path in kinds if path.exists())]
    asked = [
        question
        for path in files
        for question in read_questions(path)
        if question.intent in _ABOUT_GOODS and not (question.context or question.unknown)
        and 0 < len(question.skus) < _MOST_RIGHT
    ]  # fmt: skip
    return _lesson(
        shop,
        [question.text for question in asked],
        [product_passage(product) for product in goods],
        [[product.sku in question.skus for product in goods] for question in asked],
        [_ADVICE if question.intent == "recommend" else _NAMED for question in asked],
        [question.intent for question in asked],
    )


def _lesson(
    shop: str,
    questions: Sequence[str],
    passages: Sequence[str],
    right: Sequence[Sequence[bool]],
    counts: Sequence[float],
    kinds: Sequence[str],
) -> Lesson:
    embedder = keep_vectors()
    texts = [to_english(text) for text in passages]
    return Lesson(
        shop,
        embedder.queries([to_english(text) for text in questions]),
        embedder.passages(texts),
        np.array(right, dtype=bool).reshape(len(questions), len(texts)),
        np.array(counts, dtype=np.float32),
        tuple(kinds),
    )


def learned(lessons: Sequence[Lesson]) -> Floats:
    """The matrix under which the right passages of each shop are the likeliest, by Adam
    (https://arxiv.org/abs/1412.6980) with a step that falls to nothing."""
    lessons = [lesson for lesson in lessons if len(lesson.questions) and len(lesson.passages)]
    dimensions = lessons[0].questions.shape[1]
    change = np.zeros((dimensions, dimensions), np.float32)
    mean, square = np.zeros_like(change), np.zeros_like(change)
    chance = np.random.default_rng(0)
    steps = _ROUNDS * len(lessons)
    order = [at for _ in range(_ROUNDS) for at in chance.permutation(len(lessons))]
    for step, at in enumerate(order):
        slope = _slope(lessons[at], change)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        way = (mean / (1 - 0.9 ** (step + 1))) / (
            np.sqrt(square / (1 - 0.999 ** (step + 1))) + 1e-8
        )
        change -= _STEP * (1 - step / steps) * way
    return np.eye(dimensions, dtype=np.float32) + change


def _slope(lesson: Lesson, change: Floats) -> Floats:
    """The gradient of the mean negative logarithm of the chance of a right passage."""
    asked = lesson.questions + lesson.questions @ change
    length = np.linalg.norm(asked, axis=1, keepdims=True)
    unit = asked / length
    chances = _softmax(unit @ lesson.passages.T / _TEMPERATURE)
    wanted = chances * lesson.right
    wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-12)
    of_scores = (chances - wanted) * (lesson.counts / len(asked))[:, None]
    of_unit = of_scores @ lesson.passages / _TEMPERATURE
    of_asked = (of_unit - unit * (of_unit * unit).sum(axis=1, keepdims=True)) / length
    slope: Floats = lesson.questions.T @ of_asked + 2 * _PENALTY * change
    return slope


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=1, keepdims=True)
    return chances


def adapters_left_out(lessons: Sequence[Lesson]) -> dict[str, Floats]:
    """For each shop an adapter that has learned nothing of it."""
    adapters: dict[str, Floats] = {}
    for fold in range(FOLDS):
        others = [each for at, each in enumerate(lessons) if at % FOLDS != fold]
        adapter = learned(others)
        adapters |= {each.shop: adapter for each in lessons[fold::FOLDS]}
    return adapters


def _found(lesson: Lesson, adapter: Floats | None) -> NDArray[np.int_]:
    """Of each question the rank of the first right passage, from 0."""
    asked = lesson.questions if adapter is None else turned(lesson.questions, adapter)
    order = np.argsort(-(asked @ lesson.passages.T), axis=1)
    ranks: NDArray[np.int_] = np.take_along_axis(lesson.right, order, axis=1).argmax(axis=1)
    return ranks


def _print_gain(name: str, lessons: Sequence[Lesson]) -> None:
    left_out = adapters_left_out(lessons)
    ranks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for lesson in lessons:
        if len(lesson.questions):
            both = zip(_found(lesson, None), _found(lesson, left_out[lesson.shop]), strict=True)
            for kind, pair in zip(lesson.kinds, both, strict=True):
                ranks[kind].append(pair)
    print(f"{name}, in shops left out: without an adapter -> with it")
    for kind, pairs in sorted(ranks.items()):
        found = np.array(pairs)
        first, three = (found < 1).mean(axis=0), (found < 3).mean(axis=0)
        print(
            f"  {kind:12} n={len(pairs):5}  nearest right {first[0]:.1%} -> {first[1]:.1%}"
            f"  of three {three[0]:.1%} -> {three[1]:.1%}"
        )


def main() -> None:
    keep_vectors()
    topics = read_topics()
    answers, goods = [], []
    with tempfile.TemporaryDirectory() as home:
        for shop, folder in shop_folders(topics).items():
            view = open_view(folder, Path(home) / shop)
            asked = asked_by_customers(shop, folder / "queries.jsonl", topics)
            answers.append(lesson_of_answers(shop, folder, view, topics, asked))
            goods.append(lesson_of_goods(shop, folder, view))
            print(f"{shop}: {len(answers[-1].questions)} + {len(goods[-1].questions)} questions")
    _print_gain("stored answers", answers)
    _print_gain("goods", goods)
    np.savez(
        WEIGHTS,
        answers=learned(answers).astype(np.float16),
        goods=learned(goods).astype(np.float16),
    )
    print(f"-> {WEIGHTS}")


if __name__ == "__main__":
    main()
