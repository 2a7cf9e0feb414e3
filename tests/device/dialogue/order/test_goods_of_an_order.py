"""Which goods an order means where a figure, a size or a unit could belong to something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

PATNA, JABALPUR = "seen/medical_patna", "seen/electrical_jabalpur"


@pytest.mark.parametrize(
    ("shop", "text", "lines"),
    [
        # A small roll of cotton is no knee cap of cotton that comes in small.
        (
            PATNA,
            "दो बीटाडीन और छोटी वाली रुई के तीन रोल दे दीजिए",
            {"BT-SOL-100": 2, "JC-CT-100": 3},
        ),
        # One of 200 Ah, never 1200 of something.
        (
            JABALPUR,
            "एक दो सौ एएच की बैटरी और एक नौ सौ वीए इन्वर्टर लिख लो",
            {"LU-B200": 1, "LU-900": 1},
        ),
        ("seen/electrical_mysuru", "ek steam wali press aur do chaar socket wale extension likh lo",
         {"PH-SIR": 1, "GM-E4": 2}),
    ],
)  # fmt: skip
def test_each_word_of_an_order_is_said_of_its_own_goods(
    talk: Callable[[str], Talk], shop: str, text: str, lines: dict[str, int]
) -> None:
    basket = talk(shop).say(text).basket
    assert {line.sku: int(line.quantity) for line in basket.lines} == lines


def test_what_is_sold_by_the_strip_is_counted_in_strips(talk: Callable[[str], Talk]) -> None:
    answer = talk(PATNA).say("स्ट्रेप्सिल्स के पंद्रह पत्ते कितने के पड़ेंगे")
    assert answer.skus == ("SP-LZ-8",)
    assert "525" in answer.reply


@pytest.mark.parametrize(
    ("shop", "said", "sku"),
    [
        ("seen/cafe_baroda", "teen brownie dena", "DS-BRW"),
        ("seen/cafe_kochi", "teen brownie dena", "BRN"),
        ("seen/cafe_kochi", "teen brownie ice cream ke saath dena", "BRI"),
    ],
)
def test_a_dish_that_comes_with_nothing_is_ordered_unless_more_is_said(
    talk: Callable[[str], Talk], shop: str, said: str, sku: str
) -> None:
    assert [line.sku for line in talk(shop).say(said).basket.lines] == [sku]


def test_it_is_asked_whether_other_goods_shall_come_with_more(talk: Callable[[str], Talk]) -> None:
    answer = talk("seen/medical_salem").say("ek walker daal do")
    assert answer.clarify
    assert not answer.basket.lines
