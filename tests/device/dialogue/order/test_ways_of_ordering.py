"""Orders in the ways people put them: told, dictated, pointed at and corrected."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
SURAT, PUNE, JAMMU = "seen/electrical_surat", "seen/cafe_pune", "seen/medical_jammu"


def held(customer: Talk, *said: str) -> list[tuple[str, int]]:
    for words in said:
        answer = customer.say(words)
    return sorted((line.name, int(line.quantity)) for line in answer.basket.lines)


@pytest.mark.parametrize(
    "said",
    [
        "ek fan regulator jodiye",
        "एक फैन रेगुलेटर जोड़ो",
        "फैन रेगुलेटर भी लिखना",
        "fan regulator tokri mein daaliye",
    ],
)
def test_whoever_tells_the_shop_to_add_orders(talk: Shop, said: str) -> None:
    assert held(talk(SURAT), said) == [("GM Fan Regulator", 1)]


@pytest.mark.parametrize("said", ["ek fan regulator jod ke kitna hua", "fan regulator mat jodo"])
def test_who_wants_a_sum_or_forbids_it_adds_nothing(talk: Shop, said: str) -> None:
    assert held(talk(SURAT), said) == []


@pytest.mark.parametrize(
    ("shop", "said", "lines"),
    [
        ("seen/electrical_silchar",
         ("ek chhoti torch jodo", "rechargeable lantern bhi ek", "torch hata dijiye"),
         [("Barak Rechargeable Lantern", 1)]),
        (PUNE, ("paanch vada pav dena", "nau kar dijiye, paanch kam padenge"), [("Vada Pav", 9)]),
        (SURAT, ("das line tester aur do fan regulator", "tester nau kar do regulator theek hai"),
         [("GM Fan Regulator", 2), ("Taparia Line Tester", 9)]),
        (JAMMU, ("price of vissco folding walker", "and the quadripod stick", "dono do do likhiye"),
         [("Vissco Folding Walker", 2), ("Vissco Quadripod Walking Stick", 2)]),
        (SURAT, ("extension board char socket ka rate", "aur chhah wala", "chhah wale teen jodo"),
         [("GM Extension Board 6 Socket", 3)]),
    ],
)  # fmt: skip
def test_what_is_pointed_at_is_meant(
    talk: Shop, shop: str, said: tuple[str, ...], lines: list[tuple[str, int]]
) -> None:
    assert held(talk(shop), *said) == lines


@pytest.mark.parametrize(
    ("said", "count"), [(("line tester teen", "regulator do"), 2), (("regulator do",), 1)]
)
def test_who_dictates_counts_goes_on_so(talk: Shop, said: tuple[str, ...], count: int) -> None:
    assert ("GM Fan Regulator", count) in held(talk(SURAT), *said)


def test_the_second_of_two_alike_is_one_of_them(talk: Shop) -> None:
    customer = talk(PUNE)
    customer.say("two ginger chai")
    answer = customer.say("the second one with no sugar")
    made = [(line.options["sugar"], int(line.quantity)) for line in answer.basket.lines]
    assert sorted(made) == [("none", 1), ("normal", 1)]


def test_one_in_another_colour_is_of_the_same_goods(talk: Shop) -> None:
    answer = talk("seen/electrical_rohtak").say("teen laal coil polycab dhai ki aur do kaali")
    made = [(line.sku, line.options["colour"]) for line in answer.basket.lines]
    assert made == [("PC-W25", "red"), ("PC-W25", "black")]


@pytest.mark.parametrize(
    ("shop", "said", "choice"),
    [
        ("seen/cafe_howrah", "ek jhalmuri teekhi", ("spice", "hot")),
        ("seen/cafe_howrah", "ek jhalmuri kam teekhi", ("spice", "mild")),
        ("seen/cafe_gwalior", "ek badi hot coffee kadak", ("strength", "strong")),
        ("seen/cafe_panaji", "ek latte large soy milk mein", ("size", "large")),
    ],
)
def test_choices_are_known_in_other_words(
    talk: Shop, shop: str, said: str, choice: tuple[str, str]
) -> None:
    (line,) = talk(shop).say(said).basket.lines
    assert line.options[choice[0]] == choice[1]


def test_so_many_put_on_the_bill_are_ordered(talk: Shop) -> None:
    kiosk = talk("seen/electrical_gaya")
    kiosk.say("how much is the anchor fan regulator")
    answer = kiosk.say("fine put three on the bill")
    assert answer.intent == "basket_add"
    assert "3 × Anchor Roma Fan Regulator" in answer.reply


def test_what_has_it_in_its_name_is_not_ordered_before_what_is_also_called_so(talk: Shop) -> None:
    answer = talk("seen/cafe_delhi").say("two cokes please")
    assert answer.clarify
    assert "SD-COK" in answer.skus


def test_what_is_scrapped_is_taken_out(talk: Shop) -> None:
    said = ("two masala chai", "one ginger chai", "scrap the ginger chai i am not so thirsty")
    assert [name for name, _ in held(talk("seen/cafe_pune"), *said)] == ["Masala Chai"]


def test_booking_asks_for_nothing_against_fever(talk: Shop) -> None:
    customer = talk("seen/medical_jammu")
    customer.say("ek n95 mask jodiye")
    assert customer.say("haan yahi book kar dijiye").basket.state == "confirmed"
