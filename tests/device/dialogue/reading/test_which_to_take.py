"""Asking which of several to take."""

from __future__ import annotations

import pytest

from device.dialogue.reading.which_to_take import which_to_take


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("he paints walls what should he buy", 3),
        ("pankha dheere chalta hai kaun sa regulator loon", 4),
        ("which of these should i get", 0),
    ],
)
def test_it_begins_at_its_question_word(said: str, place: int) -> None:
    assert which_to_take(said.split()) == place


@pytest.mark.parametrize("said", ["which one is cheaper", "i should take the bus", "kaun sa hai"])
def test_other_questions_are_none(said: str) -> None:
    assert which_to_take(said.split()) is None
