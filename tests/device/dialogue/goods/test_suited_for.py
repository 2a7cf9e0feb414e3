"""Goods by how many people and which measures they are for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
