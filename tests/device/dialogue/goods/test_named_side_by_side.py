"""Two goods that are named beside each other are compared, whatever is asked of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
RAJKOT = "seen/electrical_rajkot"
NASHIK = "seen/electrical_nashik"
COIMBATORE = "seen/medical_coimbatore"


@pytest.mark.parametrize(
    ("shop", "text", "skus", "says"),
    [
        (RAJKOT, "ac wale stabilizer par guarantee lambi hai ya fridge wale par",
         {"VG-ST-AC", "VG-ST-FR"}, ("60", "36")),
        (NASHIK, "extension board 6 socket wala aur 4 wala dono mein taar kitne metre ki hai",
         {"GM-EX4", "GM-EX6"}, ("2 m", "5 m")),
        (NASHIK, "luminous battery exide se kitni sasti hai 150 ah mein",
         {"EX-BT150", "LM-BT150"}, ("₹750",)),
        (COIMBATORE, "philips nebuliser awaaz omron se kam karta hai kya",
         {"OM-NB", "PH-NB"}, ("58", "60")),
        (RAJKOT, "wipro nine watt aur philips twelve watt bulb mein kaun kitne lumen deta hai",
         {"WP-LB-09", "PH-LB-12"}, ("806", "1150")),
    ],
)  # fmt: skip
def test_both_are_told(
    talk: Shop, shop: str, text: str, skus: set[str], says: tuple[str, ...]
) -> None:
    answer = talk(shop).say(text)
    assert set(answer.skus) == skus
    assert all(each in answer.reply for each in says)


def test_more_than_what_was_spoken_of(talk: Shop) -> None:
    customer = talk(RAJKOT)
    customer.say("price of the anchor roma 6 amp two way switch")
    answer = customer.say("aur one way wala isse kitne rupaye neeche hai")
    assert set(answer.skus) == {"AR-SW-6", "AR-SW-6T"}
    assert "₹26" in answer.reply


@pytest.mark.parametrize(
    "text",
    ["wipro nine watt bulb ki warranty zyada se zyada kitni hai", "luminous se battery lani hai"],
)
def test_one_that_is_named_alone_is_compared_with_nothing(talk: Shop, text: str) -> None:
    assert talk(RAJKOT).say(text).intent != "compare"


@pytest.mark.parametrize(
    ("shop", "text", "skus"),
    [
        (
            "seen/medical_siliguri",
            "bina pahiye aur pahiye wale walker ka fark",
            {"WK-FLD", "WK-WHL"},
        ),
        (
            "seen/medical_meerut",
            "commode ya sadharan wheelchair, antar kya hai",
            {"KM-WC-S", "KM-WC-C"},
        ),
        (
            "seen/medical_kanchipuram",
            "which of the two nebulisers is quieter, my baby wakes up",
            {"RX-NEB", "MP-NEB"},
        ),
        (
            "seen/cafe_tezpur",
            "how many pieces in steamed and fried chicken momo",
            {"MO-CHK", "MO-CHF"},
        ),
    ],
)
def test_two_of_a_kind_are_told_beside_each_other(
    talk: Callable[[str], Talk], shop: str, text: str, skus: set[str]
) -> None:
    assert {*talk(shop).say(text).skus} == skus


def test_both_together_are_a_sum(talk: Shop) -> None:
    answer = talk("seen/medical_alwar").say(
        "ek chhoti aur ek badi pigeon feeding bottle milakar kitna banega, dono"
    )
    assert answer.intent == "bulk_price"
    assert "₹415" in answer.reply


def test_both_of_what_is_not_sold_compares_nothing(talk: Shop) -> None:
    customer = talk("seen/medical_ambala")
    customer.say("pouch arm sling price")
    answer = customer.say("kya yeh dono haathon mein chalega")
    assert (answer.intent, answer.skus) == ("spec", ("TY-ASL",))


def test_how_long_it_runs_compares_nothing(talk: Shop) -> None:
    customer = talk("seen/medical_bhilai")
    customer.say("steam vaporiser price")
    answer = customer.say("ek baar paani daalne par ye kitni der chalta hai")
    assert (answer.intent, answer.skus) == ("spec", ("VP-APS",))
