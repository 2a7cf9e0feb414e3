"""What is held out is held out: no model learns from a question that tells how well it does."""

from __future__ import annotations

from pathlib import Path

from device.evaluation.question import Question, read_questions
from tests.device.dialogue.conftest import SHOPS

Said = tuple[str, ...]


def _said(question: Question) -> Said:
    return (*question.context, question.text)


def _learned_from() -> dict[str, set[Said]]:
    """All that the shops of `seen` are asked elsewhere, by shop."""
    asked = {path.parent.name: path for path in (SHOPS / "seen").glob("*/queries.jsonl")}
    found = {shop: {*map(_said, read_questions(path))} for shop, path in asked.items()}
    for path in (SHOPS / "kinds").glob("*/seen/*.jsonl"):
        found.setdefault(path.stem, set()).update(map(_said, read_questions(path)))
    return found


def _held_out() -> list[Path]:
    return [*(SHOPS / "kinds").glob("*/unseen/*.jsonl")]


def test_no_question_that_is_held_out_is_learned_from() -> None:
    learned = _learned_from()
    both = [
        f"{path.parent.parent.name}/{question.id}"
        for path in _held_out()
        for question in read_questions(path)
        if _said(question) in learned[path.stem]
    ]
    assert _held_out()
    assert both == []


def test_no_shop_that_is_held_out_is_one_that_is_learned_from() -> None:
    seen, unseen = ({p.name for p in (SHOPS / name).iterdir()} for name in ("seen", "unseen"))
    assert unseen
    assert not seen & unseen
