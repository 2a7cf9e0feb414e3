"""What so many come to: from how many on a price holds, sums of several goods, the price of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.price_of_one import without_price_of_one
from device.dialogue.reading.rate_wanted import rate_wanted
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
GOA = "seen/medical_goa"
RAJKOT = "seen/electrical_rajkot"
NASHIK = "seen/electrical_nashik"
BHOPAL = "seen/cafe_bhopal"


@pytest.mark.parametrize(
    ("shop", "text", "sku", "says"),
    [
        (GOA, "odomos cream kitni loon to chhappan wala rate lage", "OD-050", "12"),
        (
            GOA,
            "how many dettol antiseptic bottles must i buy for the 225 rupee price",
            "DT-550",
            "6",
        ),
        (RAJKOT, "wipro nine watt bulb kitne piece lene par sasta padega", "WP-LB-09", "10"),
        (RAJKOT, "how many legrand 16 amp mcb before the rate drops", "LG-MCB-116", "12"),
        (NASHIK, "finolex lan cable kitne metre loon ki bhav 29 ho jaye", "FX-LAN6", "100"),
    ],
)
def test_how_many_make_a_price(talk: Shop, shop: str, text: str, sku: str, says: str) -> None:
    answer = talk(shop).say(text)
    assert answer.skus == (sku,)
    assert says in answer.reply.split()
    assert "come to" not in answer.reply


def test_a_price_that_no_quantity_has_is_not_told_for_sure(talk: Shop) -> None:
    answer = talk(GOA).say("odomos pachas gram cream kitni loon to chaalis wala rate lage")
    assert answer.confidence < 0.5
    assert "₹56" in answer.reply


@pytest.mark.parametrize(
    "text", ["kitne rupaye lagenge 10 ke", "kitne ka hai 21 wala rate", "how many do you have"]
)
def test_how_much_is_asked_of_no_price(text: str) -> None:
    assert rate_wanted(text.split()) is None


@pytest.mark.parametrize(
    ("text", "skus", "says"),
    [
        ("चालीस समोसे और तीस प्याज कचौड़ी कुल जोड़कर बताओ", {"SN-SAM", "SN-PK"}, "₹1,470"),
        ("six paneer rolls and four chicken rolls total please", {"RL-PAN", "RL-CHK"}, "₹1,388"),
    ],
)
def test_goods_of_several_kinds_are_summed(
    talk: Shop, text: str, skus: set[str], says: str
) -> None:
    customer = talk(BHOPAL)
    answer = customer.say(text)
    assert set(answer.skus) == skus
    assert says in answer.reply
    assert not customer.say("show my basket").skus


def test_two_quantities_of_one_thing_are_no_sum(talk: Shop) -> None:
    reply = (
        talk(RAJKOT)
        .say("philips nine watt bulb ten lene par kya rate aur fifty lene par kya")
        .reply
    )
    assert "₹98" in reply
    assert "₹93" in reply
    assert "₹5,630" not in reply


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("6 coil lenge to 1 coil kitne ki", "6 coil lenge to coil kitne ki"),
        ("20 katte chahiye 1 katta kis bhav", "20 katte chahiye katta kis bhav"),
        ("6 chai aur 1 coffee kitne ki", "6 chai aur 1 coffee kitne ki"),
        ("1 chai kitne ki", "1 chai kitne ki"),
    ],
)
def test_the_one_whose_price_is_asked_is_not_bought_beside_the_others(
    said: str, meant: str
) -> None:
    assert " ".join(without_price_of_one(said.split())) == meant


def test_kilos_of_what_comes_by_the_kilo_are_packs(talk: Shop) -> None:
    answer = talk(BHOPAL).say("saat kilo jalebi ka total kya banega")
    assert answer.skus == ("JL-1000",)
    assert "₹2,464" in answer.reply


def test_so_many_of_each_are_compared_by_what_they_come_to(talk: Shop) -> None:
    reply = (
        talk("seen/medical_coimbatore")
        .say("accu chek hundred strip pack or two packs of fifty which is cheaper")
        .reply
    )
    assert "₹2,030" in reply
    assert "₹245" in reply


@pytest.mark.parametrize(
    "said",
    [
        "butterfly matchless mixer and sujata dynamix mixer together how much",
        "butterfly matchless aur sujata dynamix mixer mila kar kitna hua",
    ],
)
def test_of_one_each_the_sum_is_told_where_it_is_asked_for(talk: Shop, said: str) -> None:
    assert "10,040" in talk("seen/electrical_hosur").say(said).reply


@pytest.mark.parametrize(
    "said",
    ["what is one pack if i take six himalaya wipes", "six packs of himalaya wipes price of one"],
)
def test_who_asks_what_one_of_so_many_costs_wants_no_more_of_them(talk: Shop, said: str) -> None:
    reply = talk("seen/medical_panchavati").say(said).reply
    assert "150" in reply
    assert "5 packs" not in reply
