"""What cannot be sold at all is asked back about; what it is served on is not what is wanted."""

from __future__ import annotations

from collections.abc import Callable

from tests.device.dialogue.conftest import Talk


def test_none_and_too_many_are_asked_back_about(talk: Callable[[str], Talk]) -> None:
    customer = talk("sample")
    for amount in ("0", "99999999999999999999"):
        answer = customer.say(f"add {amount} crompton table fan")
        assert "How many would you like?" in answer.reply
        assert answer.clarify
    assert customer.say("two").basket.lines[0].quantity == 2


def test_a_plate_of_food_is_no_plate_of_the_shop(talk: Callable[[str], Talk]) -> None:
    reply = talk("sample").say("what does one plate of pork momo cost").reply
    assert "pork momo" in reply
    assert "nearest" not in reply
    assert "Plate" in talk("sample").say("price of anchor roma cover plate").reply
