"""What an order leaves open: goods pointed at, questions not answered, words not read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.turn import Answer
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
OOTY, KANPUR = "seen/cafe_ooty", "seen/electrical_kanpur"
VARANASI, TRIVANDRUM = "seen/medical_varanasi", "seen/cafe_trivandrum"


def names(answer: Answer) -> dict[str, int]:
    return {line.name: int(line.quantity) for line in answer.basket.lines}


def after(talk: Talk, *said: str) -> Answer:
    return [talk.say(text) for text in said][-1]


@pytest.mark.parametrize(
    ("shop", "asked", "said", "expected"),
    [
        (OOTY, "how much is the carrot cake slice", "get me two of those and a lemon tea",
         {"Carrot Cake Slice": 2, "Lemon Tea": 1}),
        (OOTY, "do you have ghee pongal", "ok two plates and one lemon tea",
         {"Ghee Pongal": 2, "Lemon Tea": 1}),
        (OOTY, "what is the price of idli plate", "chaar piece wali do de do aur ek lemon tea",
         {"Idli Plate 4 Pieces": 2, "Lemon Tea": 1}),
        (KANPUR, "geyser fifteen litre which brands", "racold wala ek de do aur ek dry iron",
         {"Racold Storage Geyser 15 Litre": 1, "Bajaj Dry Iron 1000 W": 1}),
        (VARANASI, "kya feeding bottle hai", "badi wali do de do aur wipes ek packet",
         {"Pigeon Feeding Bottle 240 ml": 2, "Himalaya Gentle Baby Wipes 72": 1}),
    ],
)  # fmt: skip
def test_what_was_spoken_of_is_ordered_beside_what_is_named(
    talk: Shop, shop: str, asked: str, said: str, expected: dict[str, int]
) -> None:
    assert names(after(talk(shop), asked, said)) == expected


def test_an_order_asked_back_about_is_no_part_of_a_sure_total(talk: Shop) -> None:
    shop = talk(TRIVANDRUM)
    bill = after(shop, "two teas please", "and three veg cutlets", "how much is my bill now")
    assert bill.clarify
    assert names(shop.say("masala chai")) == {"Vegetable Cutlet": 3, "Masala Chai": 2}
    assert not shop.say("how much is my bill now").clarify


def test_an_order_is_placed_without_it_only_when_pressed_for(talk: Shop) -> None:
    shop = talk(TRIVANDRUM)
    assert after(shop, "two teas please", "and three veg cutlets", "confirm the order").clarify
    assert shop.say("yes confirm").basket.state == "confirmed"


@pytest.mark.parametrize(
    ("shop", "ordered", "said", "expected"),
    [
        (KANPUR, "teen dry iron de do", "ek kam kar do do hi rakho", {"Bajaj Dry Iron 1000 W": 2}),
        (KANPUR, "do dry iron", "do se kam padega chaar kar dijiye", {"Bajaj Dry Iron 1000 W": 4}),
        (KANPUR, "two dry irons", "two is not enough make it four", {"Bajaj Dry Iron 1000 W": 4}),
        (KANPUR, "two extension boards five metre one", "no the two metre one",
         {"GM Extension Board 4 Socket 2 m": 2}),
        (OOTY, "do filter coffee", "ek coffee kam kar do", {"Filter Coffee": 1}),
        (OOTY, "ek tomato soup aur ek lemon tea", "no soup i changed my mind", {"Lemon Tea": 1}),
    ],
)  # fmt: skip
def test_an_amount_is_changed_as_it_is_meant(
    talk: Shop, shop: str, ordered: str, said: str, expected: dict[str, int]
) -> None:
    assert names(after(talk(shop), ordered, said)) == expected


@pytest.mark.xfail(reason="the line that is left is replaced")
def test_what_comes_in_the_place_of_what_is_gone_is_added(talk: Shop) -> None:
    said = ("ek veg puff aur ek tomato soup", "soup hata do", "uski jagah sweet corn soup")
    assert names(after(talk(OOTY), *said)) == {"Veg Puff": 1, "Sweet Corn Soup": 1}


def test_an_order_with_a_word_that_says_nothing_is_not_sure(talk: Shop) -> None:
    assert talk("seen/cafe_hyderabad").say("miyan do irani chai dena cheeni nakko").confidence < 0.5
    assert talk("seen/cafe_hyderabad").say("do irani chai dena").confidence >= 0.5


def test_a_thali_is_what_is_called_so(talk: Shop) -> None:
    assert talk("seen/cafe_rishikesh").say("do thali de do").clarify
