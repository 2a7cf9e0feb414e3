"""Hindi in English words, for the embedder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.language import gloss
from kb.language.gloss import to_english

ENTRIES = Path(gloss.__file__).with_name("hindi_english.txt").read_text("utf-8").splitlines()
ENTRY = re.compile(r"[\u0900-\u097f]+(?: [\u0900-\u097f]+)* = [a-z0-9][a-z0-9 '-]*")


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("घुटनों में दर्द रहता है", {"knee", "pain"}),
        ("ghutno mein dard rehta hai", {"knee", "pain"}),
        ("धुएँ के लिए पंखा", {"smoke", "fan"}),
        ("kharab nikla to wapas loge kya", {"damaged", "return"}),
        ("उधार मिलेगा क्या", {"credit"}),
    ],
)
def test_hindi_of_either_script_becomes_english(said: str, english: set[str]) -> None:
    assert english <= {*to_english(said).split()}


def test_forms_of_a_verb_are_one_word() -> None:
    glosses = {to_english(f"बाबूजी को {form} में दिक्कत है") for form in ("चलने", "चलते", "चलना")}
    assert len(glosses) == 1
    assert "walk" in glosses.pop()


def test_endings_without_their_silent_vowel_are_of_the_same_verb() -> None:
    assert "change" in to_english("badla hua pankha nahi chahiye")
    assert "change" in to_english("pankha badalna hai")


def test_english_stays_as_it_is() -> None:
    said = "What is the price of a ceiling fan, please?"
    assert to_english(said) == said


def test_names_and_what_has_no_entry_stay_in_latin_letters() -> None:
    assert "crompton" in to_english("crompton ka pankha kitne ka hai")
    assert to_english("ज़्ज़क्ष") != ""


def test_a_word_of_both_languages_keeps_both_meanings() -> None:
    assert {"pair", "foot"} <= {*to_english("pair mein moch aa gayi hai").split()}


@pytest.mark.parametrize("text", ["", "   ", "है का की", "🙂", "😀 है", "\x00", "1/2", "१६"])
def test_nothing_to_gloss_is_no_error(text: str) -> None:
    assert isinstance(to_english(text), str)


def test_every_entry_can_be_read_and_is_there_once() -> None:
    lines = [line for line in ENTRIES if line and not line.startswith("#")]
    assert [line for line in lines if not ENTRY.fullmatch(line)] == []
    forms = [form for line in lines for form in line.partition(" = ")[0].split()]
    assert len(forms) == len({*forms})
    assert len(lines) > 2000
