"""Figures said one by one."""

from __future__ import annotations

import pytest

from kb.language.script import to_latin
from kb.language.spoken_digits import digits_of


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("four seven one two", "4712"),
        ("chaar saat ek do", "4712"),
        ("चार सात एक दो", "4712"),
        ("फोर सेवन वन टू", "4712"),
        ("forty seven twelve", "4712"),
        ("saintalis barah", "4712"),
        ("double four triple one", "44111"),
        ("zero five six eight nine three", "056893"),
        ("shunya paanch chhe aath nau teen", "056893"),
        ("शून्य पांच छह आठ नौ तीन", "056893"),
        ("4 7 12", "4712"),
        ("owner unlock please", ""),
    ],
)
def test_figures_are_told_from_other_words(said: str, figures: str) -> None:
    assert "".join(digits_of(to_latin(said).split())) == figures


def test_each_figure_stands_under_its_word() -> None:
    words = ["pin", "double", "two", "forty", "seven", "99", "ok"]
    assert digits_of(words) == ["", "2", "2", "4", "7", "99", ""]
