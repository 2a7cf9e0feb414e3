"""Who asks which of the goods spoken of last to take is told one of them."""

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
            "geyser ki list batao",
            "inme se bade parivar ke liye kaun sa lun",
            "Geyser 25 Litre",
        ),
        (
            "electrical_agra",
            "tell me about the racold ten and twenty five litre geyser",
            "which of these should i take for five people",
            "Geyser 25 Litre",
        ),
    ],
)
def test_the_best_of_them_is_suggested(
    talk: Shop, shop: str, first: str, then: str, told: str
) -> None:
    customer = talk(f"seen/{shop}")
    customer.say(first)
    answer = customer.say(then)
    assert answer.intent == "recommend"
    assert told in answer.reply
    assert len(answer.skus) == 1


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        (
            "price of the cappuccino and the masala chai",
            "of these which should i take without coffee",
            "Masala Chai",
        ),
        ("americano and hot chocolate price", "inme se bina coffee wala kaun sa lun", "Hot Choc"),
    ],
)
def test_what_must_not_be_in_it_is_not_suggested(
    talk: Shop, first: str, then: str, told: str
) -> None:
    customer = talk("seen/cafe_delhi")
    customer.say(first)
    assert told in customer.say(then).reply


def test_who_names_other_goods_is_told_of_them(talk: Shop) -> None:
    customer = talk("seen/electrical_agra")
    customer.say("geyser ki list batao")
    answer = customer.say("suggest a ceiling fan for a bedroom")
    assert "Geyser" not in answer.reply
    assert "Fan" in answer.reply
