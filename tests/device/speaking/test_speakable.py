"""What is written becomes what a person would read out."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.speaking.calendar_words import ordinal_in_words, year_in_words
from device.speaking.speakable import speakable
from device.speaking.written_units import UNITS, WrittenUnit
from device.turn import SpeechLang
from kb.language.number_words import digits_in_words, in_words

ENGLISH = [
    ("The price is ₹1,450.", "The price is one thousand four hundred and fifty rupees."),
    ("Rs 1450.50", "one thousand four hundred and fifty rupees and fifty paise"),
    ("Rs. 95/- each", "ninety-five rupees each"),
    ("₹1 or ₹0.50", "one rupee or fifty paise"),
    ("₹145 per metre", "one hundred and forty-five rupees per metre"),
    ("₹145/m", "one hundred and forty-five rupees per metre"),
    ("₹1.5 lakh", "one point five lakh rupees"),
    ("₹95–₹120", "ninety-five to one hundred and twenty rupees"),
    ("2.5 sq mm wire", "two point five square millimetre wire"),
    ("It is 2.5mm².", "It is two point five square millimetres."),
    ("16A switch", "sixteen amp switch"),
    ("16 A switch", "sixteen amp switch"),
    ("It draws 9 W.", "It draws nine watts."),
    ("1200 mm fan", "one thousand two hundred millimetre fan"),
    ("230 V, 30 mA, 10 kA", "two hundred and thirty volts, thirty milliamps, ten kiloamps"),
    ("6/16 A socket", "six sixteen amp socket"),
    ("6–10 A", "six to ten amps"),
    ("16A-20A", "sixteen to twenty amps"),
    ("-5 °C, ±5%", "minus five degrees Celsius, plus or minus five percent"),
    ("1/2 inch and 1 1/2\"", "half inch and one and a half inches"),
    ("½ inch", "half inch"),
    ("600x600 mm panel", "six hundred by six hundred millimetre panel"),
    ("4 x ₹95 = ₹380", "four times ninety-five rupees is three hundred and eighty rupees"),
    ("The MCB and the RCCB", "The M-C-B and the R-C-C-B"),
    ("2 MCBs, LED, PVC", "two M-C-B's, L-E-D, P-V-C"),
    ("18% GST", "eighteen percent G-S-T"),
    ("ANCHOR ROMA", "Anchor Roma"),
    ("SW-6A-WH", "S-W, six-A, W-H"),
    ("B22, E27, IP65", "B twenty-two, E twenty-seven, I-P sixty-five"),
    ("code 007", "code zero zero seven"),
    ("2026-11-23", "twenty-third of November twenty twenty-six"),
    ("23 Nov 2026.", "twenty-third of November twenty twenty-six."),
    ("Nov 23, 2026", "twenty-third of November twenty twenty-six"),
    ("31/02/2026", "thirty-one zero two two thousand and twenty-six"),
    ("10:00–20:30", "ten in the morning to half past eight in the evening"),
    ("10 am to 8:30 pm", "ten in the morning to half past eight in the evening"),
    ("10-8 pm", "ten in the morning to eight in the evening"),
    ("till 8 p.m. We deliver.", "till eight in the evening. We deliver."),
    ("12:00 and 00:00", "twelve noon and midnight"),
    ("9:45 PM, 9:05", "quarter to ten at night, nine oh five in the morning"),
    ("Mon–Sat. Sunday closed", "Monday to Saturday. Sunday closed"),
    ("98450 12345", "nine eight four five zero, one two three four five"),
    ("+91 9845012345", "plus nine one, nine eight four five zero, one two three four five"),
    ("₹ 60000-70000", "sixty thousand to seventy thousand rupees"),
    ("Bengaluru - 560001.", "Bengaluru, five six zero zero zero one."),
    ("**Yes**, [here](http://x.in/1) 😀", "Yes, here"),
    ("# Offers\n- one\n- two", "Offers. one. two"),
    ("1st and 22nd", "first and twenty-second"),
    ("No. 5, M.G. Road", "number five, M-G Road"),
    ("Bajaj & Co.", "Bajaj and Co."),
    ("www.bolo.in", "bolo dot in"),
    ("3,14,159 items", "three lakh fourteen thousand one hundred and fifty-nine items"),
    ("36 months warranty", "thirty-six months warranty"),
    ("1 year", "one year"),
    ("😀 ***", ""),
]  # fmt: skip

HINDI = [
    ("इसकी कीमत ₹1,450 है।", "इसकी कीमत एक हज़ार चार सौ पचास रुपये है।"),
    ("₹245.50", "दो सौ पैंतालीस रुपये पचास पैसे"),
    ("1450 रु", "एक हज़ार चार सौ पचास रुपये"),
    ("रु. 95", "पचानवे रुपये"),
    ("₹1.5 लाख", "डेढ़ लाख रुपये"),
    ("Havells 16A switch", "Havells सोलह एम्पियर switch"),
    ("2.5 sq mm तार ₹145 per metre", "ढाई स्क्वायर एम एम तार एक सौ पैंतालीस रुपये प्रति मीटर"),
    ("MCB और LED", "एम सी बी और एल ई डी"),
    ("10:00–20:30 खुली है", "सुबह दस बजे से रात साढ़े आठ बजे तक खुली है"),
    ("शाम 7:30 बजे", "रात साढ़े सात बजे"),
    ("सुबह 10:00 से रात 9:00 तक", "सुबह दस बजे से रात नौ बजे तक"),
    ("13:30 14:30 12:45", "दोपहर डेढ़ बजे दोपहर ढाई बजे दोपहर पौने एक बजे"),
    ("9:20", "सुबह नौ बजकर बीस मिनट"),
    ("23 Nov 2026", "तेईस नवंबर दो हज़ार छब्बीस"),
    ("18% GST", "अठारह प्रतिशत जी एस टी"),
    ("4 x ₹95 = ₹380", "चार गुणा पचानवे रुपये बराबर तीन सौ अस्सी रुपये"),
    ("SW-6A-WH", "एस डब्ल्यू, छह ए, डब्ल्यू एच"),
    ("६ महीने", "छह महीने"),
    ("1½ इंच", "डेढ़ इंच"),
    ("1 1/4 inch", "सवा इंच"),
    ("फ़ोन 98450 12345", "फ़ोन नौ आठ चार पाँच शून्य, एक दो तीन चार पाँच"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "spoken"), ENGLISH)
def test_english_is_read_out(written: str, spoken: str) -> None:
    assert speakable(written, "en") == spoken


@pytest.mark.parametrize(("written", "spoken"), HINDI)
def test_hindi_is_read_out(written: str, spoken: str) -> None:
    assert speakable(written, "hi") == unicodedata.normalize("NFC", spoken)


@given(st.text(max_size=80), st.sampled_from(["en", "hi"]))
def test_no_digit_and_no_rupee_sign_is_left_of_any_text(text: str, lang: SpeechLang) -> None:
    said = speakable(text, lang)
    assert not [sign for sign in said if sign.isdigit() or sign == "₹"]


PIECES = st.sampled_from(
    [
        *("₹", "Rs. ", "16", "2.5", "1,450", "/", "-", " – ", " x ", "A", " sq mm", "%", "MCB"),
        *("SW-", ":30", " ", ". ", ", ", "pm", "1/2", "रु", "तार ", "per ", "metre", "Nov "),
        *("2026", "+91 ", "(", ")"),
    ]
)


@given(st.lists(PIECES, max_size=12), st.sampled_from(["en", "hi"]))
def test_nor_of_any_mixture_of_what_records_hold(pieces: list[str], lang: SpeechLang) -> None:
    said = speakable("".join(pieces), lang)
    assert not re.search(r"[0-9₹]", said)


AMOUNTS = st.decimals(min_value=0, max_value=9_999_999, places=2)


@given(AMOUNTS, st.sampled_from(["en", "hi"]), st.sampled_from(["₹{}", "Rs {}", "Rs. {}/-"]))
def test_every_amount_is_said_in_full(amount: Decimal, lang: SpeechLang, form: str) -> None:
    rupees, paise = divmod(int(amount * 100), 100)
    said = speakable(f"Price: {form.format(indian_commas(amount))} today", lang)
    if rupees:
        assert in_words(rupees, lang) in said
    if paise:
        assert f"{in_words(paise, lang)} {'pais' if lang == 'en' else 'पैस'}" in said.replace(
            "पैसा", "पैसे"
        )


def indian_commas(amount: Decimal) -> str:
    whole, _, paise = f"{amount:.2f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    groups = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*groups, tail]) + (f".{paise}" if paise != "00" else "")


FIGURES = st.decimals(min_value=0, max_value=99_999, places=1).filter(lambda figure: figure != 1)
WRITTEN_UNITS = st.sampled_from([unit for unit in UNITS if unit.written[0] != '"'])


@given(FIGURES, WRITTEN_UNITS, st.sampled_from(["", " "]))
def test_every_measure_is_said_with_its_unit(figure: Decimal, unit: WrittenUnit, gap: str) -> None:
    written = unit.written[0]
    plain = f"{figure.normalize():f}"
    said = speakable(f"it is {plain}{gap if len(written) > 1 else ''}{written}.", "en")
    assert said == f"it is {in_words(figure, 'en')} {unit.many}."


@given(st.integers(6_000_000_000, 9_999_999_999))
def test_telephone_numbers_are_read_digit_by_digit(number: int) -> None:
    said = speakable(f"Call {number}.", "en").replace(",", "")
    assert digits_in_words(str(number), "en") in said


@given(st.integers(1, 99_999), st.sampled_from(["en", "hi"]))
def test_plain_quantities_are_numbers(quantity: int, lang: SpeechLang) -> None:
    assert in_words(quantity, lang) in speakable(f"({quantity}) hai", lang)


def test_years_and_ordinals() -> None:
    assert year_in_words(2005, "en") == "two thousand and five"
    assert year_in_words(1905, "en") == "nineteen oh five"
    assert year_in_words(1900, "en") == "nineteen hundred"
    assert year_in_words(1998, "hi") == "उन्नीस सौ अट्ठानवे"
    words = [ordinal_in_words(value) for value in (2, 5, 9, 12, 20, 31, 100)]
    assert words == [
        "second", "fifth", "ninth", "twelfth", "twentieth", "thirty-first", "one hundredth",
    ]  # fmt: skip
