"""What newly read shops showed to be misread, in other shops and other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "text", "said"),
    [
        ("seen/electrical_pune", "finolex ka chaar mm taar kitne bundle hain", "6"),
        ("seen/medical_tezpur", "digene gel ki chhoti botal kitni hain", "Digene Gel"),
        ("seen/cafe_kanpur", "chicken tikka sandwich kitne ban sakte hain", "14"),
    ],
)
def test_counting_what_there_is_asks_for_the_stock(
    talk: Shop, shop: str, text: str, said: str
) -> None:
    answer = talk(shop).say(text)
    assert answer.intent == "stock"
    assert said in answer.reply


def test_a_price_behind_such_a_question_is_still_a_price(talk: Shop) -> None:
    answer = talk("seen/cafe_guwahati").say("coffee beans ka packet kitne ka hai")
    assert answer.intent == "price"


@pytest.mark.parametrize(
    ("shop", "text", "said"),
    [
        ("seen/electrical_salem", "what voltage range does the fridge stabiliser take", "130-290"),
        ("seen/cafe_siliguri", "what amount of water does the electric kettle hold", "1.5"),
        ("seen/electrical_jodhpur", "wattage of the orient fan which has a remote", "30 W"),
        (
            "seen/electrical_tiruchi",
            "texmo ki aadhe hp ki motor pani kitna upar chadhati hai",
            "22",
        ),
        ("seen/cafe_guwahati", "my son is allergic to nuts are there any in the brownie", "walnut"),
    ],
)
def test_what_a_record_tells_is_found_by_how_it_is_asked(
    talk: Shop, shop: str, text: str, said: str
) -> None:
    assert said in talk(shop).say(text).reply


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/electrical_pune", "schneider forty amp d p mcb price", "SC-M240"),
        ("seen/electrical_salem", "anchor roma dp switch 20 amp rate", "AN-S20"),
        ("seen/medical_hisar", "bina chhue bukhar naapne wali machine kitne ki hai", "DT-IRT"),
        ("seen/electrical_tiruchi", "philips nine watt pin wala bulb price", "PH-B09"),
        ("seen/electrical_tiruchi", "philips nau watt choodi wala bulb kitne ka", "PH-B09E"),
        ("seen/cafe_tirupati", "chaar idli wali plate kitne ki hai", "PD-I4"),
        ("seen/medical_goa", "chaudi wali crepe bandage kitne ki hai", "FL-CB10"),
        ("seen/cafe_kanpur", "ground coffee quarter kilo price", "HB-GRND"),
    ],
)
def test_one_is_told_from_another_by_what_customers_call_it(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    assert talk(shop).say(text).skus == (sku,)


def test_the_mere_kind_chooses_none_of_its_sizes(talk: Shop) -> None:
    answer = talk("seen/electrical_bikaner").say("what does an exhaust fan cost")
    assert answer.clarify
    assert set(answer.skus) == {"BJ-EX-200", "BJ-EX-300"}


@pytest.mark.parametrize(
    ("shop", "text", "skus"),
    [
        (
            "seen/medical_bhilai",
            "what is the difference of the cheaper tynor walking stick from the other one",
            {"WK-ST", "WK-QD"},
        ),
        (
            "seen/medical_bhilai",
            "accu chek instant aur accu chek active mein kya fark hai",
            {"GL-ACA", "GL-ACI"},
        ),
        (
            "seen/medical_hisar",
            "ek pair wali aur chaar pair wali chhadi mein kaun si mazboot zyada hai",
            {"VS-ST1", "VS-ST4"},
        ),
        (
            "seen/medical_latur",
            "morepen aur accu chek ki machine mein mehngi kaun si",
            {"AC-GLU", "MP-GLU"},
        ),
    ],
)
def test_two_of_a_kind_are_compared(talk: Shop, shop: str, text: str, skus: set[str]) -> None:
    answer = talk(shop).say(text)
    assert answer.intent == "compare"
    assert set(answer.skus) == skus


def test_a_complaint_before_a_makers_goods_describes_them(talk: Shop) -> None:
    assert talk("seen/medical_goa").say("kamar dard wali moov hai kya").skus == ("MV-50",)


def test_what_burns_kerosene_is_no_cooktop(talk: Shop) -> None:
    assert talk("seen/electrical_shimla").say("kerosene wala stove kitne ka hai").unknown


def test_an_owner_may_stand_behind_the_verb(talk: Shop) -> None:
    customer = talk("seen/electrical_shimla")
    first = customer.say("inverter ki battery kaun kaun si hai")
    assert set(customer.say("battery kaun kaun si hai inverter ki").skus) == set(first.skus)


def test_a_pronoun_with_a_postposition_means_what_was_spoken_of(talk: Shop) -> None:
    customer = talk("seen/electrical_bikaner")
    customer.say("atharah watt ka cooler pump dikhao")
    assert customer.say("uspe warranty kitni hai").skus == ("KR-CP-18",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("anchor roma sixteen amp switch in wooden colour price", "120"),
        ("sunahre rang mein orient summer pride pankha kitne ka hai", "2,140"),
    ],
)
def test_a_colour_is_known_in_other_words(talk: Shop, text: str, said: str) -> None:
    assert said in talk("seen/electrical_bikaner").say(text).reply


def test_neither_nor_refuses_both(talk: Shop) -> None:
    answer = talk("seen/cafe_siliguri").say(
        "something hot for my son he likes neither coffee nor tea"
    )
    assert answer.skus[:1] == ("HD-HC",)


@pytest.mark.parametrize(
    "text", ["can we book a table on sunday evening", "sunday ko table book kar sakte hain"]
)
def test_a_table_for_a_day_is_no_question_of_hours(talk: Shop, text: str) -> None:
    assert "500" in talk("seen/cafe_siliguri").say(text).reply


def test_which_one_will_fit_wants_advice(talk: Shop) -> None:
    answer = talk("seen/medical_goa").say("bachcha das kilo ka hai kaun sa diaper aayega")
    assert set(answer.skus) & {"PM-M", "MP-M"}


def test_something_sweet_to_eat_is_what_is_sweet(talk: Shop) -> None:
    assert not talk("seen/cafe_raipur").say("kuch meetha khana hai").unknown
