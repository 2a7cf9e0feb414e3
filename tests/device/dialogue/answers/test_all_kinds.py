"""All kinds of goods are listed for sure only to who asked for nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    "said", ["what do you sell here", "kya kya milta hai", "दुकान में क्या क्या रखते हो"]
)
def test_who_asks_for_all_hears_the_kinds(talk: Shop, said: str) -> None:
    answer = talk("seen/medical_sikar").say(said)
    assert answer.intent == "list"
    assert answer.confidence > 0.5
    assert "Nebuliser" in answer.reply


def test_what_was_told_of_them_and_not_understood_leaves_it_in_doubt(talk: Shop) -> None:
    answer = talk("seen/electrical_silchar").say("what have you got for cooking on current")
    assert answer.confidence < 0.5
