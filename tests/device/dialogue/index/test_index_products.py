"""What goods are called by their category and their specs."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from device.dialogue.index.index_products import build_shop_words
from device.dialogue.index.names import kind_words
from kb.catalogue import Product
from kb.domains.pack import load_domain
from tests.device.dialogue.conftest import Talk


def made(name: str, category: str, **specs: str) -> Product:
    return Product(
        sku=name, name=name, category=category, price=Decimal(1), unit="piece", specs=specs
    )


@pytest.mark.parametrize(
    ("name", "category", "kinds"),
    [
        ("Mutton Kebab", "Kebabs and Rolls", ["kebab"]),
        ("Egg Roll", "Kebabs and Rolls", ["roll"]),
        ("Sheermal", "Kebabs and Rolls", ["kebab", "roll"]),
        ("N95 Mask", "Masks & Gloves", ["mask"]),
        ("Copper Wire", "Wires", ["wire"]),
    ],
)
def test_of_a_category_of_several_kinds_goods_are_what_their_names_say(
    name: str, category: str, kinds: list[str]
) -> None:
    assert kind_words(made(name, category)) == kinds


def test_what_is_not_veg_is_not_found_as_veg() -> None:
    roll = made("Chicken Roll", "Rolls", diet="non-veg")
    words = build_shop_words([roll], load_domain("cafe")).words
    assert "veg" not in words
    assert words["nonveg"].named == 1


@pytest.mark.parametrize("asked", ["veg roll", "शाकाहारी रोल", "veg roll hai kya"])
def test_who_asks_for_veg_is_offered_nothing_else(talk: Callable[[str], Talk], asked: str) -> None:
    answer = talk("seen/cafe_lucknow").say(asked)
    assert "Chicken" not in answer.reply
    assert "Egg" not in answer.reply


def test_mutton_rolls_are_no_kebabs(talk: Callable[[str], Talk]) -> None:
    assert talk("seen/cafe_lucknow").say("मटन रोल").unknown
