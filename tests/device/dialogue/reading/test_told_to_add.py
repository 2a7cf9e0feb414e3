"""Whether the shop is told to add goods, or asked what has to be done."""

from __future__ import annotations

import pytest

from device.dialogue.reading.told_to_add import told_to_add


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ek pankha bhi likhna", True),
        ("do bulb rakhiye", True),
        ("isme tel daalna padta hai ya nahi", False),
        ("cooler mein roz paani daalna hota hai", False),
        ("filter badalna aur dhyan rakhna padega", False),
    ],
)
def test_what_has_to_be_done_is_no_order(said: str, told: bool) -> None:
    assert told_to_add(said.split()) is told
