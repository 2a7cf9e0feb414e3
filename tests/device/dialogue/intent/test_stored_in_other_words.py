"""Stored answers, the phone and refusals, in words that share little with what is stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk
from tests.device.dialogue.intent.test_stored_answers import answered_from

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "question", "entry"),
    [
        ("seen/electrical_kanpur", "इलेक्ट्रीशियन हूं कुछ कम करोगे", "faq:f-contractor"),
        ("seen/electrical_ujjain", "i am a plumber can i pay next month", "faq:e-credit"),
        ("seen/electrical_bikaner", "ek bijli mistri bhej doge ghar pe", "faq:e-visit"),
    ],
)
def test_who_says_his_trade_asks_for_nobody_of_it(
    talk: Shop, shop: str, question: str, entry: str
) -> None:
    assert answered_from(talk(shop).say(question)) == [entry]


@pytest.mark.parametrize(
    ("shop", "question", "entry"),
    [
        ("seen/cafe_ooty", "मन चाहा केक चाहिए कब बताना पड़ेगा", "faq:q-cake"),
        ("seen/cafe_nashik", "fifty plates for office kab tak bolna padega", "faq:f-bulk"),
    ],
)
def test_when_to_tell_asks_how_long_before(
    talk: Shop, shop: str, question: str, entry: str
) -> None:
    assert answered_from(talk(shop).say(question)) == [entry]


@pytest.mark.parametrize(
    ("shop", "question", "entry"),
    [
        ("seen/cafe_pondicherry", "till when do you serve idli", "faq:f-breakfasttime"),
        ("seen/cafe_surat", "gathiya mumbai bhej doge kya", "faq:f-courier"),
    ],
)
def test_an_answer_about_the_kind_of_goods_is_about_them(
    talk: Shop, shop: str, question: str, entry: str
) -> None:
    assert answered_from(talk(shop).say(question)) == [entry]


@pytest.mark.parametrize(
    "question", ["which number should i ring to order", "kis number pe call karoon mangane ke liye"]
)
def test_which_number_to_call_is_the_shops(talk: Shop, question: str) -> None:
    answer = talk("seen/cafe_indore").say(question)
    assert [fact.source for fact in answer.facts] == ["store:phone"]


@pytest.mark.parametrize("question", ["बुधवार को खोलते हो क्या", "wednesday ko kab khologe"])
def test_opening_is_never_goods(talk: Shop, question: str) -> None:
    assert talk("seen/cafe_jammu").say(question).intent == "hours"


@pytest.mark.parametrize(
    "question",
    [
        "papa ko bp hai din mein kitni chai pi sakte hain",
        "how much cold coffee can i drink with diabetes",
        "शुगर वाले को दिन में कितनी चाय पीनी चाहिए",
    ],
)
def test_how_much_to_drink_when_ill_is_not_told(talk: Shop, question: str) -> None:
    answer = talk("seen/cafe_indore").say(question)
    assert (answer.intent, answer.skus) == ("out_of_scope", ())


@pytest.mark.parametrize(
    "question", ["mujhe kam sugar wali chai chahiye kitne ki hai", "how much is a cold coffee"]
)
def test_sugar_in_a_drink_is_no_illness(talk: Shop, question: str) -> None:
    assert talk("seen/cafe_indore").say(question).intent != "out_of_scope"


def test_a_dish_that_is_not_sold_is_not_what_the_kitchen_cooks(talk: Shop) -> None:
    assert answered_from(talk("seen/cafe_varanasi").say("veg noodles milte hain kya")) == []
    assert answered_from(talk("seen/cafe_varanasi").say("veg khana hi banta hai kya"))


def test_what_the_shop_tells_by_a_guess_is_told_with_a_perhaps(talk: Shop) -> None:
    answer = talk("seen/electrical_bikaner").say("nala kholne wala bhejoge")
    assert answer.confidence < 0.5
    assert talk("seen/electrical_bikaner").say("dukaan kahan hai").confidence > 0.9
