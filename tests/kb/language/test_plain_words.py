"""Everyday words, days of the week, and parts of an inch."""

from __future__ import annotations

import pytest

from kb.language.numbers import words_to_figures
from kb.language.plain_words import is_everyday
from kb.language.weekdays import weekday_said


@pytest.mark.parametrize("word", ["neighbour", "remember", "padosi", "zindagi"])
def test_everyday_words_in_both_languages(word: str) -> None:
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["geyser", "havells", "chandan", "nebulizer"])
def test_names_of_goods_and_makers_are_not_among_them(word: str) -> None:
    assert not is_everyday(word)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("itvaar ko khula hai", 6),
        ("shanivaar ki raat", 5),
        ("on thursdays", 3),
        ("kal", None),
        ("jumme ko subah", 4),
        ("jummah ke din", 4),
        ("are you open on sat", 5),
        ("sat sun band hai kya", 5),
        ("sat sri akaal ji", None),
        ("bhaiya sun rahe ho", None),
    ],
)
def test_days(text: str, day: int | None) -> None:
    assert weekday_said(text.split()) == day


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("1/2 inch elbow", "0.5 inch elbow"),
        ("1 1/2 inch pipe", "1.5 inch pipe"),
        ("6/16 a socket", "6/16 a socket"),
        ("three fourth inch", "0.75 inch"),
        ("pona inch pipe", "0.75 inch pipe"),
        ("vada pav", "vada pav"),
        ("paav kilo chini", "0.25 kilo chini"),
    ],
)
def test_parts(said: str, figures: str) -> None:
    assert words_to_figures(said) == figures
