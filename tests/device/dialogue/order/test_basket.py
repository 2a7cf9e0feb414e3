"""What stands in the basket after what customers say, with all that they take back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from device.turn import Answer
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
CAFE = "seen/cafe_pune"


def lines(answer: Answer) -> list[tuple[str, int]]:
    return [(line.sku, int(line.quantity)) for line in answer.basket.lines]


def option(answer: Answer, group: str, line: int = 0) -> object:
    return answer.basket.lines[line].options.get(group)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("two samosas and one latte", [("S-SAM", 2), ("C-LAT", 1)]),
        ("ek latte nahi nahi mocha", [("C-MOC", 1)]),
        ("i want a mocha sorry a latte large", [("C-LAT", 1)]),
        ("one samosa and one vada pav actually no vada pav", [("S-SAM", 1)]),
        ("do samose ek pizza aur ek brownie", [("S-SAM", 2), ("D-BRW", 1)]),
        ("one badam milk and two samosas", [("S-SAM", 2)]),
        ("teen cappuccino jisme do bade aur ek chhota", [("C-CAP", 2), ("C-CAP", 1)]),
    ],
)
def test_an_order_in_one_utterance(talk: Shop, said: str, expected: list[tuple[str, int]]) -> None:
    assert lines(talk(CAFE).say(said)) == expected


@pytest.mark.parametrize(
    ("order", "said", "expected"),
    [
        ("two samosas", "double it", [("S-SAM", 4)]),
        ("two samosas", "one more please", [("S-SAM", 3)]),
        ("teen samose", "us mein se ek hata do", [("S-SAM", 2)]),
        ("one cappuccino", "latte instead of cappuccino", [("C-LAT", 1)]),
        ("two cappuccinos", "change one cappuccino to a latte", [("C-CAP", 1), ("C-LAT", 1)]),
        ("one latte and one mocha", "the first one remove", [("C-MOC", 1)]),
        ("one samosa", "samosa hata do aur ek latte daal do", [("C-LAT", 1)]),
        ("one latte and a samosa", "mocha hata do", [("C-LAT", 1), ("S-SAM", 1)]),
    ],
)
def test_an_edit_of_the_basket(
    talk: Shop, order: str, said: str, expected: list[tuple[str, int]]
) -> None:
    customer = talk(CAFE)
    customer.say(order)
    assert lines(customer.say(said)) == expected


@pytest.mark.parametrize(
    ("order", "said", "group", "expected"),
    [
        ("one latte", "make it large", "size", "large"),
        ("one latte with oat milk", "actually soy milk instead", "milk", "soy"),
        ("ek mocha dena", "usme se cheeni hata do", "sugar", "none"),
        ("one latte with vanilla", "add hazelnut to that", "extras", ("vanilla", "hazelnut")),
        ("one latte with vanilla and hazelnut", "remove the vanilla", "extras", ("hazelnut",)),
    ],
)
def test_a_choice_of_the_line_spoken_of_last(
    talk: Shop, order: str, said: str, group: str, expected: object
) -> None:
    customer = talk(CAFE)
    customer.say(order)
    answer = customer.say(said)
    assert option(answer, group) == expected
    assert len(answer.basket.lines) == 1


def test_each_share_keeps_its_own_choice(talk: Shop) -> None:
    answer = talk(CAFE).say("two cappuccinos one with soy milk and one with oat milk")
    assert [option(answer, "milk", line) for line in range(2)] == ["soy", "oat"]
    assert lines(answer) == [("C-CAP", 1), ("C-CAP", 1)]


def test_one_of_several_changes_alone(talk: Shop) -> None:
    customer = talk(CAFE)
    customer.say("do cappuccino")
    answer = customer.say("one of them without sugar")
    assert lines(answer) == [("C-CAP", 1), ("C-CAP", 1)]
    assert {option(answer, "sugar", line) for line in range(2)} == {"normal", "none"}


@pytest.mark.parametrize("said", ["two more", "double it", "make it ninety"])
def test_no_edit_takes_more_than_there_is(talk: Shop, said: str) -> None:
    customer = talk(CAFE)
    customer.say("eighty four samosas")
    assert customer.say(said).basket.lines[0].quantity == Decimal(84)


@pytest.mark.parametrize(
    "said", ["replace the latte with badam milk", "add one badam milk", "latte ki jagah badam milk"]
)
def test_no_edit_brings_in_goods_out_of_stock(talk: Shop, said: str) -> None:
    customer = talk(CAFE)
    customer.say("one latte")
    assert lines(customer.say(said)) == [("C-LAT", 1)]


def test_an_order_is_confirmed_once(talk: Shop) -> None:
    customer = talk(CAFE)
    customer.say("one samosa")
    customer.say("confirm the order")
    assert len(customer.say("confirm").orders) == 1
    assert lines(customer.say("add one latte")) == [("C-LAT", 1)]


CHANDIGARH, GUWAHATI, KOLKATA = (
    "seen/cafe_chandigarh", "seen/electrical_guwahati", "seen/medical_kolkata"
)  # fmt: skip


@pytest.mark.parametrize(
    ("shop", "said", "group", "expected"),
    [
        (GUWAHATI, "one kei 1.5 in yellow and one more same in black", "colour",
         [(1, "yellow"), (1, "black")]),
        (GUWAHATI, "insulation tape one red one black", "colour", [(1, "red"), (1, "black")]),
        (GUWAHATI, "insulation tape ek ek teeno rang mein de do", "colour",
         [(1, "black"), (1, "red"), (1, "yellow")]),
        (GUWAHATI, "gm 6 amp switch one each in white and grey", "colour",
         [(1, "white"), (1, "grey")]),
        ("seen/mobile_hyderabad", "two bass heads hundred one red and one black", "colour",
         [(1, "red"), (1, "black")]),
        (CHANDIGARH, "one large and one regular mocha", "size", [(1, "regular"), (1, "large")]),
        (CHANDIGARH, "teen masala chai ek kulhad mein baaki glass mein", "serving",
         [(1, "kulhad"), (2, "glass")]),
        (CHANDIGARH, "three masala chai two less sugar one no sugar", "sweetness",
         [(2, "less"), (1, "none")]),
    ],
)  # fmt: skip
def test_two_choices_that_exclude_each_other_make_two_lines(
    talk: Shop, shop: str, said: str, group: str, expected: list[tuple[int, str]]
) -> None:
    answer = talk(shop).say(said)
    assert [(int(x.quantity), x.options[group]) for x in answer.basket.lines] == expected


@pytest.mark.parametrize(
    ("shop", "said", "expected"),
    [
        (CHANDIGARH, "black forest and pineapple pastry two each", [("PT-BF", 2), ("PT-PN", 2)]),
        (CHANDIGARH, "पनीर पराठा और आलू पराठा दो दो लगा दो", [("PR-PN", 2), ("PR-AL", 2)]),
        (CHANDIGARH, "teen student combo aur ek family combo", [("CM-STU", 3), ("CM-FAM", 1)]),
        (CHANDIGARH, "book me two red velvet pastries", [("PT-RV", 2)]),
        (CHANDIGARH, "ek cappuccino note kar lo bhaiya", [("CF-CAP", 1)]),
        (GUWAHATI, "four of the surya nine watt and one tube light",
         [("SUR-B09", 4), ("SUR-BT20", 1)]),
        (KOLKATA, "एक एयर मैट्रेस दे दो मां के लिए", [("EC-AIRM", 1)]),
        (KOLKATA, "वॉकर पहिए वाला एक और एक बिना पहिए वाला", [("VI-WK-W", 1), ("VI-WK-F", 1)]),
        (KOLKATA, "micropore tape ek inch teen aur do inch ek", [("3M-MP-1", 3), ("3M-MP-2", 1)]),
        ("seen/mobile_hyderabad", "आईफोन पंद्रह का ग्लास और कवर एक एक दे दो",
         [("NL-TG-I15", 1), ("SP-CV-I15", 1)]),
        ("seen/mobile_hyderabad", "ek safed bass heads sau aur do micro usb cable likh lo",
         [("BO-E100", 1), ("BO-MU-1", 2)]),
        ("seen/stationery_kochi", "मिल्टन के तीन डिब्बे वाले दो टिफिन दे दो", [("LB-ML-3", 2)]),
        ("seen/stationery_kochi", "nivia storm paanch number do piece daal do", [("FB-NV-5", 2)]),
    ],
)  # fmt: skip
def test_how_many_of_each_thing(
    talk: Shop, shop: str, said: str, expected: list[tuple[str, int]]
) -> None:
    assert lines(talk(shop).say(said)) == expected


@pytest.mark.parametrize(
    ("shop", "order", "said", "expected"),
    [
        (CHANDIGARH, "two margherita slices", "swap those for farmhouse", [("PZ-FRM", 2)]),
        (CHANDIGARH, "one cappuccino", "replace that with a latte", [("CF-LAT", 1)]),
        (CHANDIGARH, "two latte and one mocha", "latte teen kar do aur mocha hata do",
         [("CF-LAT", 3)]),
        (CHANDIGARH, "do latte", "ek mein oat milk", [("CF-LAT", 1), ("CF-LAT", 1)]),
        (CHANDIGARH, "one latte", "one more but with oat milk", [("CF-LAT", 1), ("CF-LAT", 1)]),
        (CHANDIGARH, "one latte and two mochas", "one more of the first",
         [("CF-LAT", 2), ("CF-MOC", 2)]),
        (GUWAHATI, "two gm socket", "actually switch those to grey", [("GM-SK-6", 2)]),
        (GUWAHATI, "three surya 9 watt bulbs", "exchange them for the 12 watt ones",
         [("SUR-B12", 3)]),
        ("seen/sweets_mysuru", "दो साउथ इंडियन थाली लगा दीजिए",
         "उनमें से एक को नॉर्थ इंडियन कर दीजिए", [("TH-S", 1), ("TH-N", 1)]),
    ],
)  # fmt: skip
def test_what_was_spoken_of_becomes_something_else(
    talk: Shop, shop: str, order: str, said: str, expected: list[tuple[str, int]]
) -> None:
    customer = talk(shop)
    customer.say(order)
    assert lines(customer.say(said)) == expected


@pytest.mark.parametrize(
    ("said", "group", "expected"),
    [
        ("ek latte zyada cheeni", "sweetness", "extra"),
        ("एक पनीर टिक्का रैप आटे की रोटी में", "base", "wheat"),
        ("एक कैपुचीनो ओट मिल्क", "milk", "oat"),
        ("bombay sandwich brown bread put cheese and jalapeno inside", "addons",
         ("cheese", "jalapeno")),
    ],
)  # fmt: skip
def test_a_choice_in_other_words_than_the_menu(
    talk: Shop, said: str, group: str, expected: object
) -> None:
    assert option(talk(CHANDIGARH).say(said), group) == expected


@pytest.mark.parametrize("answers", [["aloo", "pineapple"], ["pineapple", "aloo"],
                                     ["aloo aur pineapple"]])  # fmt: skip
def test_two_questions_back_stay_open_together(talk: Shop, answers: list[str]) -> None:
    customer = talk(CHANDIGARH)
    assert customer.say("ek paratha aur ek pastry").clarify
    for said in answers:
        answer = customer.say(said)
    assert sorted(lines(answer)) == [("PR-AL", 1), ("PT-PN", 1)]


def test_an_order_after_a_price_is_no_question_about_medicine(talk: Shop) -> None:
    customer = talk(CHANDIGARH)
    customer.say("what does the red velvet pastry cost")
    assert lines(customer.say("ok then ill take two of those")) == [("PT-RV", 2)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("ek chhoti dettol aur do badi volini", [("DE-AL-250", 1), ("VL-SP-100", 2)]),
        ("mamypoko large do packet|large nahi medium", [("MP-M", 2)]),
        ("one dettol 250 ml|make it the big one", [("DE-AL-500", 1)]),
        ("how much is volini 60|make it two", [("VL-SP-60", 2)]),
        ("two volini 60|remove one", [("VL-SP-60", 1)]),
        ("ensure chocolate hai kya|do dabbe daal do", [("EN-400", 2)]),
    ],
)
def test_sizes_packs_and_amounts(talk: Shop, said: str, expected: list[tuple[str, int]]) -> None:
    customer = talk("seen/medical_ranchi")
    answers = [customer.say(part) for part in said.split("|")]
    assert lines(answers[-1]) == expected


def test_a_choice_asked_about_before_is_kept_in_the_order(talk: Shop) -> None:
    customer = talk("seen/medical_ranchi")
    customer.say("do you have ensure in chocolate flavour")
    assert option(customer.say("then put two tins of that"), "flavour") == "chocolate"


def test_what_is_refused_and_what_is_less(talk: Shop) -> None:
    neither = talk("seen/cafe_kolkata").say("ten egg rolls without onion and chilli")
    assert lines(neither) == [("RL-EGG", 10)]
    assert option(neither, "leave-out") == ("no-onion", "no-chilli")
    assert lines(talk("seen/cafe_kolkata").say("two egg rolls without onion")) == [("RL-EGG", 2)]
    assert option(talk("seen/cafe_kolkata").say("ek chicken roll kam teekha"), "spice") == "mild"


NASHIK, STATIONERY, CLOTHES, HYDERABAD, INDORE, BHOPAL = (
    "seen/medical_nashik", "seen/stationery_kochi", "seen/clothes_surat", "seen/cafe_hyderabad",
    "seen/cafe_indore", "seen/hardware_bhopal",
)  # fmt: skip


@pytest.mark.parametrize(
    ("shop", "order", "said", "expected"),
    [
        (STATIONERY, "five reynolds pen blue and two black", "red bhi ek",
         [("blue", 5), ("black", 2), ("red", 1)]),
        (CLOTHES, "two us polo t-shirts maroon", "one more in navy blue",
         [("maroon", 2), ("navy", 1)]),
        (CLOTHES, "do go colors ankle leggings ek black ek white", "white wali hata do",
         [("black", 1)]),
        (CLOTHES, "petticoat six pieces, three black two red one white", "red wale hata do",
         [("black", 3), ("white", 1)]),
        (BHOPAL, "helmet teen, do yellow ek blue", "yellow ek kar do",
         [("yellow", 1), ("blue", 1)]),
    ],
)  # fmt: skip
def test_a_colour_tells_which_line_or_another_one(
    talk: Shop, shop: str, order: str, said: str, expected: list[tuple[str, int]]
) -> None:
    customer = talk(shop)
    customer.say(order)
    found = customer.say(said).basket.lines
    assert [(x.options["colour"], int(x.quantity)) for x in found] == expected


@pytest.mark.parametrize(
    ("order", "said", "expected"),
    [
        ("one bat size 6 with extra grip", "also add bat cover", ("grip", "cover")),
        ("one bat size 6 with extra grip and bat cover", "remove the grip", ("cover",)),
    ],
)
def test_what_comes_to_goods_makes_no_line_of_its_own(
    talk: Shop, order: str, said: str, expected: tuple[str, ...]
) -> None:
    customer = talk(STATIONERY)
    customer.say(order)
    answer = customer.say(said)
    assert option(answer, "extras") == expected
    assert len(answer.basket.lines) == 1


@pytest.mark.parametrize(
    ("shop", "turns", "expected"),
    [
        (HYDERABAD, ["ek bun maska", "ek bun maska hata do"], []),
        (HYDERABAD, ["three irani chai one with no sugar and one large"], [1, 1, 1]),
        pytest.param(
            HYDERABAD,
            ["ek mutton biryani full do", "aur ek extra raita"],
            [1],
            marks=pytest.mark.xfail(reason="one more with raita is told with a perhaps"),
        ),
        (NASHIK, ["ek omron bp machine bluetooth", "uska large cuff bhi daal do"], [1, 1]),
        (NASHIK, ["ors bees sachet kitne ka", "add kar do"], [20]),
        (INDORE, ["pachas samose do", "das kam kar do"], [40]),
        (INDORE, ["bisleri choti do aur badi ek"], [2, 1]),
        (INDORE, ["family combo hata do"], []),
        (CLOTHES, ["raymond suiting fabric three metre navy", "aur do metre shirting"], [3, 2]),
    ],
)
def test_how_many_stand_in_the_basket_at_last(
    talk: Shop, shop: str, turns: list[str], expected: list[int]
) -> None:
    customer = talk(shop)
    answers = [customer.say(turn) for turn in turns]
    assert [count for _, count in lines(answers[-1])] == expected


@pytest.mark.parametrize(
    ("shop", "order", "said", "expected"),
    [
        (NASHIK, "pampers large do pack aur baby wipes ek", "pampers medium kar do", "Medium"),
        (BHOPAL, "four bags putty 40 kg", "actually twenty kg wali", "20 kg"),
        (NASHIK, "do ors aur ek dettol 250 ml", "dettol bada wala kar do", "550 ml"),
    ],
)
def test_other_goods_take_the_place_of_their_own_kind(
    talk: Shop, shop: str, order: str, said: str, expected: str
) -> None:
    customer = talk(shop)
    before = customer.say(order)
    after = customer.say(said)
    assert len(after.basket.lines) == len(before.basket.lines)
    assert any(expected in line.name for line in after.basket.lines)


def test_several_things_are_priced_with_their_sum(talk: Shop) -> None:
    reply = talk("seen/bakery_mumbai").say("ten vada pav and twenty veg puff price").reply
    assert all(figure in reply for figure in ("₹300", "₹720", "₹1,020"))


def test_a_figure_beside_what_choices_are_called_is_no_quantity(talk: Shop) -> None:
    assert talk(CLOTHES).say("levis 511 jeans waist 34 black price").intent == "price"


def test_what_shall_stay_alone_is_not_added_again(talk: Shop) -> None:
    customer = talk("seen/cafe_nashik")
    customer.say("teen masala chai likh lo")
    customer.say("aur ek plate kanda bhaji")
    assert lines(customer.say("chai rehne do sirf bhaji rakho")) == [("GK-KB", 1)]


def test_what_shall_stay_is_not_added_again(talk: Shop) -> None:
    customer = talk("cafe")
    customer.say("ek espresso aur do samosa de do")
    assert lines(customer.say("samosa rehne do espresso rakho")) == [("C-ESP", 1)]


@pytest.mark.parametrize("said", ["wait make the cookies six", "no wait make the cookies six"])
def test_a_word_that_sounds_like_a_colour_asks_for_none(talk: Shop, said: str) -> None:
    customer = talk("cafe")
    customer.say("add two chocolate chip cookies")
    assert lines(customer.say(said)) == [("B-COK", 6)]


@pytest.mark.parametrize(
    "said", ["can you make it oat milk", "kya isko oat milk mein bana sakte ho"]
)
def test_what_can_be_made_otherwise_is_made_so(talk: Shop, said: str) -> None:
    customer = talk("cafe")
    customer.say("one mocha please")
    (line,) = customer.say(said).basket.lines
    assert line.options["milk"] == "oat"
