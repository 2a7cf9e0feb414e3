"""Names of everyday words are found as they sound."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from device.dialogue.index.index_products import build_shop_words
from device.dialogue.reading.reading import read
from kb.catalogue import Product
from kb.domains.pack import load_domain
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]

_NAMES = ("Gum ka Loaf Box of 6", "Gajar Halwa", "Plain Dosa")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("gam ka lof kitne ka hai", {0}),
        ("gam ke lof hain kya", {0}),
        ("gam ka log kitne ka hai", set()),
    ],
)
def test_two_words_that_ka_joins_are_a_name_together(said: str, found: set[int]) -> None:
    goods = (
        Product(sku=name, name=name, category="Sweets", price=Decimal(90), unit="box")
        for name in _NAMES
    )
    shop = build_shop_words(goods, load_domain("cafe"))
    reading = read(said.split(), shop)
    named = [term for term in reading.terms if " " in term.text]
    assert {number for term in named for number in shop.of(term.where.name)} == found


def test_a_name_said_as_a_whole_names_goods_however_plain_its_words(talk: Shop) -> None:
    customer = talk("seen/cafe_mandya")
    answer = customer.say("one khara bath and one kesari bath please")
    assert {line.sku for line in answer.basket.lines} == {"TF-KH", "TF-KS"}
