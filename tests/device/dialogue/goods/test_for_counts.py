"""For how many floors or burners a thing is, as its record says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from device.dialogue.goods.for_counts import for_counts
from kb.catalogue import Product

ONE, THREE, FIVE = (
    Product("1", "Pump A", Decimal(10), description="Lifts water to the first floor."),
    Product("3", "Pump B", Decimal(20), description="For tanks on a three storey house."),
    Product("5", "Pump C", Decimal(30), description="Reaches the fifth floor."),
)
BURNERS = [
    Product("2", "Stove A", Decimal(10), specs={"top": "2 burner"}),
    Product("4", "Stove B", Decimal(20), specs={"top": "4 burner"}),
]


@pytest.mark.parametrize(
    ("said", "fitting"),
    [
        ("3 manzil ka makan", [THREE]),
        ("teesri manzil tak", [THREE]),
        ("pehli manzil tak", [ONE]),
        ("2 floor house", [THREE]),
        ("to the 4th floor", [FIVE]),
        ("a house", [ONE, THREE, FIVE]),
        ("9 floor tower", [ONE, THREE, FIVE]),
    ],
)
def test_a_pump_reaches_as_high_as_was_said(said: str, fitting: list[Product]) -> None:
    assert for_counts([ONE, THREE, FIVE], said.split()) == fitting


def test_a_stove_for_more_is_none_for_three() -> None:
    assert for_counts(BURNERS, ["3", "burner"]) == BURNERS
    assert for_counts(BURNERS, ["4", "burner"]) == BURNERS[1:]
