"""Which goods are told to who asks what there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("which cakes are there besides black forest", "Truffle", "Black Forest"),
        ("black forest chhodkar kaun se cake hain", "Truffle", "Black Forest"),
        ("ब्लैक फॉरेस्ट के सिवाय क्या है", "Truffle", "Black Forest"),
    ],
)
def test_what_is_left_out_is_not_listed(talk: Shop, text: str, told: str, not_told: str) -> None:
    reply = talk("seen/cafe_raipur").say(text).reply
    assert told in reply
    assert not_told not in reply


def test_what_else_there_is_of_a_kind(talk: Shop) -> None:
    reply = talk("seen/cafe_patiala").say("limca ke alawa kya kya hai peene ko").reply
    assert "Thums Up" in reply
    assert "Limca" not in reply


def test_who_asks_for_what_is_there_now_hears_of_nothing_else(talk: Shop) -> None:
    customer = talk("seen/electrical_mysuru")
    assert "200 Ah" in customer.say("which inverter batteries do you keep").reply
    assert "200 Ah" not in customer.say("which inverter batteries are available today").reply


def test_what_tells_goods_apart_is_told_of_all_of_them(talk: Shop) -> None:
    answer = talk("seen/medical_cuttack").say("crepe bandages kis kis chaudai mein aati hain")
    assert all(width in answer.reply for width in ("8 cm", "10 cm", "15 cm"))
    assert not answer.clarify


def test_several_kinds_that_are_described_are_listed_with_a_perhaps(talk: Shop) -> None:
    answer = talk("seen/medical_agra").say(
        "fracture ke baad chalne ko chhadi ya baisakhi kya kya hai"
    )
    assert "Tynor Elbow Crutch" in answer.reply
    assert "Tynor Walking Stick Single Leg" in answer.reply
    assert answer.confidence < 0.5


@pytest.mark.parametrize("text", ["what pizzas do you make", "havells ka kya kya hai"])
def test_a_list_of_what_the_shop_lacks_stays_refused(talk: Shop, text: str) -> None:
    answer = talk("seen/medical_agra").say(text)
    assert "₹" not in answer.reply
