"""Text as it is heard: normal form, scripts, numbers, units, language."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.fold import fold
from kb.language.identify import identify
from kb.language.normalise import normalise
from kb.language.number_words import in_words
from kb.language.numbers import words_to_figures
from kb.language.script import phonetic_key, similarity, spelled_out, to_latin
from kb.language.units import Measure, measures, record_measures, same_measure


@pytest.mark.parametrize(
    ("heard", "normal"),
    [
        ("What's the RATE of ₹1,450?", "whats the rate of rs 1450"),
        ("m c b and an l e d", "mcb and an led"),
        ("four r c c bs", "four rccbs"),
        ("एम सी बी", "mcb"),
        ("bandage ten c m i want the eight c m one", "bandage ten cm i want the eight cm one"),
        ("sasti bee pee machine", "sasti bp machine"),
        ("एलईडी बल्ब", "led बल्ब"),
        ("9W B22 16A", "9 w b22 16 a"),
        ("१६ एम्पियर", "16 एम्पियर"),
        ("square em em", "square mm"),
        ("कितने का है जी", "कितने का है जी"),
        ("½ hp", "0.5 hp"),
        ("6/16 A!! 😀\x00", "6/16 a"),
    ],
)
def test_normal_form(heard: str, normal: str) -> None:
    assert normalise(heard) == normal


@given(st.text(max_size=80))
def test_any_text_becomes_plain_words(text: str) -> None:
    normal = normalise(text)
    assert normal == " ".join(normal.split())
    assert normal == normal.lower()
    letters = normal.replace(".", "").replace("/", "")
    assert not any(unicodedata.category(char).startswith(("C", "P", "S")) for char in letters)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("two point five square mm", "2.5 square mm"),
        ("dhai wale taar", "2.5 wale taar"),
        ("ढाई मीटर", "2.5 मीटर"),
        ("dedh mm", "1.5 mm"),
        ("sadhe teen", "3.5"),
        ("सवा दो", "2.25"),
        ("do darjan", "24"),
        ("paun inch pipe", "0.75 inch pipe"),
        ("five hundred and six hundred watt", "500 and 600 watt"),
        ("two thousand and five hundred", "2500"),
        ("वी फाइव पेन", "वी 5 पेन"),
        ("ट्वेंटी फाइव स्ट्रिप", "25 स्ट्रिप"),
        ("das ka pack", "10 ka pack"),
        ("one fifty", "150"),
        ("ek sau pachas", "150"),
        ("char hazaar", "4000"),
        ("one and a half ton", "1.5 ton"),
        ("four and a half thousand", "4500"),
        ("seven and a quarter lakh", "725000"),
        ("six and a half so i asked", "6.5 so i asked"),
        ("four sixteen amp mcb", "4 16 amp mcb"),
        ("eight nine watt bulbs", "8 9 watt bulbs"),
        ("do nahi teen kar do", "2 nahi 3 kar do"),
        ("do you have", "do you have"),
        ("bata do", "bata do"),
        ("which one is cheaper", "which one is cheaper"),
        ("how much do strips cost", "how much do strips cost"),
        ("the hundred and twenty one", "the 120 one"),
        ("give me twenty one", "give me 21"),
        ("half dozen", "6"),
        ("aadha kilo", "0.5 kilo"),
        ("iske saath", "iske saath"),
        ("masala chai", "masala chai"),
        ("minus two", "-2"),
        ("twenty five hundred", "2500"),
    ],
)
def test_number_words(words: str, figures: str) -> None:
    assert words_to_figures(words) == figures


@pytest.mark.parametrize("value", [*range(3, 100), 150, 999, 1450, 125_000, 12_500_000])
@pytest.mark.parametrize("lang", ["en", "hi"])
def test_what_the_voice_says_is_understood_again(value: int, lang: str) -> None:
    said = normalise(f"{in_words(value, lang)} metre")  # type: ignore[arg-type]
    assert words_to_figures(said).split()[0] == str(value)


@pytest.mark.parametrize(
    ("brand", "heard"),
    [
        ("havells", "have ells"),
        ("havells", "हैवेल्स"),
        ("crompton", "crumpton"),
        ("crompton", "क्रॉम्पटन"),
        ("geyser", "geezer"),
        ("geyser", "गीज़र"),
        ("syska", "sys ka"),
        ("polycab", "पॉलीकैब"),
        ("bosch", "bosh"),
        ("paracetamol", "पेरासिटामोल"),
        ("switch", "स्विच"),
    ],
)
def test_a_bent_brand_sounds_like_itself(brand: str, heard: str) -> None:
    joined = heard.replace(" ", "")
    assert phonetic_key(joined) == phonetic_key(brand)
    assert similarity(joined, brand) > 0.8


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("hawkins", "हॉकिन्स"),
        ("brew", "ब्रू"),
        ("xerox", "zerox"),
        ("ensure", "इंश्योर"),
        ("jaquar", "jack war"),
        ("cooker", "kukar"),
        ("huggies", "हगीज़"),
        ("veggie", "वेजी"),
        ("geyser", "गीज़र"),
    ],
)
def test_english_spelling_sounds_as_hindi_writes_it(written: str, heard: str) -> None:
    assert similarity(to_latin(heard).replace(" ", ""), written) > 0.82


def test_initials_are_heard_by_their_letters() -> None:
    assert spelled_out("rr") == "arar"
    assert spelled_out("anchor") == "anchor"


def test_unlike_words_do_not_sound_alike() -> None:
    assert similarity("philips", "polycab") < 0.5
    assert similarity("daikin", "crompton") < 0.5


def test_spellings_of_a_hindi_word_fold_together() -> None:
    for spellings in (
        ("nahin", "nahi", "नहीं"),
        ("chahiye", "chahie", "चाहिए"),
        ("bataiye", "बताइए"),
    ):
        assert len({fold(word) for word in spellings}) == 1


def test_replies_are_romanised_as_people_write() -> None:
    assert to_latin("हमारे पास नहीं है") == "hamare paas nahin hai"
    assert to_latin("Havells MCB की कीमत") == "Havells MCB ki keemat"


def test_measures_with_their_units() -> None:
    assert [(m.value, m.unit) for m in measures("16 amp aur 2.5 sq mm 6/16 a")] == [
        (Decimal(16), "A"),
        (Decimal("2.5"), "sq mm"),
        (Decimal(6), "A"),
        (Decimal(16), "A"),
    ]
    assert record_measures("Ceiling Fan 1200 mm")[0].unit == "mm"
    assert same_measure(Measure(Decimal(48), "inch"), Measure(Decimal(1200), "mm"))
    assert same_measure(Measure(Decimal(1), "kW"), Measure(Decimal(1000), "W"))
    assert not same_measure(Measure(Decimal(16), "A"), Measure(Decimal(16), "V"))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("how much is the fan", "en"),
        ("fan kitne ka hai", "hi-Latn"),
        ("पंखा कितने का है", "hi"),
        ("switch का price क्या है", "hi"),
        ("do you have fans", "en"),
        ("havells mcb", "en"),
        ("kal dukan khuli hai", "hi-Latn"),
    ],
)
def test_the_language_of_a_text(text: str, lang: str) -> None:
    assert identify(normalise(text)).lang == lang


def test_code_switch_points() -> None:
    mix = identify("i want the fan lekin price kitna hai")
    assert 0 < mix.hindi_share < 1
    assert mix.switches


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("do one inch tape", "2 1 inch tape"),
        ("aur do one way switch", "aur 2 1 way switch"),
        ("anchor ke das switch", "anchor ke 10 switch"),
        ("chai do na", "chai do na"),
        ("teen nahi do", "3 nahi 2"),
        ("do one thing", "do one thing"),
    ],
)
def test_do_and_das_count_where_something_is_counted(said: str, meant: str) -> None:
    assert words_to_figures(said) == meant
