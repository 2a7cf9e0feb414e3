"""Words that are numbers in some places and something else in others."""

from __future__ import annotations

import pytest

from kb.language.number_or_word import do_is_two
from kb.language.numbers import words_to_figures
from kb.language.script import to_latin


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


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("ek sau saath rupaye", "160 rupaye"),
        ("do sau sath watt", "260 watt"),
        ("ek sau saath", "160"),
        ("machine ke saath", "machine ke saath"),
        ("so das rupaye", "so 10 rupaye"),
    ],
)
def test_sixty_and_together_are_spelled_alike(said: str, read: str) -> None:
    assert words_to_figures(said) == read


def test_in_devanagari_they_are_not() -> None:
    assert words_to_figures(to_latin("चाय के साथ साठ समोसे")) == "chaay ke saath 60 samose"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("price of that one h p motor", "price of that 1 h p motor"),
        ("is this one litre bottle steel", "is this 1 litre bottle steel"),
        ("rate of the smaller one horse power motor", "rate of the smaller 1 horse power motor"),
        ("rate of the smaller one", "rate of the smaller one"),
        ("the half inch one not the one inch", "the 0.5 inch one not the 1 inch"),
        ("the ten piece one total amount", "the 10 piece one total amount"),
        ("i want the eight cm one instead", "i want the 8 cm one instead"),
        ("the sixteen amp one way switch", "the 16 amp 1 way switch"),
        ("that one is good", "that one is good"),
        ("this one please", "this one please"),
    ],
)
def test_one_that_measures_is_a_number(said: str, read: str) -> None:
    assert words_to_figures(said) == read


def test_a_tin_in_english_is_no_three() -> None:
    assert words_to_figures("the tin for babies") == "the tin for babies"
    assert words_to_figures("tin plate samosa") == "3 plate samosa"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("bulb lagenge bis ka hisab batao", "bulb lagenge 20 ka hisab batao"),
        ("pach ka total", "5 ka total"),
        ("ravi das ka order", "ravi das ka order"),
    ],
)
def test_what_so_many_come_to(said: str, read: str) -> None:
    assert words_to_figures(said) == read
