"""Who asks for a cheaper or a dearer one after one thing was spoken of is told of such."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    "said",
    [
        "do you have a cheaper one",
        "is se sasta koi hai",
        "इससे कम दाम वाला दिखाओ",
        "something less costly than this",
        "aur sasta",
    ],
)
def test_what_is_cheaper_than_it_is_named_the_nearest_in_price_first(talk: Shop, said: str) -> None:
    customer = talk("seen/electrical_hosur")
    customer.say("what does the preethi zodiac mixer cost")
    answer = customer.say(said)
    assert answer.skus == ("SJ-M900", "BF-M750", "PR-M500")
    assert "5,890" in answer.reply


def test_that_nothing_is_cheaper_is_said(talk: Shop) -> None:
    customer = talk("seen/electrical_hosur")
    customer.say("preethi zest mixer ka rate")
    answer = customer.say("isse sasta koi milega")
    assert answer.skus == ("PR-M500",)
    assert "sabse sasta" in answer.reply


def test_who_bargains_wants_no_other(talk: Shop) -> None:
    customer = talk("seen/electrical_hosur")
    customer.say("preethi zodiac mixer ka rate")
    assert "SJ-M900" not in customer.say("thoda sasta kar do na").skus
