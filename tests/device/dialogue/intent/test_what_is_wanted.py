"""Talk beside goods is talk, waiters are staff, and who asks which orders nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("shukriya chai badi acchi thi", "thanks"),
        ("thanks for the nice coffee", "thanks"),
        ("ok tata", "goodbye"),
        ("can i talk to the waiter", "human"),
        ("waiter ko bulao", "human"),
        ("bhaiya zara idhar aana", "human"),
    ],
)
def test_talk_is_heard_though_goods_or_makers_are_called_so(
    talk: Shop, said: str, intent: str
) -> None:
    assert talk("seen/cafe_kolhapur").say(said).intent == intent


def test_thanks_with_an_order_is_an_order(talk: Shop) -> None:
    answer = talk("seen/cafe_kolhapur").say("thanks one filter coffee please")
    assert answer.intent == "basket_add"


def test_who_asks_which_orders_nothing(talk: Shop) -> None:
    answer = talk("seen/cafe_kolhapur").say(
        "which strong coffee without milk do you have it should be hot"
    )
    assert not answer.basket.lines


@pytest.mark.parametrize(
    "said", ["do you have sugar free brownie", "sugar free brownie kitne ka hai"]
)
def test_what_no_record_calls_sugar_free_is_not_told_to_be(talk: Shop, said: str) -> None:
    answer = talk("seen/cafe_kolhapur").say(said)
    assert answer.unknown
    assert "₹" not in answer.reply


def test_tea_that_comes_without_sugar_is_sugar_free(talk: Shop) -> None:
    answer = talk("seen/cafe_kolhapur").say("sugar free masala chai kitne ki hai")
    assert "(No sugar)" in answer.reply


def test_four_people_with_a_budget_are_not_offered_water_to_eat(talk: Shop) -> None:
    answer = talk("seen/cafe_kolhapur").say("500 rupaye mein char log kya kha sakte hain")
    assert answer.skus
    assert "Bisleri" not in answer.reply


@pytest.mark.parametrize(
    "said",
    ["pachas strip wala dibba hai kya", "पचास स्ट्रिप वाला डिब्बा है"],
)
def test_a_box_is_asked_for_and_no_spec_of_it(talk: Shop, said: str) -> None:
    assert talk("seen/medical_kanpur").say(f"accu chek {said}").intent == "stock"


@pytest.mark.parametrize(
    ("shop", "text", "price"),
    [
        ("seen/medical_kanchipuram", "accu check needles box of hundred for the finger", "₹480"),
        ("seen/electrical_kollam", "solar panel sau watt wala kitna hai", "₹4,350"),
    ],
)
def test_goods_alone_and_kitna_hai_ask_what_they_cost(
    talk: Callable[[str], Talk], shop: str, text: str, price: str
) -> None:
    answer = talk(shop).say(text)
    assert (answer.intent, price in answer.reply) == ("price", True)


@pytest.mark.parametrize(
    ("shop", "text", "said"),
    [
        ("seen/cafe_sambalpur", "how many paneer rolls are still on the counter", "35"),
        ("seen/medical_warangal", "large pampers ke kitne packet pade hain", "21"),
        ("seen/cafe_gaya", "how many plates of champaran mutton with litti remain", "9"),
    ],
)
def test_what_is_at_hand_is_counted(talk: Shop, shop: str, text: str, said: str) -> None:
    answer = talk(shop).say(text)
    assert answer.intent == "stock"
    assert said in answer.reply


def test_how_many_the_shop_has_of_what_was_spoken_of_is_its_stock(talk: Shop) -> None:
    customer = talk("seen/cafe_sambalpur")
    customer.say("paneer roll ka rate")
    answer = customer.say("aur aapke paas ye kitne hain")
    assert answer.intent == "stock"
    assert "35" in answer.reply


def test_who_tells_what_it_is_for_and_whether_it_is_kept_asks_for_stock(talk: Shop) -> None:
    answer = talk("seen/medical_ajmer").say(
        "bed par jo romsons ka underpad bichta hai wo rakhte ho"
    )
    assert answer.intent == "stock"


def test_which_is_his_size_is_advised_with_the_price(talk: Shop) -> None:
    answer = talk("seen/medical_bilaspur").say("bachcha das kilo ka hai kaunsa diaper lagega usko")
    assert answer.intent == "recommend"
    assert "₹" in answer.reply


def test_how_many_months_is_the_warranty_where_nothing_else_lasts_so_long(talk: Shop) -> None:
    answer = talk("seen/medical_gaya").say("how many months does the magadh care oximeter have")
    assert answer.intent == "warranty"
    assert "6 months" in answer.reply


def test_what_is_pulled_over_something_is_set_against_nothing(talk: Shop) -> None:
    answer = talk("seen/medical_bhopal").say("price of the thing you pull over the knee")
    assert answer.intent != "compare"


@pytest.mark.parametrize(
    "said",
    [
        "thirty emergency bulbs for our hostel what will you make it",
        "we are lighting the lane thirty emergency bulbs what can you do them for",
    ],
)
def test_what_so_many_are_made_asks_a_price(talk: Shop, said: str) -> None:
    answer = talk("seen/electrical_karur").say(said)
    assert answer.intent == "bulk_price"
    assert "9,870" in answer.reply


@pytest.mark.parametrize(
    ("shop", "text", "price"),
    [
        ("electrical_haldwani", "could you work out four of the 2.4 bullet cameras", "6,040"),
        ("cafe_nellore", "teen chicken puff parcel nahi yahin khane hain kitne hue", "120"),
        (
            "electrical_davangere",
            "घर की अर्थिंग करानी है दो मीटर वाली किट का क्या लेंगे",
            "2,480",
        ),
    ],
)
def test_what_it_comes_to_is_a_price(talk: Shop, shop: str, text: str, price: str) -> None:
    assert price in talk(f"seen/{shop}").say(text).reply
