"""Letters and product codes: "MCB", "B22", "SW-6A-WH" as a person at a counter reads them out."""

from __future__ import annotations

import re

from device.turn import SpeechLang
from kb.language.number_words import digits_in_words, in_words

_HINDI_NAMES = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            "ए", "बी", "सी", "डी", "ई", "एफ़", "जी", "एच", "आई", "जे", "के", "एल", "एम",
            "एन", "ओ", "पी", "क्यू", "आर", "एस", "टी", "यू", "वी", "डब्ल्यू", "एक्स", "वाई", "ज़ेड",
        ),
        strict=True,
    )
)  # fmt: skip

_CAPITAL_WORDS_TEXT = (
    "A I AM AN AND ARE AS AT BE BIG BOX BUT BUY BY CAN DO DRY FAN FIT FOR FREE GET GO HAS HE HOT "
    "IF IN IS KIT LOW MAX MAY ME MIN MY NEW NO NOT NOW OF OFF OLD ON ONE OR OUR OUT PAY PER PIN "
    "RED RAW SAY SET SHE SO THE TO TOP TWO US USE WAY WE WET YES YOU"
)
_CAPITAL_WORDS = frozenset(_CAPITAL_WORDS_TEXT.split())
"""Short words that stay words when someone writes in capitals."""

_SPELLED_TEXT = (
    "AC DC AB AA AAA ABS ACB AMC API ATM BEE BIS BLDC CE CFL COD CPVC DIY DOL DP EMI ELCB FAQ GI "
    "GST HDMI HRC ID IEC IP IR ISI ISO IT LCD LED LEDS MCB MCBS MCCB MRP OEM OTP PIR PVC PU QR "
    "RCBO RCCB RGB RO SIM SKU SMS SP SPN TP TPN TV UPI UPS UPVC USB USP UV VIP WC XLPE"
)
_SPELLED = frozenset(_SPELLED_TEXT.split())
"""Letters that would make a word but are read one by one."""

_LETTERS_A_NUMBER_A_DIGIT = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?")
_VOWEL = re.compile(r"[AEIOUYaeiouy]")
_ACRONYM = re.compile(r"(?<![A-Za-z0-9])[A-Z](?:[A-Z]+|(?:\.[A-Z])+\.?)(s|es)?(?![A-Za-z0-9])")
_SINGLE = re.compile(r"(?<![A-Za-z0-9'’.-])([A-Z])(?![A-Za-z0-9'’.-])")
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9._/-]*\d)(?=[A-Za-z0-9._/-]*[A-Za-z])"
    r"[A-Za-z0-9]+(?:[._/-]+[A-Za-z0-9]+)*(?![A-Za-z0-9])"
)


def spelled(letters: str, lang: SpeechLang) -> str:
    """`MCB` → "M-C-B", "एम सी बी". The hyphens keep a voice from reading the letter A as "a"."""
    upper = letters.upper()
    if lang == "hi":
        return " ".join(_HINDI_NAMES[letter] for letter in upper)
    return "-".join(upper)


def say_codes(text: str, lang: SpeechLang) -> str:
    """Reads out tokens that mix Latin letters and digits. Long figures are read digit by digit."""
    return _CODE.sub(lambda code: _code(code[0], lang), text)


def say_acronyms(text: str, lang: SpeechLang) -> str:
    """Spells capitals that are no word; other words in capitals become ordinary words."""
    text = _ACRONYM.sub(lambda found: _acronym(found, lang), text)
    if lang == "hi":
        text = _SINGLE.sub(lambda found: _HINDI_NAMES[found[1]], text)
    return text


def _acronym(found: re.Match[str], lang: SpeechLang) -> str:
    plural = found[1] or ""
    token = found[0].removesuffix(plural)
    letters = token.replace(".", "")
    dotted = "." in token
    # A last dot may also end the sentence; kept, it is at worst a pause.
    stop = "." if dotted and token.endswith(".") and found.end() == len(found.string) else ""
    if dotted or is_spelled(letters):
        said = spelled(letters, lang)
        if plural and lang == "en":
            said += "'s"
        return said + stop
    return letters.capitalize() + plural


def is_spelled(capitals: str) -> bool:
    """Whether a word in capitals is read letter by letter."""
    if capitals in _CAPITAL_WORDS:
        return False
    return capitals in _SPELLED or len(capitals) <= 2 or _VOWEL.search(capitals) is None


def _code(code: str, lang: SpeechLang) -> str:
    parts = (_part(part, lang) for part in re.split(r"[._/-]+", code))
    separator = ", " if code.count("-") > 1 else " "
    return separator.join(part for part in parts if part)


def _part(part: str, lang: SpeechLang) -> str:
    said = ""
    was_letter = False
    for run in _LETTERS_A_NUMBER_A_DIGIT.findall(part):
        if run[0].isdigit():
            said += f" {_figure(run, lang)}"
            was_letter = False
            continue
        word = run if _is_word(run) else spelled(run, lang)
        # "six-A": hyphened, an English voice reads the letter and not the article.
        glue = "-" if lang == "en" and len(run) == 1 and said and not was_letter else " "
        said += glue + word
        was_letter = True
    return said.strip()


def _is_word(run: str) -> bool:
    if run.isupper():
        return len(run) > 3 and not is_spelled(run)
    return len(run) > 2 and _VOWEL.search(run) is not None


def _figure(run: str, lang: SpeechLang) -> str:
    if (len(run) > 2 and run.isdigit() and not run.endswith("00")) or run.startswith("0"):
        return digits_in_words(run, lang)
    return in_words(int(run), lang)
