from __future__ import annotations

import pytest

from device.hearing.grammar import devanagari_of, grammar_phrases
from device.hearing.sphinx_model import base_dictionary
from tests.device.hearing.conftest import SmallShop


def test_an_english_grammar_has_no_hindi_words(hardware_shop: SmallShop) -> None:
    said = grammar_phrases(hardware_shop, "en", base_dictionary())
    assert "what is the price of usha ceiling fan" in said
    assert not [line for line in said if "kya" in line.split()]
    assert len(said) == len(set(said))


def test_a_hindi_grammar_is_in_devanagari(hardware_shop: SmallShop) -> None:
    said = grammar_phrases(hardware_shop, "hi", base_dictionary(), 20_000)
    assert "पंखा कितने का है" in said
    assert any("स्विच" in line or "बल्ब" in line for line in said)
    assert not [line for line in said if any(word.isascii() for word in line.split())]


def test_without_a_dictionary_a_hindi_grammar_keeps_to_hindi_words(
    hardware_shop: SmallShop,
) -> None:
    said = grammar_phrases(hardware_shop, "hi", None, 20_000)
    assert "पंखा कितने का है" in said


@pytest.mark.parametrize(
    ("phones", "written"),
    [
        ("S W IH CH", "स्विच"),
        ("P R AY S", "प्राइस"),
        ("F AE N", "फैन"),
        ("K EY B AH L", "केबल"),
        ("P IY S", "पीस"),
        ("S AA K AH T", "साकट"),
        ("T AY M ER", "टाइमर"),
        ("B AE NG K", "बैंक"),
        ("M AE N T AH L", "मैंटल"),
    ],
)
def test_english_words_are_written_as_they_sound(phones: str, written: str) -> None:
    assert devanagari_of(phones.split()) == written
