"""What an utterance tells of the basket before it is known which goods are meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from device.dialogue.edits.said import Figure, denied_in, said_in
from device.dialogue.index.index_products import build_shop_words
from kb.catalogue import Product
from kb.domains.pack import load_domain


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("2 nahi 3 kar do", "2"),
        ("no not 4 7", "4"),
        ("not the small bottle the 500", "the small bottle"),
        ("5 no 8", "5"),
        ("usha ki chahiye thi orient nahi", "orient"),
        ("no sugar please", ""),
        ("aur 2 de do", ""),
    ],
)
def test_what_is_said_to_be_denied(text: str, denied: str) -> None:
    words = text.split()
    found = denied_in(words)
    assert " ".join(word for at, word in enumerate(words) if at in found) == denied


def test_a_share_is_no_denial() -> None:
    assert not denied_in(["1", "mein", "cheese", "bhi"])


_SHOP = build_shop_words(
    (
        Product(sku=name, name=name, category=name, price=Decimal(90), unit=unit, brand=brand)
        for name, unit, brand in (
            ("Flexible Cable", "metre", "RR"), ("L&T MCB", "piece", "L&T"), ("Fan", "piece", "Usha")
        )
    ),
    load_domain("electrical"),
)  # fmt: skip
_CABLE, _MCB, _FAN = _SHOP.products


def _figure(text: str) -> Figure:
    """The first figure of an utterance."""
    return said_in(text.split(), _SHOP, []).figures[0]


def test_a_measure_counts_what_is_sold_by_it() -> None:
    assert _figure("cable 70 metre kar do").counts(_CABLE)
    assert not _figure("the 70 metre one").counts(_FAN)


def test_a_maker_is_no_measure() -> None:
    assert _figure("6 l and t mcb").counts(_MCB)


@pytest.mark.parametrize("text", ["5 is too much for us", "5 zyada hai"])
def test_a_figure_may_be_said_to_be_too_many(text: str) -> None:
    assert _figure(text).much


def test_one_may_stand_for_goods() -> None:
    assert not said_in(["the", "bigger", "fan", "1"], _SHOP, []).amounts
    assert said_in(["fan", "1"], _SHOP, []).amounts == [1]


def test_once_counts_nothing() -> None:
    assert not said_in(["order", "1", "baar", "bata", "do"], _SHOP, []).figures


@pytest.mark.parametrize("text", ["half of them", "aadhe bade wale"])
def test_half_may_be_meant(text: str) -> None:
    assert said_in(text.split(), _SHOP, []).halves
