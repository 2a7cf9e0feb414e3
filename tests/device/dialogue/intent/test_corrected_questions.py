"""A correction after a question asks the same of what is meant; in an order it changes that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
GUWAHATI = "seen/electrical_guwahati"


@pytest.mark.parametrize(
    "correction",
    ["sorry i meant the bullet camera", "arre nahi nahi dome nahi bullet wala do point chaar"],
)
def test_the_question_is_asked_again(talk: Shop, correction: str) -> None:
    customer = talk(GUWAHATI)
    customer.say("price of the two point four cp plus dome camera")
    answer = customer.say(correction)
    assert (answer.intent, answer.skus) == ("price", ("CPP-B24",))


def test_what_was_asked_about_may_be_ordered(talk: Shop) -> None:
    customer = talk(GUWAHATI)
    customer.say("price of the two point four cp plus dome camera")
    assert customer.say("sorry make it three").intent == "basket_add"
