"""What the adapter for questions learns from: what was asked in each shop beside all its goods and
stored answers, and which of these are meant."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from device.dialogue.asking import View
from device.dialogue.index.passages import base_id
from device.evaluation.question import Question, read_questions
from kb.generation.indexing import product_passage
from kb.language.gloss import in_english_words, to_english
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.stored_answers.asked import (
    Topics,
    open_view,
    read_topics,
    shop_folders,
    written_for,
)

LEFT_OUT = 5
"""Of so many shops one is left out: what weighs the adapter's opinion is learned from these."""
_KINDS = Path(__file__).parent.parent / "kinds"
_NOT_OF_GOODS = frozenset(
    {
        "faq", "hours", "out_of_scope", "repeat", "human", "thanks", "greeting", "goodbye",
        "language", "address", "phone", "basket_show", "basket_confirm", "basket_cancel",
    }
)  # fmt: skip
_ABOUT_GOODS = frozenset(
    {
        "price", "stock", "spec", "recommend", "bulk_price", "warranty", "list", "basket_add",
        "compare",
    }
)  # fmt: skip
_MOST_RIGHT = 12
"""Where as many goods as this are right, the question tells little of any."""
_WHOLE, _NAMED, _NONE = 1.0, 0.35, 0.15
"""What a question counts that tells a need or describes goods, one that names them, and one that
means no goods, or no stored answer, for it is about something else altogether."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Meant:
    """The passages that a question means, by their number: none of them where `right` is empty."""

    right: tuple[int, ...]
    counts: float


@dataclass(frozen=True, slots=True)
class Asked:
    """`goods` and `answers` are None where it is not known what is meant, `intent` is "" where it
    is not asked in the way of a counter."""

    text: str
    """With what was said before it, as both are embedded."""
    kind: str
    intent: str
    goods: Meant | None
    answers: Meant | None


@dataclass(frozen=True, slots=True)
class Lesson:
    shop: str
    asked: tuple[Asked, ...]
    goods: Floats
    """One row a passage, by the model as it is for passages."""
    answers: Floats


def all_lessons() -> list[Lesson]:
    with ProcessPoolExecutor(2) as pool:
        return [*pool.map(lesson_of_shop, shop_folders(read_topics()).items())]


def lesson_of_shop(job: tuple[str, Path]) -> Lesson:
    shop, folder = job
    embedder, topics = keep_vectors(), read_topics()
    with tempfile.TemporaryDirectory() as home:
        view = open_view(folder, Path(home))
    goods = [to_english(product_passage(product)) for product in view.words.products]
    answers = [to_english(passage.text) for passage in view.passages.all]
    asked = tuple(_asked(shop, folder, view, topics))
    return Lesson(shop, asked, embedder.passages(goods), embedder.passages(answers))


def _asked(shop: str, folder: Path, view: View, topics: Topics) -> Iterator[Asked]:
    passages = view.passages.all
    of = [topics.of.get(f"{shop}/{base_id(p.id)}", {base_id(p.id)}) for p in passages]
    numbers = {product.sku: at for at, product in enumerate(view.words.products)}

    def answering(about: set[str]) -> Meant | None:
        right = tuple(at for at, own in enumerate(of) if own & about)
        return Meant(right, _WHOLE) if right or not about else None

    for kind, path in _files(shop, folder):
        for question in read_questions(path):
            entry = base_id(question.faq or "")
            about = topics.of.get(f"{shop}/{entry}", {entry}) if entry else set()
            yield Asked(
                _text(question),
                kind,
                question.intent,
                _goods_meant(question, numbers, kind),
                answering(about) if about else _no_answer(question),
            )
    elsewhere = Meant((), _NONE)
    for text, about, _ in written_for(shop, passages):
        yield Asked(in_english_words(text), "written", "", elsewhere, answering(about))
    for topic, texts in topics.asked.items():
        if (meant := answering({topic})) is not None:
            for text in texts:
                yield Asked(in_english_words(text), "topic", "", elsewhere, meant)


def _files(shop: str, folder: Path) -> Iterator[tuple[str, Path]]:
    yield "seen", folder / "queries.jsonl"
    for kind in sorted(path.name for path in _KINDS.iterdir() if path.is_dir()):
        path = _KINDS / kind / "seen" / f"{shop}.jsonl"
        if path.exists():
            yield kind, path


def _text(question: Question) -> str:
    return in_english_words("; ".join([*question.context[-1:], question.text]))


def _goods_meant(question: Question, numbers: Mapping[str, int], kind: str) -> Meant | None:
    if question.intent in _NOT_OF_GOODS:
        return Meant((), _NONE)
    if question.unknown and not question.skus:
        return Meant((), _WHOLE)
    right = tuple(numbers[sku] for sku in question.skus if sku in numbers)
    if question.intent not in _ABOUT_GOODS or not 0 < len(right) < _MOST_RIGHT:
        return None
    described = question.intent == "recommend" or kind == "goods"
    return Meant(right, _WHOLE if described else _NAMED)


def _no_answer(question: Question) -> Meant | None:
    """What is asked of goods or done to the basket means no stored answer."""
    of_goods = question.intent in _ABOUT_GOODS or question.intent.startswith("basket")
    return Meant((), _NONE) if of_goods else None
