"""Figures in running text: money, measures, ranges, sums, telephone numbers, plain numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from device.speaking.calendar_words import ordinal_in_words
from device.speaking.written_units import LENGTHS, UNIT_PATTERN, WrittenUnit, unit_of
from device.turn import SpeechLang
from kb.language.number_words import digits_in_words, in_words

NUMBER = r"\d+(?:,\d+)*(?:\.\d+)?"
_BEFORE = r"(?<![\w.,])(?<![A-Za-z]-)"
_RUPEE = r"(?:₹|Rs\.?(?![A-Za-z])|INR\b|रु\.|रु(?![\u0900-\u097F]))"
_SCALE = r"(?:\s?(?:lakhs?|lacs?|crores?|thousand|लाख|करोड़|हज़ार|हजार)(?![A-Za-z\u0900-\u097F]))"
_RUPEE_AFTER = r"(?:rupees?|Rs\.?|रुपए|रुपये|रुपया|रु\.?)(?![A-Za-z\u0900-\u097F])"
_DASH = r"\s?(?:-|–|—|−|to|से)\s?"

_PER_NAMES = (
    "piece|pc|metre|meter|mtr|m|kg|g|ft|feet|box|roll|coil|packet|pkt|pack|dozen|doz|set|pair|"
    "unit|litre|ltr|L|bundle|bag|day|hour|hr|month|year|yr"
)
_MONEY_TAIL = (
    r"(?:\s?/-)?(?P<per>\s?(?:/|\bper\b)\s?"
    rf"(?P<per_unit>(?:{_PER_NAMES})(?![A-Za-z])|(?=[A-Za-z\u0900-\u097F])))?"
)
_MONEY_RANGE = re.compile(
    rf"(?P<sign>[-−])?{_RUPEE}\s?(?P<low>{NUMBER}){_DASH}{_RUPEE}?\s?"
    rf"(?P<high>{NUMBER})(?P<scale>{_SCALE})?{_MONEY_TAIL}"
)
_MONEY = re.compile(
    rf"(?P<sign>(?<!\w)[-−])?{_RUPEE}\s?(?P<minus>[-−])?(?P<amount>{NUMBER}|\.\d+)"
    rf"(?P<scale>{_SCALE})?{_MONEY_TAIL}"
)
_MONEY_AFTER = re.compile(
    rf"{_BEFORE}(?P<amount>{NUMBER})(?P<scale>{_SCALE})?\s?(?:{_RUPEE_AFTER}|₹|/-){_MONEY_TAIL}"
)
_TIMES_MONEY = re.compile(rf"(?<=\d)\s?[xX×*]\s?(?={_RUPEE})|(?<=\d)\s?[xX×*]\s?(?={NUMBER}\s?=)")
_DIMENSIONS = re.compile(
    rf"{_BEFORE}({NUMBER})((?:\s?(?:{UNIT_PATTERN})?\s?[xX×*]\s?{NUMBER})+)(?:\s?({UNIT_PATTERN}))?"
)
_FRACTION = re.compile(
    rf"{_BEFORE}(?:(\d+)[\s-])?([1357])/(2|3|4|8|16)(?!\d|/|\s?(?:A|V|W|[Aa]mps?)\b)"
    rf"(?:\s?({UNIT_PATTERN}))?"
)
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}
_VULGAR_PATTERN = re.compile(rf"(\d+)?\s?([{''.join(_VULGAR)}])(?:\s?({UNIT_PATTERN}))?")
_MEASURE = re.compile(
    rf"{_BEFORE}(?P<sign>[-−±+]\s?)?(?P<low>{NUMBER})"
    rf"(?:\s?(?:{UNIT_PATTERN})?{_DASH}(?P<high>{NUMBER}))?(?P<gap>[\s-]?)(?P<unit>{UNIT_PATTERN})"
)
_RANGE = re.compile(rf"{_BEFORE}({NUMBER})(?:\s?[-–—]\s?|\s(?:to|से)\s)({NUMBER})(?![\w-]|[.,]\d)")
_RATIO = re.compile(rf"{_BEFORE}(\d+)\s?:\s?(\d+)(?![\w:])")
_BOTH = re.compile(rf"{_BEFORE}({NUMBER})\s?/\s?(?={NUMBER})")
_ORDINAL = re.compile(r"(?<![\w.,])(\d+)(?:st|nd|rd|th)(?![A-Za-z])", re.I)
_PHONE = re.compile(
    r"(?<![\w.,₹])(?:\+\s?\d{1,3}[\s-]?)?\(?\d{2,5}\)?(?:[\s-]\d{2,8}){1,3}(?![\w,.-]*\d)"
    r"|(?<![\w.,₹])(?:\+\s?\d{1,3}[\s-])?\+?\d{9,15}(?![\d,.]*\d)"
)
_PIN = re.compile(r"(?<![\w.,₹])([1-9]\d{5}|[1-9]\d\d \d{3})(?=[\s.,;)]|$)")
_PIN_BEFORE = re.compile(
    r"(?:\b(?:pin|pincode|zip|code)\b[\s:.-]*|पिन[\s:कोड-]*|[a-z\u0900-\u097F][\s,]*[-–,]?\s?)$",
    re.I,
)
_PLAIN = re.compile(rf"(?P<sign>(?<![\w)])[-−+±]\s?)?(?P<number>{NUMBER}|\.\d+)")
_ATTACHED_ONLY = frozenset("awvsh")
_FUNCTION_WORD = re.compile(
    r"\s(?:and|or|to|is|are|at|for|in|per|each|of|with|on|from|only|a|an|the|it|we|you|if|but|so|"
    r"than|by|long|wide|high|deep|thick|away|now|today|left|more|total|while|which|that|as|was)\b"
)
_FOLLOWED_BY_WORD = re.compile(r"[\s-][A-Za-z0-9]")


def say_figures(text: str, lang: SpeechLang) -> str:
    """All figures but those inside product codes, which come after this step."""
    text = _PHONE.sub(lambda m: _phone(m, lang), text)
    text = _TIMES_MONEY.sub(" times " if lang == "en" else " गुणा ", text)
    text = _MONEY_RANGE.sub(lambda m: _money_range(m, lang), text)
    text = _MONEY.sub(lambda m: _money(m, lang), text)
    text = _MONEY_AFTER.sub(lambda m: _money(m, lang), text)
    text = _VULGAR_PATTERN.sub(lambda m: _vulgar(m, lang), text)
    text = _FRACTION.sub(
        lambda m: _fraction(int(m[1] or 0), int(m[2]), int(m[3]), m[4], lang), text
    )
    text = _DIMENSIONS.sub(lambda m: _dimensions(m, lang), text)
    text = _PIN.sub(lambda m: _pin(m, lang), text)
    text = _MEASURE.sub(lambda m: _measure(m, lang), text)
    text = _RANGE.sub(lambda m: f"{number_in_words(m[1], lang)} {_to(lang)} {m[2]}", text)
    text = _RATIO.sub(
        lambda m: f"{number_in_words(m[1], lang)} {'to' if lang == 'en' else 'अनुपात'} {m[2]}", text
    )
    text = _BOTH.sub(lambda m: f"{number_in_words(m[1], lang)} ", text)
    return _ORDINAL.sub(lambda m: _ordinal(int(m[1]), lang), text)


def say_plain_numbers(text: str, lang: SpeechLang) -> str:
    """What figures are left, each as a number; a leading zero means digit by digit."""
    return _PLAIN.sub(
        lambda m: f" {_sign(m['sign'], lang)}{number_in_words(m['number'], lang)} ", text
    )


def number_in_words(written: str, lang: SpeechLang) -> str:
    """`1,450` → words; `007` → digit by digit; halves in everyday Hindi."""
    digits = written.replace(",", "")
    if (digits.isdigit() and len(digits) > 1 and digits.startswith("0")) or len(digits) > 15:
        return " ".join(digits_in_words(part, lang) for part in digits.split(".") if part)
    return in_words(Decimal(digits), lang, halves=True)


def rupees_in_words(amount: Decimal, lang: SpeechLang) -> str:
    """1450.50 → "one thousand four hundred and fifty rupees and fifty paise"."""
    paise = int((amount % 1 * 100).to_integral_value())
    rupees = int(amount)
    if paise == 100:
        rupees, paise = rupees + 1, 0
    if lang == "en":
        whole = f"{in_words(rupees, 'en')} {'rupee' if rupees == 1 else 'rupees'}"
        rest = f"{in_words(paise, 'en')} {'paisa' if paise == 1 else 'paise'}"
        joiner = " and "
    else:
        whole = f"{in_words(rupees, 'hi')} {'रुपया' if rupees == 1 else 'रुपये'}"
        rest = f"{in_words(paise, 'hi')} {'पैसा' if paise == 1 else 'पैसे'}"
        joiner = " "
    if not paise:
        return whole
    return f"{whole}{joiner}{rest}" if rupees else rest


def fraction_in_words(whole: int, part: int, of: int, lang: SpeechLang) -> str:
    """1 1/2 → "one and a half", "डेढ़"; 3/4 → "three quarters", "पौन"."""
    if lang == "hi":
        return _hindi_fraction(whole, part, of)
    names = {2: "half", 3: "third", 4: "quarter", 8: "eighth", 16: "sixteenth"}
    name = names[of]
    said = (
        ("a" if whole else "one" if of != 2 else "") + f" {name}"
        if part == 1
        else f"{in_words(part, 'en')} {name}s"
    )
    said = said.strip()
    return f"{in_words(whole, 'en')} and {said}" if whole else said


def _hindi_fraction(whole: int, part: int, of: int) -> str:
    if (part, of) == (1, 2):
        return in_words(Decimal(whole) + Decimal("0.5"), "hi", halves=True) if whole else "आधा"
    if of == 4 and (whole or part == 3):
        if part == 1:
            return "सवा" if whole == 1 else f"सवा {in_words(whole, 'hi')}"
        return f"पौने {in_words(whole + 1, 'hi')}" if whole else "पौन"
    names = {3: "तिहाई", 4: "चौथाई", 8: "बटा आठ", 16: "बटा सोलह"}
    said = f"{in_words(part, 'hi')} {names[of]}"
    return f"{in_words(whole, 'hi')} सही {said}" if whole else said


def _vulgar(found: re.Match[str], lang: SpeechLang) -> str:
    part, of = _VULGAR[found[2]]
    return _fraction(int(found[1] or 0), part, of, found[3], lang) + " "


def _fraction(whole: int, part: int, of: int, written_unit: str | None, lang: SpeechLang) -> str:
    words = fraction_in_words(whole, part, of, lang)
    unit = unit_of(written_unit) if written_unit else None
    if unit is None:
        return words + (f" {written_unit}" if written_unit else "")
    if not whole and lang == "en":
        words = words.removesuffix("s")
    return f"{words} {unit.said(lang, several=whole > 0)}"


def _money(found: re.Match[str], lang: SpeechLang) -> str:
    groups = found.groupdict()
    negative = groups.get("sign") or groups.get("minus")
    sign = _sign("-" if negative else None, lang)
    return sign + _amount(found["amount"], found["scale"], lang) + _per(found, lang)


def _money_range(found: re.Match[str], lang: SpeechLang) -> str:
    scale = found["scale"]
    low = number_in_words(found["low"], lang)
    if "." in found["low"] and not scale:
        low = rupees_in_words(Decimal(found["low"].replace(",", "")), lang)
    high = _amount(found["high"], scale, lang)
    return f"{_sign(found['sign'], lang)}{low} {_to(lang)} {high}{_per(found, lang)}"


def _amount(written: str, scale: str | None, lang: SpeechLang) -> str:
    if scale is None:
        return rupees_in_words(Decimal(written.replace(",", "")), lang)
    name = scale.strip()
    hindi = {"l": "लाख", "c": "करोड़", "t": "हज़ार"}
    if lang == "hi":
        name = hindi.get(name[0].lower(), name)
    return f"{number_in_words(written, lang)} {name} {'rupees' if lang == 'en' else 'रुपये'}"


def _per(found: re.Match[str], lang: SpeechLang) -> str:
    if found["per"] is None:
        return ""
    word = "per" if lang == "en" else "प्रति"
    unit = unit_of(found["per_unit"]) if found["per_unit"] else None
    if unit is None:
        return f" {word} {found['per_unit'] or ''}"
    return f" {word} {unit.said(lang, several=False)}"


def _measure(found: re.Match[str], lang: SpeechLang) -> str:
    unit = unit_of(found["unit"])
    written = found["unit"]
    closing_quote = written == '"' and found.string[: found.start()].count('"') % 2 == 1
    detached = found["gap"] and written in _ATTACHED_ONLY
    if unit is None or closing_quote or detached:
        return found[0]
    low, high = found["low"], found["high"]
    several = high is not None or Decimal(low.replace(",", "")) != 1
    several = several and _stands_in_plural(unit, found.string[found.end() :])
    words = number_in_words(low, lang)
    if high is not None:
        words = f"{words} {_to(lang)} {number_in_words(high, lang)}"
    return f"{_sign(found['sign'], lang)}{words} {unit.said(lang, several=several)}"


_COUNTED = frozenset(
    {"piece", "day", "week", "month", "year", "minute", "hour", "second", "box", "packet", "roll"}
    | {"coil", "set", "pair", "bundle", "bag"}
)
"""Units that stay plural before a noun: "three months warranty", but "nine watt bulb"."""


def _stands_in_plural(unit: WrittenUnit, rest: str) -> bool:
    before_noun = _FOLLOWED_BY_WORD.match(rest) and not _FUNCTION_WORD.match(rest)
    return not before_noun or unit.one in _COUNTED


def _dimensions(found: re.Match[str], lang: SpeechLang) -> str:
    written_unit = found[3]
    unit = unit_of(written_unit) if written_unit else None
    by = "by" if lang == "en" else "बाई"
    numbers = [found[1], *re.findall(rf"[xX×*]\s?({NUMBER})", found[2])]
    if unit is not None and unit.written[0] not in LENGTHS:
        # "2 x 16 A": the unit belongs to the last number alone.
        times = "times" if lang == "en" else "गुणा"
        head = f" {times} ".join(number_in_words(number, lang) for number in numbers[:-1])
        return f"{head} {times} {numbers[-1]} {written_unit}"
    said = f" {by} ".join(number_in_words(number, lang) for number in numbers)
    if unit is None:
        return said
    several = _stands_in_plural(unit, found.string[found.end() :])
    return f"{said} {unit.said(lang, several=several)}"


def _phone(found: re.Match[str], lang: SpeechLang) -> str:
    written = found[0]
    digits = re.sub(r"\D", "", written)
    groups = re.findall(r"\d+", written)
    begins_like_one = written[0] in "+(0" or re.match(r"[6-9]\d{9}|1[89]\d{8}|91\d{10}", digits)
    a_range = len(groups) == 2 and all(group.endswith("00") for group in groups)
    if not 8 <= len(digits) <= 15 or not begins_like_one or a_range:
        return written
    if len(groups[-1]) >= 10:
        last = groups.pop()
        groups += [last[:-10], last[-10:-5], last[-5:]]
    plus = ("plus " if lang == "en" else "प्लस ") if written.startswith("+") else ""
    return plus + ", ".join(digits_in_words(group, lang) for group in groups if group)


def _pin(found: re.Match[str], lang: SpeechLang) -> str:
    before = found.string[: found.start()]
    if not _PIN_BEFORE.search(before) or not re.search(
        r"[-–]\s?$|pin|code|पिन|\broad\b|[A-Z][a-z]+,? $", before[-24:], re.I
    ):
        return found[0]
    return digits_in_words(found[1].replace(" ", ""), lang)


def _ordinal(value: int, lang: SpeechLang) -> str:
    if lang == "en":
        return ordinal_in_words(value)
    first = {1: "पहला", 2: "दूसरा", 3: "तीसरा", 4: "चौथा", 6: "छठा"}
    return first.get(value, f"{in_words(value, 'hi')}वाँ")


def _to(lang: SpeechLang) -> str:
    return "to" if lang == "en" else "से"


def _sign(sign: str | None, lang: SpeechLang) -> str:
    words = {
        "-": ("minus", "माइनस"), "−": ("minus", "माइनस"),
        "±": ("plus or minus", "प्लस माइनस"), "+": ("plus", "प्लस"),
    }  # fmt: skip
    if sign is None:
        return ""
    return words[sign.strip()][0 if lang == "en" else 1] + " "
