"""Goods that only resemble what was asked for are not told for sure, nor for much else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.device.dialogue.conftest import SHOPS, Talk, dialogue_without
from tests.evaluation.other_goods.taken_out import skus_of_kinds

Shop = Callable[[str], Talk]


def shop_without(shop: str, kinds: set[str], home: Path) -> Talk:
    gone = skus_of_kinds(SHOPS / "seen" / shop, kinds)
    assert gone
    return Talk(dialogue_without(shop, gone, home))


@pytest.mark.parametrize(
    ("shop", "kinds", "said"),
    [
        ("medical_agra", {"Test Strips"}, "bhaiya accu check active ki strips kitne ki hain"),
        ("medical_agra", {"Test Strips"}, "rate of accu chek strips please"),
        ("medical_shimla", {"Test strips"}, "morepen ki sugar strips ka rate batao"),
        ("cafe_pondicherry", {"Hot coffee"}, "ek filter coffee kitne ki hai"),
        ("electrical_kota", {"Inverter"}, "do you have luminous inverters in stock"),
        ("electrical_rourkela", {"Switch"}, "छह एम्पियर का वन वे स्विच दिखाइए दाम क्या है"),
        ("cafe_kolkata", {"Tea"}, "six masala chai what will it come to"),
    ],
)
def test_what_resembles_goods_that_the_shop_lacks_is_not_told_for_sure(
    shop: str, kinds: set[str], said: str, tmp_path: Path
) -> None:
    answer = shop_without(shop, kinds, tmp_path).say(said)
    assert answer.unknown or answer.confidence < 0.5, answer.reply


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("medical_agra", "bhaiya accu check active ki pachas strips kitne ki hain"),
        ("cafe_pondicherry", "ek filter coffee kitne ki hai"),
        ("cafe_kolkata", "six masala chai what will it come to"),
        ("medical_ajmer", "what is the price of a pulse oximeter"),
    ],
)
def test_what_the_shop_has_is_told_for_sure(talk: Shop, shop: str, said: str) -> None:
    answer = talk(f"seen/{shop}").say(said)
    assert not answer.unknown
    assert answer.clarify or answer.confidence >= 0.5, answer.reply
