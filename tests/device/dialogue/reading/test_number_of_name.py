"""Numbers in names as they are spoken."""

from __future__ import annotations

from decimal import Decimal

import pytest

from device.dialogue.index.index_products import build_shop_words
from device.dialogue.reading.number_of_name import with_number_of_name
from device.dialogue.reading.reading import read
from device.dialogue.reading.utterance import utterance_words
from kb.catalogue import Product
from kb.domains.pack import load_domain

_NAMES = ("Similac Step 1", "Similac Step 2", "Cerelac Wheat 300 g")
_SHOP = build_shop_words(
    (
        Product(sku=f"P-{at}", name=name, category="Infant food", price=Decimal(9), unit="piece")
        for at, name in enumerate(_NAMES)
    ),
    load_domain("medical_supplies"),
)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("similac second step ka", "similac step 2 ka"),
        ("pehli step wala similac", "step 1 wala similac"),
        ("the third step", "the third step"),
        ("first similac dikhao", "first similac dikhao"),
    ],
)
def test_a_place_before_what_names_number_is_the_number(said: str, words: str) -> None:
    assert with_number_of_name(said.split(), _SHOP) == words.split()


@pytest.mark.parametrize("said", ["similac step 2 tin kitne ka", "similac do number wala"])
def test_a_number_of_a_name_counts_nothing(said: str) -> None:
    reading = read(utterance_words(said, _SHOP), _SHOP)
    terms = [term for term in reading.terms if term.kind in {"counted", "value"}]
    assert [number for term in terms for number in _SHOP.of(term.where.name)] == [1]
