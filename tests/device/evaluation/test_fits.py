"""The scripts that learn weights still read the program as it is: each asks one shop."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import numpy as np
import pytest

from kb.domains.intent_model import WEIGHTS
from kb.domains.linear_model import load_model
from kb.embedding.query_adapter import adapter
from tests.evaluation.advice import fit as advice
from tests.evaluation.fact_asked import fit as fact_asked
from tests.evaluation.goods_meant.asked import cases_of_shop
from tests.evaluation.other_goods import fit as other_goods
from tests.evaluation.spec_meant import fit as spec_meant
from tests.evaluation.stored_after_all import rows as stored_after_all
from tests.evaluation.stored_or_advice import fit as stored_or_advice
from tests.evaluation.thing_asked import fit as thing_asked

SHOP = "cafe_amritsar"
"""It has been asked questions of many kinds."""


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
    assert fact_asked.rows_of_shop(SHOP, ())


def test_spec_meant() -> None:
    assert spec_meant.rows_of_shop(spec_meant.SEEN / SHOP)


def test_stored_after_all() -> None:
    adapters = {"answers": adapter("answers"), "goods": adapter("goods")}
    unlearned = stored_after_all.Unlearned(load_model(WEIGHTS), adapters)
    rows = stored_after_all.rows_of_shop((SHOP, stored_after_all.SEEN / SHOP, unlearned))
    assert any(row.right.any() and row.is_open for row in rows if row.kind == "roundabout")


def test_stored_or_advice() -> None:
    assert stored_or_advice.cases_of(SHOP)
