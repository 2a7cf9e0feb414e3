"""What a customer wants to spend, in the words of both languages."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.reading import read
from device.dialogue.reading.utterance import utterance_words
from tests.device.dialogue.conftest import Talk


def limits(shop: ShopWords, text: str) -> tuple[Decimal | None, Decimal | None]:
    reading = read(utterance_words(text, shop), shop)
    return reading.budget_min, reading.budget_max


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("a drill below two thousand rupees", None, 2000),
        ("my limit is fifteen hundred", None, 1500),
        ("ढाई हज़ार के भीतर ड्रिल", None, 2500),
        ("teen sau tak ka brush", None, 300),
        ("i dont want to spend more than three thousand", None, 3000),
        ("barah sau se upar nahi jaana", None, 1200),
        ("mere paas sirf paanch sau rupaye hain", None, 500),
        ("drill between two thousand and three thousand", 2000, 3000),
        ("do hazaar se teen hazaar ke beech ki drill", 2000, 3000),
        ("above five hundred rupees", 500, None),
        ("around five hundred for a brush", 300, 550),
        ("i can spend six hundred on a brush", None, 600),
        ("drill par do hazaar kharch kar sakta hun", None, 2000),
        ("any drill that comes in eighteen hundred", None, 1800),
        ("drill jo ek hazaar mein aa jaye", None, 1000),
        ("a brush below eighty rupees a piece", None, 80),
        ("below eighty pieces of this brush", None, None),
        ("voltage sau ke aas paas rehti hai", None, None),
    ],
)
def test_limits_are_read(
    talk: Callable[[str], Talk], text: str, least: int | None, most: int | None
) -> None:
    assert limits(talk("hardware").dialogue.view.words, text) == (least, most)


@pytest.mark.parametrize(
    "text",
    [
        "rate for more than hundred pieces of brush",
        "sau se zyada packet lenge to kya rate",
        "a fan of twelve hundred mm below the ceiling",
        "drill under warranty for six months",
    ],
)
def test_counts_and_sizes_are_no_money(talk: Callable[[str], Talk], text: str) -> None:
    assert limits(talk("hardware").dialogue.view.words, text) == (None, None)


@pytest.mark.parametrize(
    "text",
    ["which brush can i get for sixty", "pachas mein kaun sa brush aayega", "brush saath tak"],
)
def test_nothing_dearer_than_the_limit_is_suggested(talk: Callable[[str], Talk], text: str) -> None:
    hardware = talk("hardware")
    answer = hardware.say(text)
    prices = [hardware.dialogue.view.product(sku) for sku in answer.skus]
    assert prices
    assert all(product is not None and product.price <= 60 for product in prices)
