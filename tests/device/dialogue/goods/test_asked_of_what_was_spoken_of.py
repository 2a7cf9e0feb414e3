"""Follow-ups that name something else and still ask of what was spoken of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "first", "then", "name"),
    [
        (
            "seen/cafe_shillong",
            "honey pancakes kitne ke hain",
            "are they cooked with egg",
            "Honey Pancakes",
        ),
        (
            "seen/cafe_patiala",
            "soya chaap roll ka rate",
            "isme anda milta hai kya",
            "Soya Chaap Roll",
        ),
        (
            "seen/medical_bareilly",
            "dr morepen glucometer price",
            "dibbe mein kitni strip milti hain",
            "Glucometer",
        ),
        ("seen/medical_bhilai", "dettol 250 ml ka daam", "bada wala kitne ka hai", "550 ml"),
    ],
)
def test_it_is_told_of_that(talk: Shop, shop: str, first: str, then: str, name: str) -> None:
    asked = talk(shop)
    asked.say(first)
    assert name in asked.say(then).reply


def test_how_it_is_held_is_no_order(talk: Shop) -> None:
    asked = talk("seen/medical_kolkata")
    asked.say("thermal gun kitne ki hai")
    assert not asked.say("ise kitni door rakhna hota hai").basket.lines


def test_a_dozen_if_i_buy_them_is_no_order(talk: Shop) -> None:
    asked = talk("seen/medical_siliguri")
    asked.say("price of the 10 cm crepe bandage")
    answer = asked.say("and if i take a dozen of them")
    assert not answer.basket.lines
    assert "₹1,632" in answer.reply


def test_two_of_a_row_are_set_against_each_other(talk: Shop) -> None:
    answer = talk("seen/cafe_hyderabad").say("idli 2 piece aur 4 piece mein kya fark hai")
    assert "₹70" in answer.reply
