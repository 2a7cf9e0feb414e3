"""Numbers in words, held against two libraries that were written by others."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from kb.language.number_words import (
    ENGLISH_0_TO_19,
    ENGLISH_TENS,
    HINDI_0_TO_99,
    HINDI_0_TO_99_LATIN,
    HINDI_VARIANTS,
    digits_in_words,
    in_words,
)


@pytest.mark.parametrize(
    ("value", "english", "hindi"),
    [
        (0, "zero", "शून्य"),
        (100, "one hundred", "एक सौ"),
        (1450, "one thousand four hundred and fifty", "एक हज़ार चार सौ पचास"),
        (1_05_000, "one lakh five thousand", "एक लाख पाँच हज़ार"),
        (100_00_00_005, "one hundred crore and five", "एक सौ करोड़ पाँच"),
        (Decimal("2.50"), "two point five", "दो दशमलव पाँच"),
        (Decimal("0.05"), "zero point zero five", "शून्य दशमलव शून्य पाँच"),
        (Decimal("-7"), "minus seven", "माइनस सात"),
        (Decimal("1E+3"), "one thousand", "एक हज़ार"),
    ],
)
def test_a_number_is_said_the_indian_way(value: Decimal | int, english: str, hindi: str) -> None:
    assert in_words(value, "en") == english
    assert in_words(value, "hi") == unicodedata.normalize("NFC", hindi)


def test_hindi_halves_have_their_everyday_names() -> None:
    said = [in_words(Decimal(n), "hi", halves=True) for n in ("0.5", "1.5", "2.5", "3.5", "3.25")]
    assert said == [
        unicodedata.normalize("NFC", words)
        for words in ("शून्य दशमलव पाँच", "डेढ़", "ढाई", "साढ़े तीन", "तीन दशमलव दो पाँच")
    ]
    assert in_words(Decimal("2.5"), "en", halves=True) == "two point five"


def test_digits_are_read_one_by_one() -> None:
    assert digits_in_words("0980", "en") == "zero nine eight zero"


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        in_words(Decimal(value), "en")


@settings(deadline=None)
@given(st.integers(0, 10**10 - 1))
def test_english_agrees_with_num2words(value: int) -> None:
    num2words = pytest.importorskip("num2words").num2words
    expected = num2words(value, lang="en_IN").replace(",", "")
    assert in_words(value, "en") == expected


@settings(deadline=None)
@given(st.integers(0, 10**9 - 1))
def test_hindi_agrees_with_indic_numtowords(value: int) -> None:
    indic = pytest.importorskip("indic_numtowords")
    theirs = unicodedata.normalize("NFC", indic.num2words(str(value), lang="hi"))
    assert _in_our_spelling(theirs) == in_words(value, "hi").split()


def _in_our_spelling(words: str) -> list[str]:
    return [
        HINDI_0_TO_99[HINDI_VARIANTS[word]] if word in HINDI_VARIANTS else word
        for word in words.split()
    ]


def test_the_hindi_table_differs_from_indic_numtowords_only_in_known_spellings() -> None:
    indic = pytest.importorskip("indic_numtowords")
    for value, ours in enumerate(HINDI_0_TO_99):
        theirs = unicodedata.normalize("NFC", indic.num2words(str(value), lang="hi"))
        assert theirs == ours or HINDI_VARIANTS.get(theirs) == value, (value, ours, theirs)


def test_the_tables_are_whole_and_in_nfc() -> None:
    assert len(HINDI_0_TO_99) == len(HINDI_0_TO_99_LATIN) == 100
    assert len(set(HINDI_0_TO_99)) == 100
    assert (len(ENGLISH_0_TO_19), len(ENGLISH_TENS)) == (20, 8)
    for word in (*HINDI_0_TO_99, *HINDI_VARIANTS):
        assert unicodedata.is_normalized("NFC", word)
    assert not set(HINDI_VARIANTS) & set(HINDI_0_TO_99)


def test_a_variant_spelling_stands_close_to_its_own_word() -> None:
    for variant, value in HINDI_VARIANTS.items():
        if value:
            own = Levenshtein.distance(variant, HINDI_0_TO_99[value])
            assert own <= 3, (variant, value)


def test_no_romanised_spelling_stands_for_two_numbers() -> None:
    seen: dict[str, int] = {}
    for value, spellings in enumerate(HINDI_0_TO_99_LATIN):
        for spelling in spellings:
            assert seen.setdefault(spelling, value) == value, spelling
