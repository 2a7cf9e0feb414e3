"""Goods by how many people and which measures they are for."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from device.dialogue.goods.suited_for import age_said
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/cafe_haldia", "we are eleven kids at the party which cake is enough", "BK-BF1"),
        ("seen/cafe_rohtak", "gyarah logon ke liye pineapple cake kaunsa size theek", "BK-PNC-10"),
    ],
)
def test_what_is_for_fewer_is_too_small(talk: Shop, shop: str, text: str, sku: str) -> None:
    assert talk(shop).say(text).skus == (sku,)


def test_of_several_measures_those_that_goods_have_count(talk: Shop) -> None:
    answer = talk("seen/electrical_bellary").say("bore is 350 feet need a five hp pump suggest one")
    assert "5 hp" in answer.reply
    assert "7.5" not in answer.reply


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("8 mahine ka baccha", "8"),
        ("a baby under 6 months", "5.5"),
        ("younger than 1 year", "11.5"),
        ("6 mahine se bade bacche", "6.5"),
    ],
)
def test_an_age_may_be_a_bound(said: str, months: str) -> None:
    assert age_said(said.split()) == Decimal(months)


@pytest.mark.parametrize(
    ("said", "sku"),
    [
        ("hum sirf do log hain kaun si french press lun", "GR-FP-350"),
        ("we are four which french press should we get", "GR-FP-600"),
    ],
)
def test_each_drinks_a_cup(talk: Shop, said: str, sku: str) -> None:
    assert talk("seen/cafe_siliguri").say(said).skus[0] == sku
