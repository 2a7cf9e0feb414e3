"""What is asked of a pharmacist is told from what is asked about goods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    "text",
    [
        "which syrup should i take in a latte",
        "one cold coffee i will take",
        "do you have cold brew",
        "hello",
    ],
)
def test_plain_words_of_a_cafe_are_no_complaint(talk: Shop, text: str) -> None:
    answer = talk("cafe").say(text)
    assert "pharmacist" not in answer.reply


def test_a_medicine_that_describes_goods_asks_for_no_dose(talk: Shop) -> None:
    answer = talk("medical").say("insulin syringe kaun si loon")
    assert answer.intent != "out_of_scope"


def test_a_feature_is_what_is_spoken_of(talk: Shop) -> None:
    domain = talk("cafe").dialogue.view.domain
    assert "deliver" in domain.topics_of(["kya", "aap", "ghar", "tak", "bhijwa", "doge"])
    assert "train" in domain.topics_of(["railway", "ka", "ticket"])
    assert not domain.topics_of(["chai", "kitne", "ki"])
