"""Other goods than were just ordered, said by denying those."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
LATUR, SHIMLA = "seen/medical_latur", "seen/electrical_shimla"


@pytest.mark.parametrize(
    ("shop", "order", "correction", "line"),
    [
        (LATUR, "do crepe bandage chhe cm wali", "nahi das wali", ("VS-CB10", 2)),
        (LATUR, "add a morepen glucometer", "no no the accu chek one", ("AC-GLU", 1)),
        (SHIMLA, "ek racold geyser pandrah litre", "nahi pachees wala de do", ("RC-G25", 1)),
        (SHIMLA, "add a fifteen litre racold geyser", "make it the 25 one instead", ("RC-G25", 1)),
    ],
)
def test_what_comes_takes_the_place_of_what_is_denied(
    talk: Shop, shop: str, order: str, correction: str, line: tuple[str, int]
) -> None:
    customer = talk(shop)
    customer.say(order)
    held = customer.say(correction).basket.lines
    assert [(each.sku, each.quantity) for each in held] == [(line[0], Decimal(line[1]))]


@pytest.mark.parametrize("text", ["nahi bas itna hi", "thermometer nahi hai kya"])
def test_a_no_that_names_nothing_else_changes_no_goods(talk: Shop, text: str) -> None:
    customer = talk(LATUR)
    customer.say("add a morepen glucometer")
    assert [line.sku for line in customer.say(text).basket.lines] == ["MP-GLU"]


def test_what_a_line_shall_be_like_takes_no_place(talk: Shop) -> None:
    customer = talk("seen/cafe_amritsar")
    held = customer.say("ek masala chai de do").basket.lines
    changed = customer.say("nahi chai wali ko large kar do").basket.lines
    assert [line.sku for line in changed] == [line.sku for line in held]
