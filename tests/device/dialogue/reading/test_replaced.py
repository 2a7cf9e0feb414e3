"""What an utterance takes back, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.replaced import replaced
from tests.device.dialogue.conftest import Talk


@pytest.mark.parametrize(
    ("said", "kept", "gone"),
    [
        ("chai ki jagah coffee", "coffee", "chai"),
        ("burger mein aloo ki jagah paneer", "burger mein paneer", "aloo"),
        ("ek toast aur chai ki jagah coffee", "ek toast aur coffee", "chai"),
    ],
)
def test_only_what_stands_right_before_is_replaced(said: str, kept: str, gone: str) -> None:
    found = replaced(said.split())
    assert (" ".join(found.kept), " ".join(found.gone)) == (kept, gone)


def test_a_dish_is_asked_about_with_the_choice_that_comes_instead(
    talk: Callable[[str], Talk],
) -> None:
    answer = talk("seen/cafe_ahmedabad").say(
        "veg cold sandwich mein white bread ki jagah multigrain bread ho to kitne ki padegi"
    )
    assert answer.skus == ("W-VEG",)
    assert "₹95" in answer.reply
