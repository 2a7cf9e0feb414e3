from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from device.hearing.phones import arpabet
from device.hearing.pronounce import as_hindi, pronounce, write_dictionary

pocketsphinx = pytest.importorskip("pocketsphinx")
DICTIONARY = Path(pocketsphinx.get_model_path()) / "en-us" / "cmudict-en-us.dict"
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="needs espeak-ng")


def test_words_of_the_dictionary_sound_as_it_says() -> None:
    assert pronounce(["price", "read"], DICTIONARY) == {
        "price": ["P R AY S"],
        "read": ["R EH D", "R IY D"],
    }


@pytest.mark.parametrize(
    ("word", "american", "indian"),
    [
        ("switch", "S W IH CH", "S V IH CH"),
        ("three", "TH R IY", "T R IY"),
        ("fan", "F AE N", "F EH N"),
        ("four", "F AO R", "F OW R"),
        ("dimmer", "D IH M ER", "D IH M AH R"),
    ],
)
def test_words_may_be_said_as_in_india(word: str, american: str, indian: str) -> None:
    assert pronounce([word], DICTIONARY)[word] == [american, indian]


def test_an_abbreviation_is_spelled_or_read_as_a_word() -> None:
    said = pronounce(["led", "mcb"], DICTIONARY, abbreviations=["led", "mcb"])
    assert said["mcb"][0] == "EH M S IY B IY"
    assert said["led"] == ["EH L IY D IY", "L EH D"]


def test_a_code_is_read_as_letters_and_number() -> None:
    said = pronounce(["b22"], DICTIONARY)
    assert said["b22"][:2] == ["B IY T W EH N T IY T UW", "B IY T UW T UW"]


@needs_espeak
@pytest.mark.parametrize(
    ("word", "devanagari", "phones"),
    [
        ("kitne", "कितने", "K IH T N EY"),
        ("chahiye", "चाहिए", "CH AA HH IH EY"),
        ("haan", "हाँ", "HH AA N"),
    ],
)
def test_hindi_words_are_read_from_devanagari(word: str, devanagari: str, phones: str) -> None:
    assert phones in pronounce([word], DICTIONARY, devanagari={word: devanagari})[word]


@needs_espeak
def test_a_brand_unknown_to_the_dictionary_gets_an_english_reading() -> None:
    ways = pronounce(["finolex", "legrand"], DICTIONARY)
    assert "F IH N OW L EH K S" in ways["finolex"]
    assert any(way.startswith("L EH G R AE N") for way in ways["legrand"])


@needs_espeak
def test_all_phones_are_phones_of_the_acoustic_model() -> None:
    definitions = DICTIONARY.parent / "en-us" / "mdef"
    words = ["crompton", "myrius", "dhanyavaad", "polycab", "zyxqv", "jhaadu", "yahan", "oosh"]
    used = {
        phone
        for ways in pronounce(words, DICTIONARY).values()
        for way in ways
        for phone in way.split()
    }
    known = {
        phone for line in DICTIONARY.read_text("utf-8").splitlines() for phone in line.split()[1:]
    }
    assert used
    assert used <= known
    assert definitions.is_file()


def test_without_espeak_what_can_be_read_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert set(pronounce(["switch", "finolex"], DICTIONARY)) == {"switch"}


def test_the_dictionary_file_numbers_the_variants(tmp_path: Path) -> None:
    write_dictionary({"led": ["L EH D", "EH L IY D IY"]}, tmp_path / "words.dict")
    assert (tmp_path / "words.dict").read_text() == "led L EH D\nled(2) EH L IY D IY\n"


@pytest.mark.parametrize(
    ("ipa", "phones"),
    [
        ("p_ˈʌ_ŋ_kʰ_aː", "P AH NG K AA"),
        ("kː_j_ˈaː", "K Y AA"),
        ("h_ˈã", "HH AA N"),
        ("z_ˈiː_ɾ_oː", "Z IY R OW"),
    ],
)
def test_hindi_sounds_become_their_nearest_english_ones(ipa: str, phones: str) -> None:
    assert " ".join(arpabet(ipa, "hi")) == phones


@pytest.mark.parametrize(
    ("latin", "devanagari"), [("taar", "तार"), ("pankha", "पन्खा"), ("geela", "गीला"), ("aam", "आम")]
)
def test_romanised_hindi_can_be_written_in_devanagari(latin: str, devanagari: str) -> None:
    assert as_hindi(latin) == devanagari
