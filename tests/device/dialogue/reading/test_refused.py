"""Goods that a customer names only to refuse them never enter the basket."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.reading import read
from tests.device.dialogue.conftest import Talk
from tests.device.dialogue.order.test_basket import lines

Shop = Callable[[str], Talk]
CAFE = "seen/cafe_chandigarh"


@pytest.mark.parametrize(
    ("text", "extreme"),
    [
        ("bisleri water not the big bottle what is the price", "smallest"),
        ("which water not small", "biggest"),
        ("the small water bottle please", "smallest"),
    ],
)
def test_a_size_that_is_refused_asks_for_the_other(talk: Shop, text: str, extreme: str) -> None:
    assert read(text.split(), talk(CAFE).dialogue.view.words).extreme == extreme


def test_what_is_left_again_was_not_asked_for(talk: Shop) -> None:
    words = talk(CAFE).dialogue.view.words
    said = read(
        [
            "a",
            "biryani",
            "and",
            "a",
            "masala",
            "chai",
            "no",
            "leave",
            "the",
            "biryani",
            "only",
            "the",
            "chai",
        ],
        words,
    )
    assert not said.missing
    assert {term.text.split()[-1] for term in said.terms} == {"chai"}


def test_neither_refuses_both(talk: Shop) -> None:
    words = talk(CAFE).dialogue.view.words
    said = read(["we", "take", "neither", "fish", "nor", "egg", "suggest", "a", "snack"], words)
    assert {each.name for each in said.unwanted} >= {"egg"}
    assert len(said.unwanted) > 1


@pytest.mark.parametrize(
    ("shop", "said", "expected"),
    [
        (CAFE, "a sandwich without chicken please", "SW-VEG"),
        (CAFE, "give me a sandwich but not the chicken one", "SW-VEG"),
        (CAFE, "sandwich dena par chicken wala nahi", "SW-VEG"),
        (CAFE, "एक रैप दे दो चिकन वाला नहीं", "WR-PNR"),
        (CAFE, "ek sandwich chicken nahi brown bread mein", "SW-VEG"),
        (CAFE, "ek burger chicken aur paneer dono nahi", "BG-ALT"),
        (CAFE, "a burger without chicken or paneer", "BG-ALT"),
        (CAFE, "paneer burger nahi chahiye aloo tikki burger do", "BG-ALT"),
        ("seen/electrical_guwahati", "one door bell please not the wireless one", "GM-DBW"),
        ("seen/medical_kolkata", "walker dena pahiye wala nahi", "VI-WK-F"),
        ("seen/medical_kolkata", "one adult diaper large but not pants", "FR-TP-L"),
    ],
)
def test_what_is_refused_is_not_what_is_meant(
    talk: Shop, shop: str, said: str, expected: str
) -> None:
    assert lines(talk(shop).say(said)) == [(expected, 1)]


@pytest.mark.parametrize(
    "said",
    [
        "chicken sandwich nahi chahiye",
        "i dont want a chicken sandwich",
        "मुझे चिकन सैंडविच नहीं चाहिए",
    ],
)
def test_who_only_refuses_orders_nothing(talk: Shop, said: str) -> None:
    assert lines(talk(CAFE).say(said)) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("latte nahi chahiye ek masala chai do", [("TE-MAS", 1)]),
        ("not the latte a mocha please", [("CF-MOC", 1)]),
        ("ek sandwich de do chicken nahi", [("CF-LAT", 1), ("SW-VEG", 1)]),
    ],
)
def test_what_is_refused_leaves_the_basket(
    talk: Shop, said: str, expected: list[tuple[str, int]]
) -> None:
    customer = talk(CAFE)
    customer.say("one latte")
    assert lines(customer.say(said)) == expected


def test_a_question_back_can_be_answered_by_refusing(talk: Shop) -> None:
    customer = talk(CAFE)
    assert customer.say("ek wrap de do").clarify
    assert lines(customer.say("chicken wala nahi")) == [("WR-PNR", 1)]


def test_what_goods_lack_by_name_is_still_asked_for(talk: Shop) -> None:
    answer = talk("seen/electrical_guwahati").say("बिना तार वाली घंटी कितने की है")
    assert answer.skus == ("GM-DBR",)


def test_a_drink_that_is_not_to_be_drunk_is_not_suggested(talk: Shop) -> None:
    answer = talk("seen/cafe_bikaner").say("chai coffee nahi peeni kuch garam peene ko batao")
    assert answer.skus[:1] == ("HC-1",)
