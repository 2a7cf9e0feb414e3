""" "Poora" is full, whole, or one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from device.dialogue.index.index_products import build_shop_words
from device.dialogue.reading.whole_said import called_whole, whole_ones
from kb.catalogue import Product
from kb.domains.pack import load_domain

_NAMES = (
    "Whole Lemon Tart", "Lemon Tart Slice", "Chicken Full", "Whole Wheat Bread", "Poori Masala",
    "Full Plate Meals",
)  # fmt: skip
_SHOP = build_shop_words(
    (
        Product(sku=name, name=name, category="Bakery", price=Decimal(90), unit="piece")
        for name in _NAMES
    ),
    load_domain("cafe"),
)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("poora lemon tart kitne ka", "full lemon tart kitne ka"),
        ("poore wale lemon tart hain kya", "full wale lemon tart hain kya"),
        ("poora chicken kitne ka", "full chicken kitne ka"),
        ("poori bread kitne ki", "poori bread kitne ki"),
        ("2 plate poori dena", "2 plate poori dena"),
        ("poori plate meals", "full plate meals"),
    ],
)
def test_it_is_what_the_shop_calls_the_goods(said: str, words: str) -> None:
    assert called_whole(said.split(), _SHOP) == words.split()


def test_a_whole_kilo_is_one() -> None:
    assert whole_ones(["poora", "kilo", "dena"]) == ["1", "kilo", "dena"]
    assert whole_ones(["a", "whole", "kilo"]) == ["1", "kilo"]
