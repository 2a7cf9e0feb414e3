"""What comes back, what comes instead, as many as before: an order told in more than its goods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
SHILLONG = "seen/cafe_shillong"


def held(customer: Talk, *said: str) -> dict[str, int]:
    for words in said:
        answer = customer.say(words)
    return {line.sku: int(line.quantity) for line in answer.basket.lines}


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (("three masala chai less sugar", "two brownies", "remove the chai", "put the chai back"),
         {"TE-MAS": 3, "CK-BRN": 2}),
        (("do peach iced tea", "peach tea rehne do", "achha wapas likh do"), {"TE-IPC": 2}),
        (("do espresso", "espresso hata do", "espresso de hi do"), {"CF-ESP": 2}),
    ],
)  # fmt: skip
def test_what_was_taken_out_comes_back_as_many_as_it_was(
    talk: Shop, said: tuple[str, ...], lines: dict[str, int]
) -> None:
    assert held(talk(SHILLONG), *said) == lines


def test_what_comes_back_has_the_choices_it_had(talk: Shop) -> None:
    customer = talk(SHILLONG)
    held(customer, "three masala chai less sugar", "two brownies", "remove the chai")
    answer = customer.say("put the chai back")
    line = next(line for line in answer.basket.lines if line.sku == "TE-MAS")
    assert line.options["sugar"] == "less"


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("one fresh orange juice and if that is finished then two peach iced teas", {"TE-IPC": 2}),
        ("one espresso and if that is finished then two peach iced teas", {"CF-ESP": 1}),
        ("ek french toast agar na ho to ek masala omelette aur do espresso",
         {"BF-MOM": 1, "CF-ESP": 2}),
        ("ek masala omelette warna ek french toast", {"BF-MOM": 1}),
    ],
)  # fmt: skip
def test_what_shall_come_where_the_first_is_not_there(
    talk: Shop, said: str, lines: dict[str, int]
) -> None:
    assert held(talk(SHILLONG), said) == lines


@pytest.mark.parametrize("then", ["and the same number of espressos", "espresso bhi utne hi de do"])
def test_as_many_as_were_ordered_last(talk: Shop, then: str) -> None:
    assert held(talk(SHILLONG), "four walnut brownies", then) == {"CK-BRN": 4, "CF-ESP": 4}


@pytest.mark.parametrize(
    "said",
    [
        "kal humne strawberry waffle khaya tha aaj do espresso dena",
        "we had the banana bread last sunday but today two espressos please",
    ],
)
def test_goods_of_another_day_are_not_ordered(talk: Shop, said: str) -> None:
    assert held(talk(SHILLONG), said) == {"CF-ESP": 2}


def test_what_is_said_of_all_holds_for_each(talk: Shop) -> None:
    answer = talk(SHILLONG).say("do masala chai aur teen assam milk tea sab mein cheeni kam")
    assert [(line.sku, line.options["sugar"]) for line in answer.basket.lines] == [
        ("TE-MAS", "less"), ("TE-ASM", "less"),
    ]  # fmt: skip


def test_so_many_each_with_something_of_its_own(talk: Shop) -> None:
    said = "six hot chocolate teen mein marshmallow aur teen mein whipped cream"
    answer = talk(SHILLONG).say(said)
    assert [(int(line.quantity), line.options.get("add-ons")) for line in answer.basket.lines] == [
        (3, ("marshmallow",)), (3, ("whipped",)),
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["okay lock it in", "pakka kar do kitne hue"])
def test_an_order_is_closed_in_other_words_than_confirm(talk: Shop, said: str) -> None:
    customer = talk(SHILLONG)
    customer.say("two walnut brownies")
    assert customer.say(said).orders


def test_goods_that_are_counted_for_somebody_are_ordered(talk: Shop) -> None:
    said = "for the tired hikers six masala chai and a plate of fried veg momos"
    assert held(talk(SHILLONG), said) == {"TE-MAS": 6, "MO-VGF": 1}


def test_what_may_be_two_or_give_is_said_with_a_perhaps(talk: Shop) -> None:
    answer = talk(SHILLONG).say("walnut brownie do")
    assert {line.sku: int(line.quantity) for line in answer.basket.lines} == {"CK-BRN": 2}
    assert answer.confidence < 0.5


def test_less_sweet_is_less_sugar(talk: Shop) -> None:
    (line,) = talk(SHILLONG).say("do khasi red tea kam meethi").basket.lines
    assert (line.sku, line.options["sugar"]) == ("TE-SHA", "less")


@pytest.mark.parametrize(
    "said",
    ["do hicks thermometer thaile mein daal do", "हिक्स के दो थर्मामीटर टोकरी में रख दो"],
)
def test_what_goods_are_put_into_is_not_ordered(talk: Shop, said: str) -> None:
    basket = talk("seen/medical_alwar").say(said).basket
    assert [(line.sku, line.quantity) for line in basket.lines] == [("TH-HIC", 2)]
