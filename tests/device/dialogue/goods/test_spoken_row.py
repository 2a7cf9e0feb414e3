"""What was spoken of one thing after the other, pointed back at or asked about together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.ordinals import BEFORE, places_said
from device.turn import Answer
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
MYSURU, JAIPUR, PUNE = "seen/electrical_mysuru", "seen/medical_jaipur", "seen/cafe_pune"
NEBULIZERS = ("omron compressor nebulizer kitne ka hai", "mesh nebulizer kitne ka hai")
BREAKERS = ("legrand 20 amp single pole mcb price", "l and t 20 amp single pole mcb price")


def last_of(customer: Talk, *said: str) -> Answer:
    for text in said[:-1]:
        customer.say(text)
    return customer.say(said[-1])


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("pehle wale mein kitni awaaz hai", [0]),
        ("how loud is the second", [1]),
        ("wo jo maine pehle poocha tha uska daam", [BEFORE]),
        ("the one i asked about first", [0]),
        ("pehla wala 2 aur doosra 3 de do", [0, 1]),
        ("is there a first aid box", []),
        ("doosri company ka dikhao", []),
        ("pehle ye batao kab khulta hai", []),
    ],
)  # fmt: skip
def test_places_are_told_from_other_uses_of_their_words(said: str, places: list[int]) -> None:
    assert [each.place for each in places_said(said.split())] == places


@pytest.mark.parametrize(
    ("shop", "said", "sku", "told"),
    [
        (JAIPUR, (*NEBULIZERS, "pehle wale par kitne saal ki warranty hai"), "OM-NB-C28", "36"),
        (JAIPUR, (*NEBULIZERS, "what is the noise of the first one"), "OM-NB-C28", "60"),
        (MYSURU, (*BREAKERS, "do you deliver", "jo pehle bataya tha uski warranty"), "LG-M20",
         "24"),
        (MYSURU, ("racold 15 litre geyser price", "racold 25 litre geyser price",
                  "gm extension board 4 socket price", "geyser pehle wale ka daam phir se"),
         "RC-15", "7,450"),
    ],
)  # fmt: skip
def test_a_place_points_at_what_was_spoken_of_in_an_earlier_turn(
    talk: Shop, shop: str, said: tuple[str, ...], sku: str, told: str
) -> None:
    answer = last_of(talk(shop), *said)
    assert answer.skus == (sku,)
    assert told in answer.reply


def test_two_places_in_an_order_are_so_many_of_either(talk: Shop) -> None:
    answer = last_of(
        talk(PUNE), "veg grilled sandwich kitne ka", "paneer tikka sandwich kitne ka",
        "doosra wala do aur pehla wala teen de do",
    )  # fmt: skip
    assert {line.sku: line.quantity for line in answer.basket.lines} == {"S-GRL": 3, "S-PAN": 2}


@pytest.mark.parametrize(
    ("shop", "said", "told"),
    [
        (JAIPUR, (*NEBULIZERS, "dono mein awaaz kitni kitni hai"), ("60 dB", "20 dB")),
        (JAIPUR, (*NEBULIZERS, "how long is the warranty of each"), ("36", "24")),
        (MYSURU, (*BREAKERS, "kiski breaking capacity zyada hai"), ("6 kA", "10 kA")),
        (MYSURU, (*BREAKERS, "which of the two has the longer warranty"), ("24", "36")),
    ],
)  # fmt: skip
def test_what_is_asked_of_both_is_told_of_both(
    talk: Shop, shop: str, said: tuple[str, ...], told: tuple[str, str]
) -> None:
    answer = last_of(talk(shop), *said)
    assert len(set(answer.skus)) == 2
    assert all(each in answer.reply for each in told)


@pytest.mark.parametrize(
    ("shop", "said", "told"),
    [
        (MYSURU, ("legrand 10 amp single pole mcb price", "site ke liye 12 ka kul kitna hua"),
         "2,112"),
        (JAIPUR, ("friends adult diapers medium ka daam", "our ward needs a dozen, what total"),
         "5,184"),
        (PUNE, ("masala chai kitne ki hai", "hum gyarah log hain sabke liye kitna hoga"), "396"),
    ],
)  # fmt: skip
def test_so_many_of_what_was_spoken_of_are_added_up(
    talk: Shop, shop: str, said: tuple[str, ...], told: str
) -> None:
    answer = last_of(talk(shop), *said)
    assert answer.intent == "bulk_price"
    assert told in answer.reply


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        (JAIPUR, ("omron compressor nebulizer kitne ka hai", "cpap machine bhi rakhte ho kya")),
        (JAIPUR, ("friends adult diapers medium ka daam", "do you keep tampons too")),
        (MYSURU, ("racold 15 litre geyser price", "pachaas litre ka bhi aata hai kya")),
    ],
)  # fmt: skip
def test_what_the_shop_lacks_is_not_taken_for_what_was_spoken_of(
    talk: Shop, shop: str, said: tuple[str, ...]
) -> None:
    answer = last_of(talk(shop), *said)
    assert answer.unknown
    assert not answer.skus


@pytest.mark.parametrize(
    ("shop", "said", "sku"),
    [
        (MYSURU, ("gm extension board 4 socket price", "lambi taar wala"), "GM-E6"),
        (JAIPUR, ("friends adult diapers medium ka daam", "large do you have"), "FR-AD-L"),
        (MYSURU, (*BREAKERS, "doosri company ka dikhao"), "LG-M20"),
    ],
)  # fmt: skip
def test_a_size_or_another_maker_chooses_one_like_it(
    talk: Shop, shop: str, said: tuple[str, ...], sku: str
) -> None:
    assert last_of(talk(shop), *said).skus == (sku,)


def test_a_size_in_an_order_is_one_of_the_sizes_of_what_was_spoken_of(talk: Shop) -> None:
    customer = talk("seen/cafe_kanpur")
    answer = last_of(
        customer, "margherita 7 inch price", "10 inch wala", "teen chhote de do aur ek thums up"
    )
    assert {line.sku: line.quantity for line in answer.basket.lines}["KH-PZ-MG7"] == 3


def test_choices_hold_in_later_questions_of_the_same_thing(talk: Shop) -> None:
    answer = last_of(
        talk(PUNE), "cappuccino kitne ki hai", "large mein", "aur oat milk daal do to kitna"
    )
    assert "Large" in answer.reply
    assert "Oat milk" in answer.reply
