"""Whether words set two things against each other."""

from __future__ import annotations

import pytest

from device.dialogue.intent.comparing import asks_how_much_more, asks_of_two, says_what_for


@pytest.mark.parametrize(
    "said",
    [
        "what more is there in the deluxe combo than in the mini combo",
        "philips ki machine omron se kam awaaz karti hai kya",
    ],
)
def test_more_in_one_than_in_the_other_asks_of_two(said: str) -> None:
    assert asks_of_two(said.split())


@pytest.mark.parametrize("said", ["deluxe combo mein kya hai", "20 cup se kam lunga"])
def test_one_is_not_asked_of_two(said: str) -> None:
    assert not asks_of_two(said.split())


def test_how_long_is_not_how_much_longer() -> None:
    assert not asks_how_much_more(["ye", "kitni", "der", "chalta", "hai"])
    assert asks_how_much_more(["ye", "kitni", "der", "zyada", "chalta", "hai"])


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("my aunt wants a lighter stick which one should she take", True),
        ("zyada door chalne wala scooter chahiye kaun sa loon", True),
        ("she wants a stick which is lighter the wooden or the steel one", False),
        ("which stick should last longer", False),
    ],
)
def test_a_wish_and_then_which_to_take_compares_nothing(said: str, wishes: bool) -> None:
    assert says_what_for(said.split()) is wishes
