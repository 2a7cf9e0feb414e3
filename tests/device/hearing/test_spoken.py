from __future__ import annotations

import pytest

from device.hearing.corpus import load_carriers
from device.hearing.spoken import SpokenForms, is_code


@pytest.fixture
def forms() -> SpokenForms:
    carriers = load_carriers()
    return SpokenForms(carriers.units, carriers.devanagari)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("MCB 16 A", "mcb sixteen amp"),
        ("MCB 16A", "mcb sixteen amp"),
        ("Wire 2.5 sq mm", "wire two point five square m m"),
        ("LED Bulb 9 W B22", "led bulb nine watt b22"),
        ("Ceiling Fan 1,200 mm", "ceiling fan one thousand two hundred m m"),
        ("Switch 6 A 2-Way", "switch six amp two way"),
        ("तार", "taar"),
        ("L'Oréal", ""),
    ],
)
def test_catalogue_text_becomes_the_words_people_say(
    forms: SpokenForms, written: str, said: str
) -> None:
    assert " ".join(forms.words(written)) == said


def test_capitals_are_remembered_as_abbreviations(forms: SpokenForms) -> None:
    forms.words("Havells MCB with LED and bulb")
    assert forms.abbreviations == {"mcb", "led"}


def test_a_word_from_devanagari_keeps_its_spelling(forms: SpokenForms) -> None:
    assert forms.devanagari[forms.words("पंखा")[0]] == "पंखा"


@pytest.mark.parametrize(
    ("devanagari", "word"), [("बल्ब", "bulb"), ("हीटर", "heater"), ("तार", "taar")]
)
def test_english_written_in_devanagari_is_taken_for_english(
    forms: SpokenForms, devanagari: str, word: str
) -> None:
    forms.learn(["LED Bulb 9 W", "Room Heater"])
    assert forms.words(devanagari) == (word,)
    assert forms.devanagari[word] == devanagari


def test_a_unit_can_be_said_in_several_ways(forms: SpokenForms) -> None:
    ways = {" ".join(forms.chunks("16 A", unit_way=way)[0].words) for way in range(3)}
    assert ways == {"sixteen amp", "sixteen ampere", "sixteen amps"}


def test_number_and_unit_stay_together(forms: SpokenForms) -> None:
    measures = [chunk.words for chunk in forms.chunks("Socket 6 A 3 Pin") if chunk.measure]
    assert measures == [("six", "amp"), ("three", "pin")]


@pytest.mark.parametrize(
    ("word", "code"), [("b22", True), ("rg6", True), ("mcb", False), ("22", False)]
)
def test_codes_mix_letters_and_digits(word: str, code: bool) -> None:
    assert is_code(word) is code
