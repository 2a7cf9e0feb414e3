"""Goods by who or what they are for, as customers tell it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "said", "sku"),
    [
        ("seen/medical_ambala", "mera beta terah kilo ka hai mamypoko pants kitne ke", "MP-L34"),
        ("seen/medical_ambala", "my baby weighs six kilos mamypoko pants price", "MP-S42"),
        ("seen/medical_tumkur", "lactogen chhe mahine se bade bacche ke liye kitne ka", "NS-LAC2"),
    ],
)
def test_what_is_told_of_a_child_says_which_size(
    talk: Shop, shop: str, said: str, sku: str
) -> None:
    assert talk(shop).say(said).skus == (sku,)


@pytest.mark.parametrize(
    "said",
    [
        "fridge stabiliser ka rate mera fridge do sau litre ka hai",
        "how much is the stabiliser for my fridge of two fifty litres",
    ],
)
def test_the_measure_of_their_own_thing_is_none_of_the_goods(talk: Shop, said: str) -> None:
    assert talk("seen/electrical_amritsar").say(said).skus == ("VG-FR",)
