"""What somebody weighs or measures round, and whether a thing is made for that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.goods.own_measure import own_measure
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    "said",
    [
        "dadaji ka vajan 130 kilo hai kursi tootegi to nahi",
        "my grandmother weighs 95 kilos is the chair alright",
        "105 kilo ka aadmi baith jayega kya",
        "her arm is 28 cm round does it go on",
    ],
)
def test_a_measure_of_somebody_is_told_from_one_of_goods(said: str) -> None:
    assert own_measure(said.split()) is not None


@pytest.mark.parametrize(
    "said",
    [
        "5 kilo chawal mummy ke liye",
        "kitne kilo ka aadmi baith sakta hai",
        "20 inch wheelchair price",
        "do you have the 18 inch one",
    ],
)
def test_goods_have_their_own_measures(said: str) -> None:
    assert own_measure(said.split()) is None


def test_what_a_thing_bears_is_told_with_a_yes_or_no(talk: Shop) -> None:
    customer = talk("seen/medical_kanpur")
    answer = customer.say("ek sau tees kilo ka aadmi hai commode chair chalegi")
    assert answer.skus == ("VS-COM",) or "120 kg" in answer.reply
    assert "ji nahi" in answer.reply
    assert "ji haan" in customer.say("sattar kilo ka aadmi hai commode chair chalegi").reply


def test_a_range_holds_what_is_measured_round(talk: Shop) -> None:
    answer = talk("seen/medical_mangaluru").say(
        "her arm is twenty eight cm round does the morepen bp machine go on it"
    )
    assert answer.intent == "spec"
    assert "22 to 36 cm" in answer.reply
