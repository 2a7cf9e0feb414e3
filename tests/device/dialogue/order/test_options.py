"""Options of what is ordered: those that goods lack, and which line or choice is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.goods.comes_with import comes_with
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
BAKERY = "seen/bakery_mumbai"
KOLKATA = "seen/cafe_kolkata"


@pytest.mark.parametrize(
    ("said", "lacking", "figure"),
    [
        ("latte with extra cheese kitne ka hai", "cheese", "₹155"),
        ("vada pav with extra cheese how much", "no cheese option", "₹30"),
        ("do vada pav, ek mein cheese", "cheese", "₹60"),
        ("walnut brownie with ice cream price", "no ice cream option", "₹90"),
    ],
)
def test_what_goods_do_not_come_with_is_said_beside_the_price(
    talk: Shop, said: str, lacking: str, figure: str
) -> None:
    answer = talk(BAKERY).say(said)
    assert lacking in answer.reply
    assert figure in answer.reply
    assert answer.confidence < 0.5


@pytest.mark.parametrize(
    ("said", "figure"),
    [("cold coffee with ice cream price", "₹205"), ("paneer sandwich with jalapeno price", "₹")],
)
def test_what_goods_come_with_is_part_of_them(talk: Shop, said: str, figure: str) -> None:
    answer = talk(BAKERY).say(said)
    assert figure in answer.reply
    assert answer.confidence > 0.5


@pytest.mark.xfail(reason="the nearest dish with cheese is added with a perhaps")
def test_a_line_does_not_change_for_what_it_lacks(talk: Shop) -> None:
    customer = talk(BAKERY)
    before = customer.say("do vada pav")
    after = customer.say("vada pav mein cheese daal do")
    assert after.basket == before.basket
    assert "cheese" in after.reply


def test_the_line_that_has_the_choice_is_meant(talk: Shop) -> None:
    customer = talk(KOLKATA)
    customer.say("do chicken kathi roll bina pyaaz ke aur ek chicken kathi roll")
    answer = customer.say("bina pyaaz wale mein cheese daal do")
    first, second = answer.basket.lines
    assert first.options["add-ons"] == ("cheese",)
    assert "add-ons" not in second.options


def test_two_deeds_are_done_one_after_the_other(talk: Shop) -> None:
    customer = talk(KOLKATA)
    customer.say("ek cappuccino with vanilla syrup")
    answer = customer.say("vanilla hata do hazelnut daal do")
    assert answer.basket.lines[0].options["add-ons"] == ("hazelnut",)


def test_a_choice_that_is_not_there_takes_nothing_out(talk: Shop) -> None:
    customer = talk(KOLKATA)
    customer.say("ek cold coffee")
    assert customer.say("ice cream nikal do").basket.lines


@pytest.mark.parametrize("said", ["ek chai aur", "chai ek aur", "one more chai"])
def test_one_more_is_of_what_stands_in_the_basket(talk: Shop, said: str) -> None:
    customer = talk(KOLKATA)
    customer.say("ek masala chai")
    (line,) = customer.say(said).basket.lines
    assert (line.name, line.quantity) == ("Masala Chai", 2)


def test_goods_called_so_come_before_a_choice_called_so_partly(talk: Shop) -> None:
    customer = talk(KOLKATA)
    customer.say("oreo shake kitne ka hai")
    assert "Chocolate Shake" in customer.say("aur chocolate wala").reply


def test_what_choices_are_of_may_be_named_with_them(talk: Shop) -> None:
    customer = talk("seen/cafe_delhi")
    customer.say("solo meal combo ek")
    answer = customer.say("drink lemon iced tea kar do")
    assert answer.basket.lines[0].options == {"drink": "lemon-iced-tea"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [("padlock 60 mm ek 40 mm do", [1, 2]), ("padlock 60 mm do 40 mm ek", [2, 1])],
)
def test_counts_may_stand_behind_sizes(talk: Shop, said: str, expected: list[int]) -> None:
    lines = talk("seen/hardware_bhopal").say(said).basket.lines
    assert [int(line.quantity) for line in lines] == expected


def test_one_word_is_written_as_the_shop_writes_it(talk: Shop) -> None:
    assert "₹142" in talk(KOLKATA).say("वॉलनट ब्राउनी आइसक्रीम के साथ कितने की").reply


def test_to_show_an_order_does_not_confirm_it(talk: Shop) -> None:
    customer = talk(KOLKATA)
    customer.say("do masala chai")
    assert customer.say("order show karo").intent == "basket_show"


@pytest.mark.parametrize(
    ("shop", "said", "options"),
    [
        ("seen/cafe_baroda", "ek hot chocolate topping ke saath", {"topping": "marshmallow"}),
        ("seen/cafe_baroda", "ek hot chocolate bina topping ke", {"topping": "none"}),
        ("seen/cafe_tirupati", "ek pure coffee powder dardara wala", {"grind": "coarse"}),
        ("seen/cafe_tirupati", "ek pure coffee powder mahin pisa hua", {"grind": "fine"}),
    ],
)
def test_a_choice_goes_by_what_it_has_and_by_other_words(
    talk: Shop, shop: str, said: str, options: dict[str, str]
) -> None:
    (line,) = talk(shop).say(said).basket.lines
    assert {name: line.options.get(name) for name in options} == options


def test_what_may_be_left_out_comes_to_the_line_that_there_is(talk: Shop) -> None:
    customer = talk("seen/cafe_baroda")
    customer.say("ek hot chocolate")
    (line,) = customer.say("marshmallow bhi daal dijiye").basket.lines
    assert line.options["topping"] != "none"


def test_a_metal_colour_is_the_metallic_one(talk: Shop) -> None:
    customer = talk("seen/electrical_coimbatore")
    customer.say("orient apex 1200 mm fan price")
    assert customer.say("in metal colour").skus == ("OR-CF-12",)


def test_what_is_had_put_in_is_a_choice(talk: Shop) -> None:
    customer = talk("seen/cafe_baroda")
    customer.say("hot chocolate kitne ka hai")
    assert "202" in customer.say("aur usmein marshmallow dalwaye to").reply


def test_a_maker_is_known_as_hindi_writes_it(talk: Shop) -> None:
    answer = talk("seen/mobile_hyderabad").say("श्याओमी पावर बैंक का दाम")
    assert answer.skus == ("XM-PB10",)


@pytest.mark.parametrize(
    ("shop", "text", "options"),
    [
        ("seen/cafe_howrah", "do jhalmuri teekhi wali pack karo", {"spice": "hot"}),
        ("seen/cafe_howrah", "एक झालमुड़ी फीकी सी", {"spice": "mild"}),
        ("seen/cafe_gwalior", "one hot coffee two hundred ml, kadak karke", {"strength": "strong"}),
        ("seen/cafe_mysore", "badam milk thanda wala de do", {"temperature": "cold"}),
    ],
)
def test_a_choice_may_be_said_in_everyday_words(
    talk: Shop, shop: str, text: str, options: dict[str, str]
) -> None:
    lines = talk(shop).say(text).basket.lines
    assert len(lines) == 1
    assert options.items() <= dict(lines[0].options).items()


@pytest.mark.parametrize(
    ("shop", "said", "chosen"),
    [
        ("seen/cafe_vizag", "do filter coffee strong bina cheeni ki jod do", "No sugar, Strong"),
        (
            "seen/electrical_jamshedpur",
            "do philips nau watt peeli roshni wale jod do",
            "Warm white",
        ),
    ],
)
def test_a_choice_is_read_in_everyday_words(talk: Shop, shop: str, said: str, chosen: str) -> None:
    assert chosen in talk(shop).say(said).reply


def test_the_pack_of_so_many_is_one(talk: Shop) -> None:
    answer = talk("seen/medical_goa").say("add the twenty five pack of accu chek strips")
    assert "1 × Accu-Chek Active Test Strips 25 Pack" in answer.reply


def test_a_name_behind_a_figure_is_no_unit_and_a_name(talk: Shop) -> None:
    answer = talk("seen/medical_siliguri").say("teen garm paani ki thaili jod do")
    assert "3 × Coronation Hot Water Bag" in answer.reply


@pytest.mark.parametrize(
    ("shop", "said", "figure"),
    [
        (BAKERY, "hot chocolate in the bigger cup how much", "₹220"),
        (BAKERY, "what is the price of a smaller americano", "₹125"),
        (BAKERY, "mocha soya doodh ke saath kitne ka", "₹215"),
        ("seen/electrical_durg", "hare rang wali sau watt ki flood light kitne ki", "₹1,830"),
        ("seen/electrical_hassan", "texmo dedh hp, chalis meter ki cable ke saath", "₹17,860"),
        ("seen/cafe_kollam", "चौथाई अल फहम पेरी पेरी वाला", "₹184"),
    ],
)
def test_a_choice_is_called_in_other_words(talk: Shop, shop: str, said: str, figure: str) -> None:
    assert figure in talk(shop).say(said).reply


def test_what_it_comes_to_is_nothing_that_comes_with_it() -> None:
    assert not comes_with(["what", "would", "two", "pairs", "come", "to", "in", "large"])
    assert comes_with(["how", "many", "pairs", "come", "in", "the", "box"])
