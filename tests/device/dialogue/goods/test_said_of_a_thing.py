"""What is said of a thing names no goods: its record answers, whatever word it is asked by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.language.numbers import words_to_figures
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
WIRES = "seen/electrical_vadodara"
CARE = "seen/medical_bhopal"
HOME = "seen/appliances_bhubaneswar"


@pytest.mark.parametrize(
    ("shop", "said", "sku", "says"),
    [
        (HOME, "the big symphony one how much water it can hold at one time", "SY-CL-70", "70"),
        (HOME, "can i bake in the ifb 25 litre microwave", "IF-MW-25", "Bakes"),
        (WIRES, "can the flood light be used in rain", "WP-FL50", "IP65"),
        (WIRES, "bina taar wali ghanti kitni door tak kaam karti hai", "AN-BELLW", "100"),
        (CARE, "up to how many kilos can the commode wheelchair take", "VS-COM", "110"),
        (CARE, "dr trust bp machine kitni reading yaad rakhti hai", "DT-BP107", "120"),
    ],
)
def test_the_record_answers(talk: Shop, shop: str, said: str, sku: str, says: str) -> None:
    answer = talk(shop).say(said)
    assert (answer.intent, answer.skus) == ("spec", (sku,))
    assert says in answer.reply


def test_what_the_record_does_not_tell_is_no_yes(talk: Shop) -> None:
    answer = talk(HOME).say("kya lg wali semi automatic mein heater hai")
    assert "darj nahi" in answer.reply
    assert answer.confidence < 0.5


def test_another_makers_goods_are_not_taken_for_what_is_said(talk: Shop) -> None:
    assert talk(HOME).say("does prestige have a two litre kettle how much is that").unknown


@pytest.mark.parametrize(
    ("shop", "turns", "sku", "says"),
    [
        (HOME, ["how many hdmi ports on the sony tv", "and the xiaomi one"], "MI-TV-32", "2"),
        (HOME, ["symphony wala chota cooler kitne ka hai", "aur bada wala"], "SY-CL-70", "11,290"),
        (HOME, ["kent grand ka price bolo", "acha aur usme paani kitna jama hota hai"],
         "KT-RO-8", "8 L"),
        (WIRES, ["orient apex 900 mm kitne watt khata hai", "aur 1200 wala"], "OR-CF12", "72"),
    ],
)  # fmt: skip
def test_what_only_names_other_goods_asks_the_same(
    talk: Shop, shop: str, turns: list[str], sku: str, says: str
) -> None:
    customer = talk(shop)
    *before, last = turns
    for said in before:
        customer.say(said)
    answer = customer.say(last)
    assert answer.skus == (sku,)
    assert says in answer.reply


def test_a_choice_may_be_called_like_a_maker(talk: Shop) -> None:
    answer = talk("seen/cafe_amritsar").say("what all comes in the burger combo")
    assert "fries" in answer.reply
    assert "Coca-Cola" in answer.reply


def test_one_beside_a_size_or_a_verb_is_no_number() -> None:
    assert words_to_figures("the nine hundred size one takes") == "the 900 size one takes"
    assert words_to_figures("one hp and one and half hp") == "1 hp and 1.5 hp"
    assert words_to_figures("chole saath aate hain") == "chole saath aate hain"
