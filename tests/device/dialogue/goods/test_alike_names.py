"""Which of several like goods are meant by a name, a count or a size that they share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
OOTY, ALWAR, BHILAI = "seen/cafe_ooty", "seen/medical_alwar", "seen/medical_bhilai"


@pytest.mark.parametrize(
    ("shop", "text"),
    [(OOTY, "idli plate ka rate kya hai"), (OOTY, "what does an idli plate cost")],
)
def test_a_name_that_all_sizes_have_asks_back(talk: Shop, shop: str, text: str) -> None:
    assert talk(shop).say(text).clarify


def test_the_single_one_is_meant_before_its_box(talk: Shop) -> None:
    assert talk("seen/cafe_goa").say("price of a custard tart").skus == ("MB-NAT1",)


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("char idli wali plate kya rate hai", "BF-IDLI4"),
        ("do idli ki plate kitne ki hai", "BF-IDLI2"),
        ("how much for four idlis", "BF-IDLI4"),
    ],
)
def test_so_many_pieces_are_one_plate_of_them(talk: Shop, text: str, sku: str) -> None:
    assert talk(OOTY).say(text).skus == (sku,)


def test_so_many_plates_are_no_pieces(talk: Shop) -> None:
    assert talk(OOTY).say("das idli kitne ki padengi").clarify


def test_another_size_is_the_one_marked_so(talk: Shop) -> None:
    customer = talk(ALWAR)
    customer.say("pampers pants large kitne ka hai")
    assert customer.say("what about medium").skus == ("BB-PPM",)


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        (BHILAI, "the neck collar not the soft one", "CC-HD"),
        (BHILAI, "neck collar jisme foam nahi hai uska daam", "CC-HD"),
        (ALWAR, "nebulizer mask not the adult one, what price", "NB-MKC"),
        (ALWAR, "bachche wala nebulizer mask kitne ka milega", "NB-MKC"),
    ],
)
def test_what_is_refused_or_said_for_whom_tells_the_other(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    assert talk(shop).say(text).skus == (sku,)


def test_what_has_it_is_meant_where_it_is_not_refused(talk: Shop) -> None:
    assert talk(BHILAI).say("neck collar jisme foam hai uska daam").skus == ("CC-SF",)


@pytest.mark.parametrize(
    ("text", "sku"), [("masala chai ka daam", "CH-MAS"), ("chai masala ka daam", "TP-MSL")]
)
def test_the_order_of_a_name_tells_what_it_is(talk: Shop, text: str, sku: str) -> None:
    assert talk("seen/cafe_haridwar").say(text).skus == (sku,)


@pytest.mark.parametrize("said", ["mawa jalebi single kitne ki", "one single mawa jalebi price"])
def test_a_single_one_is_that_of_one_piece(talk: Shop, said: str) -> None:
    assert talk("seen/cafe_bhopal").say(said).skus == ("JL-M1",)
