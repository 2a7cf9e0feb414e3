"""What has nothing in it is plain."""

from __future__ import annotations

import pytest

from device.dialogue.reading.nothing_in_it import with_nothing_as_plain


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("a naan with nothing in it", "a naan plain"),
        ("kulcha bina kuch bhare kitne ka", "kulcha plain kitne ka"),
        ("paratha with no stuffing price", "paratha plain price"),
        ("roll jisme kuch nahi dala ho", "roll jisme plain"),
        ("nothing else please", "nothing else please"),
        ("aur kuch nahi chahiye", "aur kuch nahi chahiye"),
        ("chai without sugar", "chai without sugar"),
    ],
)
def test_words_for_nothing(said: str, read: str) -> None:
    assert with_nothing_as_plain(said.split()) == read.split()
