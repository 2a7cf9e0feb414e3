"""Other goods in the place of a line of the basket, as many of them, and what is put back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.turn import Answer
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
CAFE = "seen/cafe_pune"


def lines(answer: Answer) -> list[tuple[str, int]]:
    return [(line.sku, int(line.quantity)) for line in answer.basket.lines]


@pytest.mark.parametrize(
    ("order", "said", "expected"),
    [
        ("three cappuccinos", "not cappuccino i meant latte", [("C-LAT", 3)]),
        ("do samosa", "samosa cancel karke latte kar do", [("C-LAT", 2)]),
        ("two samosas", "put one back", [("S-SAM", 1)]),
        ("two samosas and a latte", "put the latte back", [("S-SAM", 2)]),
        ("two lattes", "i only want one", [("C-LAT", 1)]),
        ("paanch samosa", "paanch nahi bas do", [("S-SAM", 2)]),
        ("one latte", "put one more latte", [("C-LAT", 2)]),
    ],
)
def test_what_was_ordered_is_corrected(
    talk: Shop, order: str, said: str, expected: list[tuple[str, int]]
) -> None:
    customer = talk(CAFE)
    customer.say(order)
    assert lines(customer.say(said)) == expected


def test_another_maker_takes_the_place_of_a_line(talk: Shop) -> None:
    customer = talk("seen/electrical_bikaner")
    customer.say("add two philips tube lights")
    assert lines(customer.say("surya mein kar do")) == [("SU-T20", 2)]


def test_what_comes_may_still_be_open_when_a_line_goes(talk: Shop) -> None:
    customer = talk("seen/cafe_siliguri")
    customer.say("do lassi aur ek chai")
    assert lines(customer.say("lassi ki jagah coffee kar do")) == [("HT-MC", 1)]
    assert lines(customer.say("cappuccino")) == [("HT-MC", 1), ("CF-CP", 2)]


@pytest.mark.parametrize(
    ("shop", "said", "expected"),
    [
        ("seen/cafe_jaipur", "do cold coffee", "Classic Cold Coffee"),
        ("seen/cafe_jaipur", "do hazelnut cold coffee", "Hazelnut Cold Coffee"),
    ],
)
def test_the_ordinary_one_of_several_dishes_is_meant(
    talk: Shop, shop: str, said: str, expected: str
) -> None:
    (line,) = talk(shop).say(said).basket.lines
    assert line.name == expected
