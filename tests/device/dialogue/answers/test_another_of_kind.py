"""Who says how it shall be instead is suggested another of the kind that was spoken of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "first", "then", "told"),
    [
        (
            "electrical_agra",
            "racold ten litre geyser ka rate",
            "nahi that is too small for our family",
            "Geyser 25 Litre",
        ),
        (
            "electrical_agra",
            "orient ceiling fan twelve hundred m m price",
            "no i want the one that saves electricity",
            "Atomberg",
        ),
    ],
)
def test_another_of_the_kind_is_suggested_with_a_perhaps(
    talk: Shop, shop: str, first: str, then: str, told: str
) -> None:
    customer = talk(f"seen/{shop}")
    customer.say(first)
    answer = customer.say(then)
    assert told in answer.reply


def test_who_wants_something_else_is_not_held_to_the_kind(talk: Shop) -> None:
    customer = talk("seen/electrical_agra")
    customer.say("racold ten litre geyser ka rate")
    answer = customer.say("suggest a bulb for the bathroom that uses little current")
    assert "Geyser" not in answer.reply
