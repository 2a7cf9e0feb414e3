"""Of goods that were asked back about the one that stands out is told of, and other goods than were
read where they are far likelier, both with a perhaps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "said", "sku"),
    [
        ("electrical_ujjain", "boring wali motor ka cable mil jayega kya", "KE-SUB25"),
        ("grocery_patna", "how many packs are left of the atta with many grains", "AA-MG-5"),
    ],
)
def test_what_stands_out_is_not_asked_back_about(
    talk: Shop, shop: str, said: str, sku: str
) -> None:
    answer = talk(f"seen/{shop}").say(said)
    assert answer.skus == (sku,)
    assert not answer.clarify
    assert answer.confidence < 0.5


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("cafe_goa", "banana chips ka packet kitne ka hai"),
        ("medical_goa", "how much is a thermometer"),
    ],
)
def test_what_may_be_any_of_several_is(talk: Shop, shop: str, said: str) -> None:
    answer = talk(f"seen/{shop}").say(said)
    assert answer.clarify or answer.unknown or answer.confidence > 0.5


def test_the_likelier_is_told_of(talk: Shop) -> None:
    answer = talk("seen/medical_agra").say("band naak mein bhaap lene wali machine kitne ki hai")
    assert answer.skus == ("RM-STM",)
