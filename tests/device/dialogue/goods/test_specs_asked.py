"""Specs, contents, comparisons and follow-ups: the right thing is spoken of, and what was asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.goods.comes_with import comes_with
from device.dialogue.goods.contents_asked import contents_asked
from kb.language.words import stem
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
CAFE = "seen/cafe_kolkata"
CARE = "seen/medical_nashik"
AJMER = "seen/medical_ajmer"


@pytest.mark.parametrize(
    ("said", "inside"),
    [
        ("is there egg in the chicken roll", {2}),
        ("rava dosa mein pyaaz hota hai kya", {3}),
        ("does the brownie contain walnuts", {4}),
        ("do you have egg rolls", set()),
        ("combo mein kya hai", set()),
    ],
)
def test_what_is_asked_to_be_in_a_thing(said: str, inside: set[int]) -> None:
    assert contents_asked(said.split()) == inside


def test_plurals_of_words_in_ie() -> None:
    assert [stem(word) for word in ("calories", "cookies", "patties")] == [
        "calorie", "cookie", "patty",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shop", "turns", "intent", "skus", "says"),
    [
        (CAFE, ["is there egg in the chicken roll"], "spec", {"RL-CHK"}, "0"),
        (CAFE, ["cappuccino mein kitni calorie"], "spec", {"CF-CAP"}, "132"),
        (CAFE, ["paneer roll price", "kitna time lagega"], "spec", {"RL-PAN"}, "9 minutes"),
        (CAFE, ["egg mutton roll is available", "and without egg"], "price", {"RL-MUT"}, "168"),
        (CAFE, ["latte price", "with oat milk"], "price", {"CF-LAT"}, "225"),
        (CAFE, ["chicken roll sasta hai ya mutton roll"], "compare", {"RL-CHK", "RL-MUT"}, "56"),
        (CAFE, ["egg roll aur double egg roll mein kitne ka fark"], "compare",
         {"RL-EGG", "RL-DEG"}, "18"),
        (CAFE, ["veg roll under 100"], "recommend", {"RL-ALU"}, "55"),
        (CARE, ["omron thermometer takes how much time to beep"], "spec", {"OM-MC246"}, "60"),
        (CARE, ["the lower price wheelchair can take how much weight"], "spec", {"VS-WC"}, "100"),
        (CARE, ["which oximeter has the longest warranty"], "warranty", {"BPL-OX"}, "24"),
        (CARE, ["suggest gloves for someone allergic to latex"], "recommend", {"RM-NTR"}, "640"),
        (CARE, ["oximeter doctor trust ka sasta padega ki b p l ka"], "compare",
         {"DT-OX", "BPL-OX"}, "350"),
        (CARE, ["bpl oximeter ka rate", "itni mehngi nahi koi sasti si batao"], "recommend",
         {"DT-OX"}, "1,199"),
        (CARE, ["dettol 250 price", "aur bada wala"], "price", {"DET-550"}, "229"),
    ],
)  # fmt: skip
def test_what_was_asked_of_what(
    talk: Shop, shop: str, turns: list[str], intent: str, skus: set[str], says: str
) -> None:
    customer = talk(shop)
    for turn in turns:
        answer = customer.say(turn)
    assert (answer.intent, set(answer.skus)) == (intent, skus)
    assert says in answer.reply


def test_a_spec_that_differs_is_asked_back(talk: Shop) -> None:
    assert talk("seen/medical_ranchi").say("what is the seat width of the wheel chair").clarify


def test_the_second_of_a_list(talk: Shop) -> None:
    customer = talk("seen/electrical_guwahati")
    customer.say("stabilizer list")
    assert customer.say("the second one").skus == ("MTK-ST-5",)


def test_a_spec_named_beside_goods_is_no_order(talk: Shop) -> None:
    answer = talk("seen/electrical_guwahati").say("backup of the emergency bulb")
    assert (answer.intent, answer.basket.lines) == ("spec", ())


def test_specs_are_asked_for_in_words_that_are_written_as_they_are_heard(talk: Shop) -> None:
    customer = talk("seen/medical_mangaluru")
    answer = customer.say("मोरपेन बीपी मशीन में पुरानी कितनी रीडिंग रहती हैं")
    assert "120 readings" in answer.reply


def test_how_many_of_something_else_asks_for_no_stock(talk: Shop) -> None:
    answer = talk("seen/electrical_indore").say("700 va ke inverter par kitne bulb jalenge")
    assert answer.intent == "spec"


def test_months_of_cover_are_the_warranty(talk: Shop) -> None:
    answer = talk("seen/electrical_rourkela").say("exide battery has how many years cover")
    assert "48 months" in answer.reply


def test_a_size_said_behind_a_spec_is_that_spec(talk: Callable[[str], Talk]) -> None:
    reply = talk("seen/medical_meerut").say("waist size of the friends large diaper pants").reply
    assert "30-56 inch" in reply


@pytest.mark.parametrize(
    ("said", "along"),
    [
        ("is there any strip in the box with it", {3}),
        ("are there batteries with the remote", set()),
        ("are there any rolls with egg", set()),
        ("is there a charger inside the box", {3}),
    ],
)
def test_what_is_asked_to_be_in_the_box(said: str, along: set[int]) -> None:
    assert {*comes_with(said.split())} == along


@pytest.mark.parametrize(
    ("shop", "turns", "says"),
    [
        (AJMER, ["accu chek active glucometer", "is there any strip in the box with it"], "10"),
        (AJMER, ["how much can someone weigh to sit in the karma wheelchair"], "100 kg"),
        (AJMER, ["how much does the karma wheelchair weigh"], "13.5 kg"),
        ("seen/medical_alwar", ["the omron with the flexible tip how fast does it measure"],
         "60 seconds"),
        ("seen/cafe_alwar", ["achari paneer tikka", "how spicy is that"], "hot"),
        ("seen/electrical_anand", ["can we speak to the baby through the wifi camera"], "two way"),
    ],
)  # fmt: skip
def test_the_spec_that_is_asked_for_is_told(
    talk: Shop, shop: str, turns: list[str], says: str
) -> None:
    customer = talk(shop)
    for turn in turns:
        answer = customer.say(turn)
    assert answer.intent == "spec"
    assert says in answer.reply


def test_how_many_of_a_thing_is_no_measure_of_it(talk: Shop) -> None:
    reply = (
        talk("seen/medical_kochi").say("pen needle 4 mm ke pack mein kitni needle hoti hai").reply
    )
    assert "per pack 5" in reply
    assert "length" not in reply


@pytest.mark.parametrize(
    ("shop", "said", "says"),
    [
        ("seen/electrical_bareilly", "soldering iron ka taar kitna lamba hai", "1.2 m"),
        ("seen/bakery_mumbai", "mango shake kis mahine mein milta hai", "April to June"),
        ("seen/electrical_akola", "fence energiser kitne ekad tak chalta hai", "10 acre"),
    ],
)
def test_what_records_tell_in_a_word_of_their_own(
    talk: Shop, shop: str, said: str, says: str
) -> None:
    assert says in talk(shop).say(said).reply


@pytest.mark.parametrize(
    ("shop", "first", "then", "says"),
    [
        (
            "seen/electrical_hassan",
            "bajaj solar street light barah watt kitne ki",
            "iske saath khamba milega ya alag se lena padega",
            "not included",
        ),
        (
            "seen/cafe_alleppey",
            "pineapple juice kitne ka hai",
            "isme paani milate ho kya",
            "no added water",
        ),
        ("seen/cafe_alleppey", "pineapple juice price", "do you add water in it", "no added water"),
    ],
)
def test_what_comes_with_it_or_into_it_is_asked_of_the_thing_spoken_of(
    talk: Shop, shop: str, first: str, then: str, says: str
) -> None:
    customer = talk(shop)
    customer.say(first)
    assert says in customer.say(then).reply


def test_which_of_two_is_asked_of_the_bigger_one(talk: Shop) -> None:
    said = "bade wale doodh ke bottle mein nipple slow hai ya medium"
    assert talk("seen/medical_karnal").say(said).skus == ("LL-B250",)


def test_both_that_are_named_are_told_of(talk: Shop) -> None:
    said = "dono milton flask mein chai kitne ghante garam rehti hai"
    reply = talk("seen/cafe_bhagalpur").say(said).reply
    assert "18" in reply
    assert "24" in reply


def test_how_many_stand_in_the_shop_asks_for_the_stock(talk: Shop) -> None:
    answer = talk("seen/medical_alwar").say("how many wheel chairs are standing in the shop now")
    assert answer.intent == "stock"
