"""Words that are numbers in some places and something else in others."""

from __future__ import annotations

import pytest

from kb.language.number_or_word import do_is_two


@pytest.mark.parametrize(
    ("said", "two"),
    [
        ("do these gloves come in a box", False),
        ("do your masks have valves", False),
        ("do gloves contain powder", False),
        ("do samosa aur ek chai", True),
        ("do gloves dena", True),
    ],
)
def test_do_at_the_beginning(said: str, two: bool) -> None:
    assert do_is_two(said.split(), 0) is two
