"""What the page of an evaluation shows, and that nothing written by others comes alive in it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from device.errors import InputError
from device.evaluation.judging import Verdict, is_confidently_wrong
from device.evaluation.question import ExpectedLine, Question
from device.evaluation.report import Evaluation, prepare_folder, write_report
from device.evaluation.run import Result, Score
from device.turn import Answer, Basket, BasketLine

ASKED = Question(id="q1", text="fan price", lang="en", intent="price", skus=("F1",))
SAID = Answer(
    text="fan price",
    lang="en",
    intent="price",
    reply="It costs ₹90.",
    reply_lang="en",
    source="catalogue",
    confidence=0.9,
    skus=("F2",),
)
NAMES = {"F1": "Crompton Fan", "F2": "Usha Fan"}


def result(
    verdict: Verdict, question: Question = ASKED, answer: Answer = SAID, ms: float = 20.0
) -> Result:
    return Result(question, answer, verdict, is_confidently_wrong(verdict, answer), ms)


def asked_with(**changed: object) -> Question:
    held = {field: getattr(ASKED, field) for field in ASKED.__struct_fields__}
    return Question(**(held | changed))


def evaluation(*results: Result) -> Evaluation:
    return Evaluation(
        questions="queries.jsonl",
        shop="Sharma & Sons",
        generation="000003-abc",
        version="9.9",
        at=dt.datetime(2026, 11, 23, 15, 0),
        name_of=NAMES.get,
        score=Score(list(results)),
    )


def page_of(shown: Evaluation, folder: Path) -> str:
    return write_report(shown, folder).read_text("utf-8")


def visible(page: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL).split())


def test_the_heading_tells_two_pages_apart(tmp_path: Path) -> None:
    text = visible(page_of(evaluation(result("right")), tmp_path))
    assert "Sharma &amp; Sons" in text
    assert "queries.jsonl" in text
    assert "000003-abc · asked on 23 November 2026, 15:00 · Bolo 9.9" in text


def test_whatever_stands_in_question_and_answer_is_shown_as_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>\x07"
    question = Question(
        id=evil,
        text=evil,
        lang=evil,
        intent=evil,
        context=(evil,),
        skus=(evil,),
        must_say=(evil,),
        must_say_any=((evil,),),
        must_not_say=(evil,),
        basket=(ExpectedLine(evil, Decimal(1), {evil: evil}),),
    )
    held = BasketLine(evil, evil, Decimal(1), {evil: evil}, Decimal(1), Decimal(1))
    answer = replace(
        SAID, intent=evil, reply=evil, skus=(evil,), basket=Basket("open", (held,), Decimal(1))
    )
    shown = replace(
        evaluation(result("wrong", question, answer)),
        questions=evil,
        shop=evil,
        generation=evil,
        version=evil,
        name_of=lambda _: evil,
    )
    page = page_of(shown, tmp_path)
    assert "<script" not in page
    assert "\x07" not in page
    assert "&lt;script&gt;" in page


def test_a_text_without_end_is_shortened(tmp_path: Path) -> None:
    endless = replace(SAID, reply="x" * 800_000)
    assert len(page_of(evaluation(result("wrong", answer=endless)), tmp_path)) < 50_000


def test_the_worst_come_first_and_are_marked(tmp_path: Path) -> None:
    unsure = replace(SAID, confidence=0.2)
    page = page_of(
        evaluation(result("refused"), result("wrong", answer=unsure), result("wrong")), tmp_path
    )
    assert re.findall(r'<article class="([\w-]+)"', page) == [
        "confidently-wrong",
        "wrong",
        "refused",
    ]


def test_wanted_and_answered_are_told_in_words(tmp_path: Path) -> None:
    question = asked_with(
        must_say=("120",),
        must_say_any=(("in stock", "there"),),
        must_not_say=("90",),
        clarify=True,
        unknown=True,
    )
    text = visible(page_of(evaluation(result("wrong", question)), tmp_path))
    assert "about Crompton Fan [F1]" in text
    assert "about Usha Fan [F2]" in text
    assert "must say “120”: not said" in text
    assert "must say “in stock” or “there”: not said" in text
    assert "must not say “90”: said “90”" in text
    assert "asking back is right here" in text
    assert "not sold must say that the shop does not have it" in text
    assert "confidence 0.90, given for sure" in text


def test_both_baskets_are_shown(tmp_path: Path) -> None:
    wanted = ExpectedLine("F1", Decimal(2), {"colour": "white"})
    question = asked_with(intent="basket_add", basket=(wanted,))
    held = BasketLine("F2", "Usha Fan", Decimal("1.5"), {}, Decimal(90), Decimal(135))
    answer = replace(SAID, basket=Basket("open", (held,), Decimal(135)))
    text = visible(page_of(evaluation(result("wrong", question, answer)), tmp_path))
    assert "basket 2 × Crompton Fan [F1] (colour white)" in text
    assert "basket 1.5 × Usha Fan [F2]" in text


def test_every_plot_says_what_it_shows(tmp_path: Path) -> None:
    page = page_of(evaluation(result("right"), result("wrong", ms=2000)), tmp_path)
    plots = re.findall(r'<svg viewBox="[\d ]+"[^>]*role="img">\s*(<title>.+?</title>)', page)
    assert "<title>en: 1 right, 0 refused, 0 wrong, 1 confidently wrong</title>" in plots
    assert len(plots) == page.count("<svg") - page.count('<svg viewBox="0 0 10 10" aria-hidden')
    assert '<meta name="viewport"' in page
    assert "1 of 2 50.0 %" in visible(page)


def test_what_the_suites_found_stands_on_the_page(tmp_path: Path) -> None:
    counted = {"false_texts": 50, "let_through": 1, "true_texts": 9, "true_stopped_share": 0.0}
    shown = replace(evaluation(result("right")), suites={"guard": counted})
    assert "Of 50 replies made false on purpose the guard let 1 through" in visible(
        page_of(shown, tmp_path)
    )


def test_a_sentence_stands_for_no_failures(tmp_path: Path) -> None:
    page = page_of(evaluation(result("right")), tmp_path)
    assert "Every answer was right (1)." in page
    assert "<article" not in page


@pytest.mark.parametrize("folder", ["file/rep", "file"])
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("here already", "utf-8")
    with pytest.raises(InputError, match=r"no report can be written to .*name another folder"):
        prepare_folder(tmp_path / folder)
