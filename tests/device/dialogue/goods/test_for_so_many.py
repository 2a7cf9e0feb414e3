"""Goods that are told apart by how many of other things they are for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
GUWAHATI, AJMER = "seen/electrical_guwahati", "seen/electrical_ajmer"


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        (GUWAHATI, "dvr for eight cameras price", "8"),
        (GUWAHATI, "chaar camere wala dvr kitne ka", "4"),
        (AJMER, "trolley for two batteries what does it cost", "TR-2"),
        ("seen/electrical_purnia", "aath camera wali recorder machine kitne ki", "8"),
    ],
)
def test_so_many_of_another_thing_say_which_one_is_meant(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    answer = talk(shop).say(text)
    assert [told for told in answer.skus if told.endswith(sku)] == [*answer.skus]
    assert answer.intent == "price"


def test_after_one_of_them_another_is_meant_by_so_many(talk: Shop) -> None:
    customer = talk(AJMER)
    customer.say("trolley for one battery how much")
    assert customer.say("and the one for two batteries").skus == ("TR-2",)


def test_so_many_of_the_goods_themselves_are_wanted(talk: Shop) -> None:
    answer = talk(AJMER).say("two inverter trolleys for my batteries what will both cost")
    assert len(answer.skus) > 1


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("recorder chahiye jo aath camera sambhale kaun sa loon", "CP-DV8"),
        ("dukaan mein char camera record karne ke liye kaun sa dvr sahi hai", "CP-DV4"),
        ("which dvr is right for six cameras", "CP-DV8"),
    ],
)
def test_advice_goes_by_how_many_it_is_for(talk: Shop, text: str, sku: str) -> None:
    assert talk("seen/electrical_karur").say(text).skus == (sku,)


@pytest.mark.parametrize(
    "said",
    [
        "we have a function for twenty five guests what would the bengali veg thali come to",
        "pachees logon ke liye bengali veg thali ka total kitna hoga",
    ],
)
def test_each_of_so_many_people_has_what_is_for_one(talk: Shop, said: str) -> None:
    assert "3,875" in talk("seen/cafe_asansol").say(said).reply
