"""Whether a question and the spec that answers it say the opposite."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.goods.spec_sense import asks_for_no_veg, says_otherwise
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
CAFE = "seen/cafe_kolkata"


@pytest.mark.parametrize(
    ("said", "name", "otherwise"),
    [
        ("brownie bina ande ki hai kya", "contains egg", True),
        ("is the brownie eggless", "egg", True),
        ("does the brownie have egg", "eggless", True),
        ("is it sugar free", "sugar", True),
        ("brownie mein anda hai kya", "contains egg", False),
        ("is the brownie eggless", "eggless", False),
        ("is it sugar free", "sugar free", False),
        ("kya yeh dhul sakta hai", "washable", False),
    ],
)
def test_what_is_asked_the_other_way_round(
    talk: Shop, said: str, name: str, otherwise: bool
) -> None:
    shop = talk(CAFE).dialogue.view.words
    assert says_otherwise(said.split(), name, shop) is otherwise


def test_egg_is_asked_for_of_what_is_vegetarian(talk: Shop) -> None:
    shop = talk(CAFE).dialogue.view.words
    assert asks_for_no_veg(["anda", "hai", "kya"], "vegetarian", shop)
    assert not asks_for_no_veg(["egg", "hai", "ya", "veg"], "vegetarian", shop)


def test_what_has_egg_is_not_eggless(talk: Shop) -> None:
    reply = talk(CAFE).say("red velvet pastry bina ande ki hai kya").reply
    assert "ji nahi" in reply


@pytest.mark.xfail(reason="said with a perhaps")
def test_what_has_egg_is_said_for_sure_to_be_not_eggless(talk: Shop) -> None:
    reply = talk(CAFE).say("red velvet pastry bina ande ki hai kya").reply
    assert reply.startswith("ji nahi")
