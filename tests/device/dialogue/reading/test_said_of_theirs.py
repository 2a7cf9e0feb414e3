"""Sizes that are said of no goods."""

from __future__ import annotations

import pytest

from device.dialogue.reading.said_of_theirs import is_said_of_theirs


@pytest.mark.parametrize(
    ("said", "adjective", "theirs"),
    [
        ("raasta lamba hai chaar do", "lamba", True),
        ("the trip is very long give six", "long", True),
        ("our shop is small", "small", True),
        ("lamba wala do", "lamba", False),
        ("is the big one here", "big", False),
        ("taar lamba hai kya", "lamba", False),
        ("bade logon wala diaper", "bade", True),
        ("bade wala diaper", "bade", False),
    ],
)
def test_what_is_long(said: str, adjective: str, theirs: bool) -> None:
    words = said.split()
    assert is_said_of_theirs(words, words.index(adjective)) is theirs
