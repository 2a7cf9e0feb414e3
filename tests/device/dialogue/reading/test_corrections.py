"""Where a speaker corrects himself."""

from __future__ import annotations

import pytest

from device.dialogue.reading.corrections import statements


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("two teas sorry i meant coffees", ["two teas", "coffees"]),
        ("one chai no make that three", ["one chai", "make that three"]),
        ("the small one is meant for babies of what age",
         ["the small one is meant for babies of what age"]),
        ("are these meant for the knee", ["are these meant for the knee"]),
    ],
)  # fmt: skip
def test_what_is_said_anew(said: str, parts: list[str]) -> None:
    assert [" ".join(each) for each in statements(said.split())] == parts
