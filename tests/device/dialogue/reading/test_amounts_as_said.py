"""How many, how much and which size, in the ways in which people say it every day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "text", "told"),
    [
        ("seen/electrical_guwahati", "surya 9 watt bulb bees le to kitne ka ek", "20 piece"),
        ("seen/cafe_udaipur", "hum das log hain sabke liye mini thali kitne ki padegi", "10 thali"),
        ("seen/cafe_udaipur", "a family of six all want the mini thali how much", "6 thalis"),
        ("seen/electrical_jhansi", "das condenser ek ek dhai mfd ke total kitna", "10 piece"),
        ("seen/medical_alwar", "venus n95 mask pacchis lu to kul kitna", "25 piece"),
    ],
)
def test_so_many_are_reckoned(talk: Shop, shop: str, text: str, told: str) -> None:
    reply = talk(shop).say(text).reply
    assert told in reply, reply
    assert reply.count("₹") >= 2, reply


def test_what_is_enough_for_all_is_not_one_for_each(talk: Shop) -> None:
    answer = talk("seen/cafe_udaipur").say("we are six is one mini thali enough for all")
    assert "6 thali" not in answer.reply


@pytest.mark.parametrize(
    ("shop", "text", "told"),
    [
        ("seen/electrical_jabalpur", "price of the kei one point five wire coil", "1,820"),
        ("seen/hardware_narmada", "teen chauthai inch zoloto valve kitne ka", "3/4 inch"),
        ("seen/cafe_pune", "half masala chai kitne ki hai", "₹40"),
        ("seen/cafe_varanasi", "margherita pizza twelve inch rate", "₹410"),
        ("seen/electrical_jabalpur", "surya 18 watt gol panel light ka rate", "Round"),
    ],
)
def test_a_size_is_understood(talk: Shop, shop: str, text: str, told: str) -> None:
    assert told in talk(shop).say(text).reply


def test_a_name_with_half_in_it_is_not_the_whole_name(talk: Shop) -> None:
    answer = talk("seen/cafe_vellore").say("dilpasand ka daam kya hai")
    assert answer.clarify


def test_what_a_fan_eats_is_no_ledger(talk: Shop) -> None:
    answer = talk("seen/electrical_jodhpur").say("orient bldc kitni bijli khata hai")
    assert answer.skus
    assert not answer.unknown


def test_a_pizza_is_no_piece(talk: Shop) -> None:
    answer = talk("seen/cafe_aizawl").say("ek pizza kitne ka hai")
    assert answer.unknown
    assert "₹" not in answer.reply
