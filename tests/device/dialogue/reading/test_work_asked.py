"""What the shop's people do is asked for in other words than what goods cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.work_asked import asks_for_work
from tests.device.dialogue.conftest import Talk


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("what does your electrician take for two fans", True),
        ("aapka mistri inverter jodne ka kya lega", True),
        ("will somebody come to see the wiring", True),
        ("hanging the fan do you do it", True),
        ("a tube light to be fixed what will the man charge", True),
        ("what does the fan cost", False),
        ("your fan is too loud", False),
        ("do you have a fan for a young man", False),
        ("who is the maker of this fan", False),
    ],
)
def test_work_is_told_from_goods(text: str, *, asks: bool) -> None:
    assert asks_for_work(text.split()) is asks


@pytest.mark.parametrize(
    "question",
    ["hanging the ceiling fan do you do it and what is the charge",
     "what does your man take for one ceiling fan"],
)  # fmt: skip
def test_who_asks_what_a_man_takes_is_told_no_price_of_goods(
    talk: Callable[[str], Talk], question: str
) -> None:
    answer = talk("seen/electrical_guwahati").say(question)
    assert "220" in answer.reply
    assert answer.skus == ()
