"""Opening hours of other places are not those of the shop."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize("said", ["is the bank open today", "chidiyaghar kab khulta hai"])
def test_of_another_place_no_hours_are_told(talk: Shop, said: str) -> None:
    answer = talk("hardware").say(said)
    assert answer.unknown
    assert not any(figure.isdigit() for figure in answer.reply)


@pytest.mark.parametrize(
    "said", ["is your shop open today", "is your shop beside the school open today"]
)
def test_beside_the_shop_a_place_only_says_where(talk: Shop, said: str) -> None:
    answer = talk("hardware").say(said)
    assert answer.intent == "hours"
    assert answer.confidence >= 0.5
