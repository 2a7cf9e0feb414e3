"""What stands in the basket after what customers say, with all that they take back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from device.turn import Answer
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
CAFE = "seen/cafe_pune"


def lines(answer: Answer) -> list[tuple[str, int]]:
    return [(line.sku, int(line.quantity)) for line in answer.basket.lines]


def option(answer: Answer, group: str, line: int = 0) -> object:
    return answer.basket.lines[line].options.get(group)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("two samosas and one latte", [("S-SAM", 2), ("C-LAT", 1)]),
        ("ek latte nahi nahi mocha", [("C-MOC", 1)]),
        ("i want a mocha sorry a latte large", [("C-LAT", 1)]),
        ("one samosa and one vada pav actually no vada pav", [("S-SAM", 1)]),
        ("do samose ek pizza aur ek brownie", [("S-SAM", 2), ("D-BRW", 1)]),
        ("one badam milk and two samosas", [("S-SAM", 2)]),
        ("teen cappuccino jisme do bade aur ek chhota", [("C-CAP", 2), ("C-CAP", 1)]),
    ],
)
def test_an_order_in_one_utterance(talk: Shop, said: str, expected: list[tuple[str, int]]) -> None:
    assert lines(talk(CAFE).say(said)) == expected


@pytest.mark.parametrize(
    ("order", "said", "expected"),
    [
        ("two samosas", "double it", [("S-SAM", 4)]),
        ("two samosas", "one more please", [("S-SAM", 3)]),
        ("teen samose", "us mein se ek hata do", [("S-SAM", 2)]),
        ("one cappuccino", "latte instead of cappuccino", [("C-LAT", 1)]),
        ("two cappuccinos", "change one cappuccino to a latte", [("C-CAP", 1), ("C-LAT", 1)]),
        ("one latte and one mocha", "the first one remove", [("C-MOC", 1)]),
        ("one samosa", "samosa hata do aur ek latte daal do", [("C-LAT", 1)]),
        ("one latte and a samosa", "mocha hata do", [("C-LAT", 1), ("S-SAM", 1)]),
    ],
)
def test_an_edit_of_the_basket(
    talk: Shop, order: str, said: str, expected: list[tuple[str, int]]
) -> None:
    customer = talk(CAFE)
    customer.say(order)
    assert lines(customer.say(said)) == expected


@pytest.mark.parametrize(
    ("order", "said", "group", "expected"),
    [
        ("one latte", "make it large", "size", "large"),
        ("one latte with oat milk", "actually soy milk instead", "milk", "soy"),
        ("ek mocha dena", "usme se cheeni hata do", "sugar", "none"),
        ("one latte with vanilla", "add hazelnut to that", "extras", ("vanilla", "hazelnut")),
        ("one latte with vanilla and hazelnut", "remove the vanilla", "extras", ("hazelnut",)),
    ],
)
def test_a_choice_of_the_line_spoken_of_last(
    talk: Shop, order: str, said: str, group: str, expected: object
) -> None:
    customer = talk(CAFE)
    customer.say(order)
    answer = customer.say(said)
    assert option(answer, group) == expected
    assert len(answer.basket.lines) == 1


def test_each_share_keeps_its_own_choice(talk: Shop) -> None:
    answer = talk(CAFE).say("two cappuccinos one with soy milk and one with oat milk")
    assert [option(answer, "milk", line) for line in range(2)] == ["soy", "oat"]
    assert lines(answer) == [("C-CAP", 1), ("C-CAP", 1)]


def test_one_of_several_changes_alone(talk: Shop) -> None:
    customer = talk(CAFE)
    customer.say("do cappuccino")
    answer = customer.say("one of them without sugar")
    assert lines(answer) == [("C-CAP", 1), ("C-CAP", 1)]
    assert {option(answer, "sugar", line) for line in range(2)} == {"normal", "none"}


@pytest.mark.parametrize("said", ["two more", "double it", "make it ninety"])
def test_no_edit_takes_more_than_there_is(talk: Shop, said: str) -> None:
    customer = talk(CAFE)
    customer.say("eighty four samosas")
    assert customer.say(said).basket.lines[0].quantity == Decimal(84)


@pytest.mark.parametrize(
    "said", ["replace the latte with badam milk", "add one badam milk", "latte ki jagah badam milk"]
)
def test_no_edit_brings_in_goods_out_of_stock(talk: Shop, said: str) -> None:
    customer = talk(CAFE)
    customer.say("one latte")
    assert lines(customer.say(said)) == [("C-LAT", 1)]


def test_an_order_is_confirmed_once(talk: Shop) -> None:
    customer = talk(CAFE)
    customer.say("one samosa")
    customer.say("confirm the order")
    assert len(customer.say("confirm").orders) == 1
    assert lines(customer.say("add one latte")) == [("C-LAT", 1)]
