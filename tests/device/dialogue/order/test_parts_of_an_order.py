"""Second parts of an order that name a size, a choice or an extra alone, and open questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.turn import Answer
from tests.device.dialogue.conftest import Talk

VIZAG, UDAIPUR, GWALIOR = "seen/cafe_vizag", "seen/cafe_udaipur", "seen/medical_gwalior"
RANCHI, COIMBATORE = "seen/electrical_ranchi", "seen/medical_coimbatore"
Shop = Callable[[str], Talk]


def held(answer: Answer) -> list[tuple[str, int]]:
    return [(line.name, int(line.quantity)) for line in answer.basket.lines]


@pytest.mark.parametrize(
    ("shop", "order", "expected"),
    [
        (
            "seen/cafe_alwar",
            "दो नान और एक मलाई सोया चाप जोड़ दो",
            [("Naan", 2), ("Malai Soya Chaap", 1)],
        ),
        (VIZAG, "plain dosa ek extra ghee aur cheese daal ke", [("Plain Dosa", 1)]),
        (
            VIZAG,
            "do pesarattu ek upma ke saath ek bina upma ke",
            [("MLA Pesarattu with Upma", 1), ("Pesarattu", 1)],
        ),
        (
            VIZAG,
            "ek cappuccino oat milk mein aur ek almond milk wala",
            [("Cappuccino", 1), ("Cappuccino", 1)],
        ),
        (
            UDAIPUR,
            "latte do badi hazelnut daal ke aur ek chhoti",
            [("Café Latte", 2), ("Café Latte", 1)],
        ),
        (
            UDAIPUR,
            "bisleri ek litre wali do aur aadhe litre wali ek",
            [("Bisleri Water 1 L", 2), ("Bisleri Water 500 ml", 1)],
        ),
        (
            COIMBATORE,
            "nebuliser mask ek bachche ka aur ek bade ka",
            [("Romsons Nebuliser Mask Kit Child", 1), ("Romsons Nebuliser Mask Kit Adult", 1)],
        ),
        (
            COIMBATORE,
            "two thermometers one hicks one omron",
            [("Hicks Digital Thermometer", 1), ("Omron MC-246 Digital Thermometer", 1)],
        ),
        (
            RANCHI,
            "ek das amp aur ek solah amp single pole mcb l and t ka",
            [("L&T Exora Single Pole MCB 16 A", 1), ("L&T Exora Single Pole MCB 10 A", 1)],
        ),
        ("seen/clothes_surat", "jockey ankle socks do pack", [("Jockey Ankle Socks Pack of 3", 2)]),
        (
            "seen/electrical_amritsar",
            "chaubees ghante paani garam karne wali rod do",
            [("Bajaj Immersion Rod 1500 W", 1)],
        ),
    ],
)  # fmt: skip
def test_a_part_without_goods_of_its_own_is_of_those_before_or_behind_it(
    talk: Shop, shop: str, order: str, expected: list[tuple[str, int]]
) -> None:
    assert held(talk(shop).say(order)) == expected


@pytest.mark.parametrize(
    ("shop", "turns", "expected"),
    [
        (RANCHI, ["six amp switch four", "switch teen kar dijiye", "one way"], 3),
        (RANCHI, ["bulb nau watt ka chaar", "nahi chhe kar do", "wipro"], 6),
        (GWALIOR, ["gloves large do dabbe", "no wait only one box", "latex"], 1),
        (GWALIOR, ["gloves latex large do dabbe", "nahi sirf ek dabba"], 1),
        (COIMBATORE, ["savlon five hundred ml ki teen bottle", "nahi sirf ek bottle"], 1),
        (GWALIOR, ["sterillium 500 ml teen bottle", "ek aur bottle"], 4),
    ],
)
def test_how_many_there_shall_be_of_what_is_open_or_was_ordered_last(
    talk: Shop, shop: str, turns: list[str], expected: int
) -> None:
    customer = talk(shop)
    answers = [customer.say(turn) for turn in turns]
    assert [count for _, count in held(answers[-1])] == [expected]


def test_another_size_of_what_is_open(talk: Shop) -> None:
    customer = talk(RANCHI)
    customer.say("geyser ek pachees litre ka")
    customer.say("arre nahi pandrah litre wala")
    assert held(customer.say("ao smith")) == [("AO Smith HSE Storage Geyser 15 Litre", 1)]


def test_what_is_open_is_not_taken_at_all(talk: Shop) -> None:
    customer = talk("seen/cafe_udaipur")
    assert customer.say("ek cold coffee aur ek bhujia ka packet").clarify
    answer = customer.say("bhujia rehne do")
    assert held(answer) == [("Cold Coffee", 1)]
    assert held(customer.say("bikaji")) == [("Cold Coffee", 1)]


@pytest.mark.parametrize(
    ("shop", "order", "said", "expected"),
    [
        (COIMBATORE, "medium or large pampers pants", "large", "Pampers Pants Large 38 Pieces"),
        (COIMBATORE, "protinex vanilla ya chocolate ek", "chocolate", "Protinex Powder 400 g"),
        (VIZAG, "give me one cold coffee or a lemon tea", "lemon tea", "Lemon Tea"),
    ],
)
def test_either_of_two_is_asked_about(
    talk: Shop, shop: str, order: str, said: str, expected: str
) -> None:
    customer = talk(shop)
    first = customer.say(f"add {order}")
    assert first.clarify
    assert not first.basket.lines
    assert held(customer.say(said)) == [(expected, 1)]


def test_what_has_so_many_of_something_is_no_other_kind_of_goods(talk: Shop) -> None:
    customer = talk(COIMBATORE)
    customer.say("walking stick ek")
    assert held(customer.say("chaar pair wali kar do")) == [("Vissco Adjustable Walking Stick", 1)]
    customer = talk(GWALIOR)
    customer.say("ek single leg stick")
    assert held(customer.say("chaar pair wali kar do")) == [("Vissco Four Leg Walking Stick", 1)]


@pytest.mark.parametrize("ending", ["de do", "jod do"])
def test_what_a_thing_is_for_holds_for_the_one_behind_it(talk: Shop, ending: str) -> None:
    said = f"ek paanch ml dawai khichne ke liye pichkari aur sui {ending}"
    assert held(talk("seen/medical_bareilly").say(said)) == [("Dispovan Syringe 5 ml", 1)]
