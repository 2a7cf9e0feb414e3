"""Whoever says a product's full name gets that product and its price, in each form of language."""

from __future__ import annotations

from pathlib import Path

import pytest

from device.cancel import Cancel
from device.config import Config
from device.dialogue.conversation import Dialogue
from device.pipeline import Clock, answer_text, begin
from kb.live import Catalogue

ASKED = ["what is the price of {}", "{} ka price kya hai", "{} का दाम क्या है", "{}"]


@pytest.mark.parametrize("asked", ASKED)
def test_the_full_name_finds_just_that_product(sample_home: Path, asked: str) -> None:
    shop = Catalogue(sample_home).open()
    dialogue = Dialogue(shop, Config().dialogue, Config().shop)
    wrong = {}
    for product in shop.products():
        turn = answer_text(begin(), dialogue, asked.format(product.name), None, Cancel(), Clock())
        answer = turn.answer
        assert answer is not None
        if answer.skus != (product.sku,) or f"{product.price:.0f}" not in answer.reply.replace(
            ",", ""
        ):
            wrong[product.name] = answer.reply
    assert wrong == {}
    dialogue.close()
    shop.close()
