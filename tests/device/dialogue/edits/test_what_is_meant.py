"""What becomes of an open basket: which of all that may be done to its lines is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
KOTA, JAIPUR, SHILLONG = "seen/electrical_kota", "seen/medical_jaipur", "seen/cafe_shillong"


@pytest.mark.parametrize(
    ("shop", "order", "then", "lines"),
    [
        (SHILLONG, "two walnut brownies and one espresso",
         "make the brownies five my cousins are here too", {"CK-BRN": 5, "CF-ESP": 1}),
        (KOTA, "chaar anchor roma 6 amp socket", "chaar bahut hai do hi rakho", {"AR-SK-6": 2}),
        (JAIPUR, "teen micropore tape ek inch aur ek underpad",
         "tape paanch kar do", {"MP-1": 5, "DG-UP": 1}),
        (JAIPUR, "six avent feeding bottles 260 ml", "six is too many four will do",
         {"AV-FB-260": 4}),
    ],
)  # fmt: skip
def test_a_figure_sets_how_many_there_are(
    talk: Shop, shop: str, order: str, then: str, lines: dict[str, int]
) -> None:
    customer = talk(shop)
    customer.say(order)
    answer = customer.say(then)
    assert {line.sku: int(line.quantity) for line in answer.basket.lines} == lines


@pytest.mark.parametrize(
    ("shop", "order", "then", "lines"),
    [
        (KOTA, "one racold fifteen litre geyser", "the bigger one please twenty five litre",
         {"RC-GY-25": 1}),
        (JAIPUR, "ek omron 7120 bp machine", "7120 ki jagah 7156 kar do", {"OM-BP-7156": 1}),
        (KOTA, "do texmo cooler pump 18 watt", "dono chalis watt wale kar do", {"TX-CP-40": 2}),
        (SHILLONG, "three lemon iced teas", "oh i meant peach", {"TE-IPC": 3}),
    ],
)  # fmt: skip
def test_other_goods_take_the_place_of_a_line(
    talk: Shop, shop: str, order: str, then: str, lines: dict[str, int]
) -> None:
    customer = talk(shop)
    customer.say(order)
    answer = customer.say(then)
    assert {line.sku: int(line.quantity) for line in answer.basket.lines} == lines


def test_one_more_of_another_kind_comes_to_the_basket(talk: Shop) -> None:
    customer = talk(SHILLONG)
    customer.say("two masala chai")
    answer = customer.say("aur ek ginger lemon honey tea bhi")
    assert {line.sku: int(line.quantity) for line in answer.basket.lines} == {
        "TE-MAS": 2,
        "TE-GIN": 1,
    }


@pytest.mark.parametrize("text", ["thermometer kitne ka hai", "when do you close today"])
def test_a_question_leaves_the_basket_alone(talk: Shop, text: str) -> None:
    customer = talk(JAIPUR)
    customer.say("do volini gel 30 gram")
    assert [(x.sku, x.quantity) for x in customer.say(text).basket.lines] == [("VO-GEL-30", 2)]


def test_what_is_not_clear_is_said_with_a_perhaps(talk: Shop) -> None:
    customer = talk(JAIPUR)
    customer.say("teen micropore tape ek inch aur ek underpad")
    assert customer.say("tape waisa hi doosra jaisa kal tha").confidence < 0.5


@pytest.mark.parametrize(
    ("shop", "first", "then", "line"),
    [
        ("electrical_rourkela", "add three wipro battens", "and a four module plate",
         ("AN-PL4", 1)),
        ("electrical_jamshedpur", "teen pendant holder dena",
         "aur ek g m ka chhe socket wala extension board", ("GM-EX6", 1)),
        ("cafe_trivandrum", "two veg cutlets and one mosambi juice without ice",
         "leave the cutlets my stomach is full only the juice", ("JU-MUSA", 1)),
    ],
)  # fmt: skip
def test_a_figure_in_a_name_counts_nothing_and_what_alone_stays_is_kept(
    talk: Shop, shop: str, first: str, then: str, line: tuple[str, int]
) -> None:
    customer = talk(f"seen/{shop}")
    customer.say(first)
    last = customer.say(then).basket.lines[-1]
    assert (last.sku, last.quantity) == line


def test_a_big_bottle_of_water_is_no_big_plate_of_a_dish(talk: Shop) -> None:
    answer = talk("seen/cafe_rourkela").say("ek badi paani ki botal de do")
    assert [(x.sku, x.quantity) for x in answer.basket.lines] == [("BI-1L", 1)]


@pytest.mark.parametrize(
    ("shop", "orders", "then", "lines"),
    [
        ("seen/electrical_karur", ["teen emergency bulb daal do"],
         "nahi nahi paanch karo teen se kaam nahi chalega", {"WP-EM": 5}),
        ("seen/electrical_moradabad", ["do atharah watt ke cooler pump de do"],
         "arre nahi chalis watt wala karo atharah nahi", {"RM-CP40": 2}),
        ("seen/cafe_jabalpur", ["one filter coffee please", "two idli sambar"],
         "remove the coffee only", {"IDLI": 2}),
    ],
)  # fmt: skip
def test_what_is_denied_or_alone_goes(
    talk: Shop, shop: str, orders: list[str], then: str, lines: dict[str, int]
) -> None:
    customer = talk(shop)
    for order in orders:
        customer.say(order)
    answer = customer.say(then)
    assert {line.sku: int(line.quantity) for line in answer.basket.lines} == lines


@pytest.mark.parametrize(
    "said",
    [
        "what do i have to pay for all that",
        "so what do i owe you",
        "what would all this cost",
        "sab mila ke kitne paise dene padenge",
        "इतने सब का कितना देना है",
    ],
)
def test_what_all_comes_to_changes_nothing(talk: Shop, said: str) -> None:
    customer = talk("seen/cafe_pune")
    customer.say("two samosas and one latte")
    answer = customer.say(said)
    assert answer.intent == "basket_show"
    assert answer.confidence > 0.9
    assert [(x.sku, int(x.quantity)) for x in answer.basket.lines] == [("S-SAM", 2), ("C-LAT", 1)]


def test_one_thing_to_do_counts_nothing(talk: Shop) -> None:
    customer = talk("seen/cafe_pune")
    customer.say("do samose aur ek latte")
    answer = customer.say("ek kaam karo samosa hata do")
    assert [(x.sku, int(x.quantity)) for x in answer.basket.lines] == [("C-LAT", 1)]


@pytest.mark.parametrize(
    ("shop", "order", "then", "lines"),
    [
        (KOTA, ["ek racold fifteen litre geyser", "do texmo cooler pump 18 watt"],
         "geyser pachis litre wala karo aur pump chaar kar do", {"RC-GY-25": 1, "TX-CP-18": 4}),
        (SHILLONG, ["two walnut brownies", "one espresso"],
         "the brownies three and the espresso two please", {"CK-BRN": 3, "CF-ESP": 2}),
        (JAIPUR, ["teen micropore tape ek inch", "ek underpad"],
         "underpad hata do aur tape chaar kar dijiye", {"MP-1": 4}),
        (JAIPUR, ["तीन माइक्रोपोर टेप एक इंच", "एक अंडरपैड"],
         "पहली वाली पाँच कर दो और अंडरपैड दो", {"MP-1": 5, "DG-UP": 2}),
    ],
)  # fmt: skip
def test_each_clause_does_something_to_a_line_of_its_own(
    talk: Shop, shop: str, order: list[str], then: str, lines: dict[str, int]
) -> None:
    customer = talk(shop)
    for said in order:
        customer.say(said)
    answer = customer.say(then)
    assert {line.sku: int(line.quantity) for line in answer.basket.lines} == lines


def test_half_of_what_is_ordered_may_be_otherwise(talk: Shop) -> None:
    customer = talk(KOTA)
    customer.say("six anchor roma 6 amp socket white")
    answer = customer.say("half of them in golden")
    assert [int(line.quantity) for line in answer.basket.lines] == [3, 3]
