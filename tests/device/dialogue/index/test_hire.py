"""Who rents is told from who buys."""

from __future__ import annotations

import pytest

from device.dialogue.index.hire import says_buy, says_hire


@pytest.mark.parametrize(
    ("text", "hires", "buys"),
    [
        ("walker kiraye par chahiye", True, False),
        ("walker kharidna nahi hai kiraye par chahiye", True, False),
        ("i do not want to buy the ladder only rent it", True, False),
        ("bhada nahi chahiye cot kharidni hai", False, True),
        ("oxygen machine to buy and not on rent", False, True),
        ("should i rent or buy a bed", False, False),
        ("bed kitne ka hai", False, False),
    ],
)
def test_the_other_may_be_denied(text: str, *, hires: bool, buys: bool) -> None:
    assert says_hire(text.split()) == hires
    assert says_buy(text.split()) == buys
