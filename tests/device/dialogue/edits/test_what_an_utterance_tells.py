"""What an utterance tells of the basket before it is known which goods are meant."""

from __future__ import annotations

import pytest

from device.dialogue.edits.said import denied_in


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("2 nahi 3 kar do", "2"),
        ("no not 4 7", "4"),
        ("not the small bottle the 500", "the small bottle"),
        ("5 no 8", "5"),
        ("usha ki chahiye thi orient nahi", "orient"),
        ("no sugar please", ""),
        ("aur 2 de do", ""),
    ],
)
def test_what_is_said_to_be_denied(text: str, denied: str) -> None:
    words = text.split()
    found = denied_in(words)
    assert " ".join(word for at, word in enumerate(words) if at in found) == denied


def test_a_share_is_no_denial() -> None:
    assert not denied_in(["1", "mein", "cheese", "bhi"])
