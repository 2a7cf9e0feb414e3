"""English words as Hindi writes them are the English words, and Hindi ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.language.devanagari import letter_by_letter
from kb.language.loanwords import in_english, typed_in_english
from kb.language.plain_words import frequent_english
from kb.language.script import to_latin

_FOLDER = Path(__file__).with_name("loanwords")
_FOUND_AT_LEAST = 0.9
_MISTAKEN_AT_MOST = 0.002


def _words(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _spoken() -> list[tuple[str, str]]:
    """English words, each with a spelling: the English word is the one before its spellings."""
    found: list[tuple[str, str]] = []
    for line in (_FOLDER / "spoken.txt").read_text("utf-8").splitlines():
        for entry in () if line.startswith("#") else line.split("  "):
            english, *spellings = entry.split()
            found += [(english, spelling) for spelling in spellings]
    return found


def test_most_spellings_are_understood_though_no_list_has_them() -> None:
    missed = [
        (english, spelling)
        for english, spelling in _spoken()
        if english != (typed_in_english(spelling) if spelling.isascii() else in_english(spelling))
        and spelling not in frequent_english()
    ]
    assert len(missed) <= (1 - _FOUND_AT_LEAST) * len(_spoken()), missed


def test_hindi_words_stay_hindi() -> None:
    words = _words("hindi.txt")
    assert len(words) > 1000
    mistaken = [word for word in words if in_english(word) is not None]
    assert len(mistaken) <= _MISTAKEN_AT_MOST * len(words), mistaken
    latin = [letter_by_letter(word) for word in words]
    mistaken = [word for word in latin if typed_in_english(word) not in {None, "bottle"}]
    assert len(mistaken) <= _MISTAKEN_AT_MOST * len(words), mistaken


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("छह पैकेट स्ट्रिप", "chhah packet strip"),
        ("डाउनलाइट का कटआउट", "downlight ka cutout"),
        ("काफी अच्छी चीज", "kaafi achchhi cheej"),
        ("कटआउटर", "kataautar"),  # no silent vowel before one that is spoken
        ("गए और नई", "gae aur nai"),
        ("मोटरें और पाइपों की मशीनों", "motor aur pipe ki machine"),
        ("करें और घोड़े", "karen aur ghode"),
    ],
)
def test_devanagari_is_written_as_a_shop_would(written: str, latin: str) -> None:
    assert to_latin(written) == latin
