"""Dates and times of day as people say them: "ten in the morning", "सुबह दस बजे"."""

from __future__ import annotations

import datetime as dt
import re

from device.turn import SpeechLang
from kb.language.number_words import HINDI_0_TO_99, in_words

_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS_HI = (
    "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून",
    "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर",
)  # fmt: skip
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_HI = ("सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार")

_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip

_MONTH = (
    "(?:"
    + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in _MONTHS_EN)
    + r"|Sept)\b(?:\.(?=,?\s*\d))?"
)
_TO = r"\s*(?:-|–|—|to|till|until|से)\s*"
_ISO = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\w-])")
_SLASHED = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\w/-])")
_DAY_MONTH = re.compile(
    rf"(?<![\w.])(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})(?:,?\s*((?:19|20)\d\d)(?!\d))?", re.I
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.,]\d|\w)(?:,?\s+((?:19|20)\d\d)(?!\d))?",
    re.I,
)
_MONTH_YEAR = re.compile(rf"(?<!\w)({_MONTH})\s+((?:19|20)\d\d)(?!\d)", re.I)
_SINCE_YEAR = re.compile(
    r"(?<!\w)(since|in|year|est\.?|सन्?)\s+((?:19|20)\d\d)(?![\w,.]*\d|\w)", re.I
)

_HALF_DAY = r"(?:[ap]m\b|[ap]\.m\.)"
_CLOCK = (
    rf"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?{_HALF_DAY})?"
    rf"|(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s?{_HALF_DAY}"
)
_BAJE = r"(?:\s*बजे)?"
_PART = r"(?:(सुबह|सवेरे|दोपहर|शाम|रात)\s+(?:को\s+)?)?"
_SAID_ALREADY = r"(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?"
_TIMES = re.compile(
    rf"(?<![\w:.]){_PART}({_CLOCK}){_BAJE}{_SAID_ALREADY}{_TO}"
    rf"{_PART}({_CLOCK}){_BAJE}{_SAID_ALREADY}(?:\s*तक)?(?![\d:])",
    re.I,
)
_HALF_DAY_LATER = re.compile(
    rf"(?<![\w:.₹])(\d{{1,2}}(?:[:.][0-5]\d)?){_TO}((?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?{_HALF_DAY})",
    re.I,
)
_TIME = re.compile(rf"(?<![\w:.]){_PART}({_CLOCK}){_BAJE}{_SAID_ALREADY}(?![\d:])", re.I)
_DAY = "(?:" + "|".join(f"{day[:3]}(?:{day[3:]})?" for day in _DAYS_EN) + r"|Tues|Thurs?)\b"
_DAYS = re.compile(rf"(?<!\w)({_DAY})\.?\s*(?:-|–|—|to|से)\s*({_DAY})")
_DAY_BEFORE_TIME = re.compile(rf"(?<!\w)({_DAY})(?=\s*:|\s+(?:\d|closed|open))")


def say_dates(text: str, lang: SpeechLang) -> str:
    """Calendar dates and spans of weekdays; what is no date of the calendar stays."""
    text = _ISO.sub(lambda m: _date(m[0], int(m[3]), int(m[2]), int(m[1]), lang), text)
    text = _SLASHED.sub(lambda m: _date(m[0], int(m[1]), int(m[3]), int(m[4]), lang), text)
    text = _DAY_MONTH.sub(
        lambda m: _date(m[0], int(m[1]), _month(m[2]), int(m[3]) if m[3] else None, lang), text
    )
    text = _MONTH_DAY.sub(
        lambda m: _date(m[0], int(m[2]), _month(m[1]), int(m[3]) if m[3] else None, lang), text
    )
    text = _MONTH_YEAR.sub(
        lambda m: f"{_month_name(_month(m[1]), lang)} {year_in_words(int(m[2]), lang)}", text
    )
    text = _SINCE_YEAR.sub(lambda m: f"{m[1]} {year_in_words(int(m[2]), lang)}", text)
    to = "to" if lang == "en" else "से"
    text = _DAYS.sub(lambda m: f"{_day(m[1], lang)} {to} {_day(m[2], lang)}", text)
    return _DAY_BEFORE_TIME.sub(lambda m: _day(m[1], lang), text)


def say_times(text: str, lang: SpeechLang) -> str:
    """Times and spans of time, on the 24-hour clock or with am and pm."""
    text = _HALF_DAY_LATER.sub(_give_half_day, text)
    text = _TIMES.sub(lambda m: _span(m, lang), text)
    return _TIME.sub(lambda m: _time(m[2], m[1], lang) + _stop(m), text)


def year_in_words(year: int, lang: SpeechLang) -> str:
    """2026 → "twenty twenty-six", "दो हज़ार छब्बीस"."""
    century, rest = divmod(year, 100)
    if lang == "hi":
        if 1100 <= year < 2000:
            return (
                f"{HINDI_0_TO_99[century]} सौ {HINDI_0_TO_99[rest]}"
                if rest
                else in_words(year, "hi")
            )
        return in_words(year, "hi")
    if 2000 <= year < 2010:
        return in_words(year, "en")
    tail = (
        "hundred"
        if rest == 0
        else f"oh {in_words(rest, 'en')}"
        if rest < 10
        else in_words(rest, "en")
    )
    return f"{in_words(century, 'en')} {tail}"


def ordinal_in_words(value: int) -> str:
    """English: 23 → "twenty-third"."""
    words = in_words(value, "en")
    start = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:start], words[start:]
    if last in _ORDINALS:
        return head + _ORDINALS[last]
    return head + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _date(written: str, day: int, month: int, year: int | None, lang: SpeechLang) -> str:
    try:
        dt.date(year or 2024, month, day)
    except ValueError:
        return written
    said_year = f" {year_in_words(year, lang)}" if year else ""
    if lang == "hi":
        return f"{in_words(day, 'hi')} {_month_name(month, lang)}{said_year}"
    return f"{ordinal_in_words(day)} of {_month_name(month, lang)}{said_year}"


def _month(written: str) -> int:
    return [name[:3].lower() for name in _MONTHS_EN].index(written[:3].lower()) + 1


def _month_name(month: int, lang: SpeechLang) -> str:
    return (_MONTHS_EN if lang == "en" else _MONTHS_HI)[month - 1]


def _day(written: str, lang: SpeechLang) -> str:
    index = [name[:3] for name in _DAYS_EN].index(written[:3])
    return (_DAYS_EN if lang == "en" else _DAYS_HI)[index]


def _give_half_day(found: re.Match[str]) -> str:
    """ "10–8 pm" and "10 to 11 am": the first time takes the half of the day that makes sense."""
    first, second = found[1], found[2]
    if re.fullmatch(r"[ap]", second[-1:]) or (":" not in first + second and "." in first):
        return found[0]
    end_hour = int(re.match(r"\d+", second)[0])  # type: ignore[index]
    start_hour = int(re.match(r"\d+", first)[0])  # type: ignore[index]
    if not 1 <= start_hour <= 12:
        return found[0]
    pm = re.search(r"p", second, re.I) is not None
    same_half = start_hour % 12 < end_hour % 12
    half = "pm" if pm == same_half else "am"
    return f"{first} {half} - {second}"


def _span(found: re.Match[str], lang: SpeechLang) -> str:
    first, second = _time(found[2], found[1], lang), _time(found[4], found[3], lang)
    words = f"{first} से {second} तक" if lang == "hi" else f"{first} to {second}"
    return words + _stop(found)


def _stop(found: re.Match[str]) -> str:
    """The full stop that "8 p.m." shares with the end of its sentence."""
    rest = found.string[found.end() :]
    ends = found[0].endswith(".") and re.match(r"\s+[A-Z\u0900-\u097F]|$", rest) is not None
    return "." if ends else ""


def _time(written: str, part: str | None, lang: SpeechLang) -> str:
    """`part` is the part of the day where the text names it, in Hindi."""
    hour, minute = _hour_and_minute(written)
    if part is not None and hour <= 12:
        later = {"शाम": 1, "दोपहर": 1, "रात": 6}
        if part in later and later[part] <= hour < 12:
            hour += 12
        elif part == "रात" and hour == 12:
            hour = 0
    return _hindi_time(hour, minute) if lang == "hi" else _english_time(hour, minute)


def _hour_and_minute(written: str) -> tuple[int, int]:
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    hour = numbers[0]
    if half := re.search(r"[ap]", written, re.I):
        hour = hour % 12 + (12 if half[0] in "pP" else 0) if hour <= 12 else hour
    return hour % 24, numbers[1] if len(numbers) > 1 else 0


def _english_time(hour: int, minute: int) -> str:
    if minute == 0 and hour in (0, 12):
        return "twelve noon" if hour else "midnight"
    if minute == 0:
        clock = in_words(_on_dial(hour), "en")
    elif minute in (15, 30):
        clock = f"{'quarter' if minute == 15 else 'half'} past {in_words(_on_dial(hour), 'en')}"
    elif minute == 45:
        clock = f"quarter to {in_words(_on_dial(hour + 1), 'en')}"
    else:
        small = "oh " if minute < 10 else ""
        clock = f"{in_words(_on_dial(hour), 'en')} {small}{in_words(minute, 'en')}"
    part = (
        "in the morning" if 4 <= hour < 12
        else "in the afternoon" if 12 <= hour < 17
        else "in the evening" if 17 <= hour < 21
        else "at night"
    )  # fmt: skip
    return f"{clock} {part}"


def _hindi_time(hour: int, minute: int) -> str:
    part = (
        "सुबह" if 4 <= hour < 12
        else "दोपहर" if 12 <= hour < 16
        else "शाम" if 16 <= hour < 19
        else "रात"
    )  # fmt: skip
    name = HINDI_0_TO_99[_on_dial(hour)]
    if minute == 15:
        return f"{part} सवा {name} बजे"
    if minute == 30:
        half = {1: "डेढ़", 2: "ढाई"}.get(_on_dial(hour), f"साढ़े {name}")
        return f"{part} {half} बजे"
    if minute == 45:
        return f"{part} पौने {HINDI_0_TO_99[_on_dial(hour + 1)]} बजे"
    if minute:
        return f"{part} {name} बजकर {HINDI_0_TO_99[minute]} मिनट"
    return f"{part} {name} बजे"


def _on_dial(hour: int) -> int:
    return (hour - 1) % 12 + 1
