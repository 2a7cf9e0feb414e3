"""What words name: goods under other words, goods the shop lacks, plain language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
PAINT = "seen/hardware_bhopal"


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("darwaze ka kabza chaar inch kitne ka ek", "EB-HN-4"),  # a hinge
        ("डॉक्टर फिक्सिट एक लीटर वाली बोतल का दाम", "DF-LW-1"),
        ("burger silk paint four liter what rate", "BG-SK-04"),  # Berger
        ("ten m seal how much total", "MS-SE-01"),
    ],
)
def test_goods_are_found_under_other_words(talk: Shop, text: str, sku: str) -> None:
    assert talk(PAINT).say(text).skus == (sku,)


@pytest.mark.parametrize(
    "text",
    [
        "price of burger",  # though the shop has Berger paint
        "washing machine kitne ki hai",
        "bosch drill ka bhav",
        "do you have plywood sheets",
        "सैमसंग का टीवी कितने का है",
    ],
)
def test_goods_and_makers_of_other_shops_are_not_sold_here(talk: Shop, text: str) -> None:
    answer = talk("seen/medical_lucknow").say(text)
    assert answer.unknown, answer.reply
    assert "₹" not in answer.reply


def test_plain_language_around_the_goods_does_not_matter(talk: Shop) -> None:
    text = "suno my neighbour told me yesterday that ultratech ppc cement is good what is its price"
    assert talk(PAINT).say(text).skus == ("UT-CM-PP",)


def test_a_correction_keeps_what_it_does_not_contradict(talk: Shop) -> None:
    answer = talk("seen/cafe_indore").say("get me an americano oh sorry i meant a cafe latte")
    assert [line.sku for line in answer.basket.lines] == ["HC-LAT"]
