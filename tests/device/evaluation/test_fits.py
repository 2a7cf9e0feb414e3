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
from kb.embedding.query_adapter import adapter
from tests.evaluation.advice import fit as advice
from tests.evaluation.basket_edits import fit as basket_edits
from tests.evaluation.fact_asked import fit as fact_asked
from tests.evaluation.goods_meant.asked import cases_of_shop
from tests.evaluation.other_goods import fit as other_goods
from tests.evaluation.spec_meant import fit as spec_meant
from tests.evaluation.stored_after_all import rows as stored_after_all
from tests.evaluation.stored_answers import fit as stored_answers
from tests.evaluation.stored_answers.asked import asked_by_customers, open_view, read_topics
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
    rows = advice.rows_of_shop(SHOP, load_model(WEIGHTS), adapter("goods"))
    suited = [row.right[:-1].any() for row in rows if row.is_advice]
    assert np.mean(suited) > 0.8


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
    adapters = {"answers": adapter("answers"), "goods": adapter("goods")}
    unlearned = stored_after_all.Unlearned(load_model(WEIGHTS), adapters)
    rows = stored_after_all.rows_of_shop((SHOP, stored_after_all.SEEN / SHOP, unlearned))
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
        open_view(folder, tmp_path),
        asked_by_customers(SHOP, folder / "queries.jsonl", topics),
    )
    rows = [*stored_answers.rows_of(SHOP, folder, view, topics, asked)]
    assert {bool(row.right.any()) for row in rows} == {True, False}
