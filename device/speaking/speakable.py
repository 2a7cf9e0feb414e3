"""Written form → speakable form: no digit, no sign, no Markdown, so that any voice reads it right.

"₹1,450" becomes "one thousand four hundred and fifty rupees", or "एक हज़ार चार सौ पचास रुपये".
Each step takes what it knows and leaves the rest; the last ones say whatever digit is still there.
"""

from __future__ import annotations

import re
import unicodedata

from device.speaking.calendar_words import say_dates, say_times
from device.speaking.figures import say_figures, say_plain_numbers
from device.speaking.letters import say_acronyms, say_codes
from device.speaking.markup import plain
from device.turn import SpeechLang
from kb.language.number_words import digits_in_words

_DEVANAGARI_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")

_ABBREVIATIONS = (
    (r"\bNo\.\s?(?=\d)", "number ", "नंबर "),
    (r"\bNos?\.(?=\s[a-z]|$)", "number", "नंबर"),
    (r"\bQty\b\.?:?", "quantity", "मात्रा"),
    (r"\bPvt\.?(?=\s)", "private", "प्राइवेट"),
    (r"\bLtd\b\.?(?=\s[a-z,]|,)", "limited", "लिमिटेड"),
    (r"\bLtd\b(?=\.|$)", "limited", "लिमिटेड"),
    (r"\bDr\.\s", "Doctor ", "डॉक्टर "),
    (r"\bMr\.\s", "Mister ", "मिस्टर "),
    (r"\bMrs\.\s", "Missis ", "मिसेज़ "),
    (r"\bRd\.", "Road", "रोड"),
    (r"\bapprox\b\.?", "approximately", "लगभग"),
    (r"\bmax\.(?=\s)", "maximum", "अधिकतम"),
    (r"\bmin\.(?=\s\d)", "minimum", "कम से कम"),
    (r"\bincl\.", "including", "सहित"),
    (r"\bexcl\.", "excluding", "के बिना"),
    (r"\be\.g\.,?", "for example", "जैसे"),
    (r"\bi\.e\.,?", "that is", "यानी"),
    (r"\betc\.(?=\s[a-z]|,)", "et cetera", "वगैरह"),
    (r"\betc\b", "et cetera", "वगैरह"),
    (r"\bvs\b\.?", "versus", "बनाम"),
    (r"\bw/o\b", "without", "के बिना"),
    (r"\bw/(?=\s?[A-Za-z])", "with ", "के साथ "),
    (r"डॉ\.", "डॉक्टर", "डॉक्टर"),
    (r"नं\.", "नंबर", "नंबर"),
    (r"कि\.\s?ग्रा\.", "किलोग्राम", "किलोग्राम"),
    (r"\b24\s?[/x×]\s?7\b", "twenty-four seven", "चौबीस घंटे सातों दिन"),
    (r"\bWi-?Fi\b", "Wi-Fi", "वाई फ़ाई"),
)

_SIGNS = (
    (r"\s?₹\s?", " rupees ", " रुपये "),
    (r"(?<=\w)@(?=\w)", " at ", " ऐट "),
    (r"\s?@\s?", " at ", " के भाव "),
    (r"\s?&\s?", " and ", " और "),
    (r"\s?(?:%|％)", " percent", " प्रतिशत"),
    (r"\s?(?:<=|≤)\s?", " at most ", " ज़्यादा से ज़्यादा "),
    (r"\s?(?:>=|≥)\s?", " at least ", " कम से कम "),
    (r"\s?(?:->|→|⇒|=>)\s?", ", ", ", "),
    (r"\s?=\s?", " is ", " बराबर "),
    (r"\s?±\s?", " plus or minus ", " प्लस माइनस "),
    (r"\s?\+\s?", " plus ", " प्लस "),
    (r"\s?[≈~]\s?", " about ", " लगभग "),
    (r"(?<=\S)\s?[×✕]\s?(?=\S)", " times ", " गुणा "),
    (r"(?<=[A-Za-z\u0900-\u097F])\s?/\s?(?=[A-Za-z\u0900-\u097F])", " or ", " या "),
    (r"\s[–—-]\s|[–—]", ", ", ", "),
    (r"°", " degrees ", " डिग्री "),
    (r"№", " number ", " नंबर "),
)

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_SILENT = re.compile(r"[\"“”„«»()\[\]{}<>|\\^*_#`~•·™®©/]+")
_LONE_MARKS = re.compile(r"\s+([,.;:!?।])")
_MARKS = re.compile(r"([,;:])(?:\s*[,;:])+")
_MARK_BEFORE_END = re.compile(r"[,;:]\s*([.!?।])")
_ENDS = re.compile(r"([.!?।])(?:\s*[.।])+")


def speakable(text: str, lang: SpeechLang) -> str:
    """The words of `text` as a voice of `lang` should read them; empty when nothing is to be read.

    Figures become words of `lang`. Latin names in Hindi text stay Latin: every voice in use reads
    them. Sentence marks stay, so that the result can still be cut into sentences.
    """
    text = plain(text).translate(_DEVANAGARI_DIGITS)
    text = _ADDRESS.sub(lambda found: _address(found[0], lang), text)
    text = _in_language(text, _ABBREVIATIONS, lang)
    text = say_dates(text, lang)
    text = say_times(text, lang)
    text = say_figures(text, lang)
    text = say_codes(text, lang)
    text = say_plain_numbers(text, lang)
    text = say_acronyms(text, lang)
    text = _in_language(text, _SIGNS, lang)
    text = "".join(_last_digit(sign, lang) for sign in text)
    return _tidy(text)


def _in_language(text: str, table: tuple[tuple[str, str, str], ...], lang: SpeechLang) -> str:
    for pattern, english, hindi in table:
        text = re.sub(pattern, english if lang == "en" else hindi, text)
    return text


def _address(written: str, lang: SpeechLang) -> str:
    stop = "." if written.endswith(".") else ""
    dot, at = ("dot", "at") if lang == "en" else ("डॉट", "ऐट")
    body = re.sub(r"^https?://(?:www\.)?|^www\.", "", written.rstrip("./"))
    body = re.sub(r"[/?&=_%-]+", " ", body)
    return body.replace("@", f" {at} ").replace(".", f" {dot} ") + stop


def _last_digit(sign: str, lang: SpeechLang) -> str:
    """Digits of other scripts and raised ones, which no pattern above looks for."""
    if not sign.isdigit():
        return sign
    return f" {digits_in_words(str(unicodedata.digit(sign)), lang)} "


def _tidy(text: str) -> str:
    text = _SILENT.sub(" ", text)
    text = re.sub(r"\s+", " ", text)
    text = _LONE_MARKS.sub(r"\1", text)
    text = _MARKS.sub(r"\1", text)
    text = _MARK_BEFORE_END.sub(r"\1", text)
    text = _ENDS.sub(r"\1", text)
    text = text.strip(" ,;:-–—")
    return text if any(sign.isalpha() for sign in text) else ""
