"""Units as records write them and as people say them, in English and Hindi.

| written            | English                  | Hindi             |
|--------------------|--------------------------|-------------------|
| 16A, 16 Amp        | sixteen amps             | सोलह एम्पियर        |
| 2.5 sq mm, 2.5mm²  | two point five square mm | ढाई स्क्वायर एम एम   |
| 18%                | eighteen percent         | अठारह प्रतिशत        |

Short symbols are told by their case (m is a metre, M a module), longer ones are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from device.turn import SpeechLang


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """One unit: how it is written, and the words for one of it, for several, and in Hindi."""

    written: tuple[str, ...]
    one: str
    many: str
    hindi: str

    def said(self, lang: SpeechLang, *, several: bool) -> str:
        if lang == "hi":
            return self.hindi
        return self.many if several else self.one


def _unit(written: str, one: str, many: str, hindi: str) -> WrittenUnit:
    return WrittenUnit(tuple(written.split("|")), one, many, hindi)


UNITS: tuple[WrittenUnit, ...] = (
    _unit("A|a|Amp|amps|ampere|amperes", "amp", "amps", "एम्पियर"),
    _unit("mA|milliamp|milliamps", "milliamp", "milliamps", "मिली एम्पियर"),
    _unit("kA|KA", "kiloamp", "kiloamps", "किलो एम्पियर"),
    _unit("Ah|AH", "ampere hour", "ampere hours", "एम्पियर आवर"),
    _unit("mAh|MAH", "milliampere hour", "milliampere hours", "मिली एम्पियर आवर"),
    _unit("V|v|volt|volts|Vac|Vdc|VAC|VDC", "volt", "volts", "वोल्ट"),
    _unit("mV", "millivolt", "millivolts", "मिली वोल्ट"),
    _unit("kV|KV", "kilovolt", "kilovolts", "किलो वोल्ट"),
    _unit("VA", "volt ampere", "volt amperes", "वी ए"),
    _unit("kVA|KVA", "K-V-A", "K-V-A", "के वी ए"),
    _unit("W|w|watt|watts", "watt", "watts", "वॉट"),
    _unit("mW", "milliwatt", "milliwatts", "मिली वॉट"),
    _unit("kW|KW|kw", "kilowatt", "kilowatts", "किलोवॉट"),
    _unit("MW", "megawatt", "megawatts", "मेगावॉट"),
    _unit("kWh|KWH|kwh", "kilowatt hour", "kilowatt hours", "किलोवॉट आवर"),
    _unit("Wh", "watt hour", "watt hours", "वॉट आवर"),
    _unit("HP|hp|Hp", "horsepower", "horsepower", "हॉर्स पावर"),
    _unit("Hz|hz|HZ", "hertz", "hertz", "हर्ट्ज़"),
    _unit("kHz|KHz", "kilohertz", "kilohertz", "किलोहर्ट्ज़"),
    _unit("MHz", "megahertz", "megahertz", "मेगाहर्ट्ज़"),
    _unit("GHz", "gigahertz", "gigahertz", "गीगाहर्ट्ज़"),
    _unit("Ω|Ω|ohm|ohms", "ohm", "ohms", "ओम"),
    _unit("kΩ|kΩ|kohm", "kilohm", "kilohms", "किलो ओम"),
    _unit("MΩ|MΩ", "megohm", "megohms", "मेगा ओम"),
    _unit("µF|μF|uF|mfd|MFD", "microfarad", "microfarads", "माइक्रोफ़ैरड"),
    _unit("nF", "nanofarad", "nanofarads", "नैनोफ़ैरड"),
    _unit("pF", "picofarad", "picofarads", "पिकोफ़ैरड"),
    _unit("dB|db", "decibel", "decibels", "डेसिबल"),
    _unit("lm|lumen|lumens", "lumen", "lumens", "ल्यूमेन"),
    _unit("lm/W|lm/w", "lumen per watt", "lumens per watt", "ल्यूमेन प्रति वॉट"),
    _unit("lux", "lux", "lux", "लक्स"),
    _unit("K|kelvin", "kelvin", "kelvin", "केल्विन"),
    _unit("°C|℃|deg C", "degree Celsius", "degrees Celsius", "डिग्री सेल्सियस"),
    _unit("°F|℉", "degree Fahrenheit", "degrees Fahrenheit", "डिग्री फ़ारेनहाइट"),
    _unit("°|deg|degree|degrees", "degree", "degrees", "डिग्री"),
    _unit("rpm|r.p.m.", "R-P-M", "R-P-M", "आर पी एम"),
    _unit("psi", "P-S-I", "P-S-I", "पी एस आई"),
    _unit("bar", "bar", "bar", "बार"),
    _unit("Nm", "newton metre", "newton metres", "न्यूटन मीटर"),
    _unit("mm|millimetre|millimetres", "millimetre", "millimetres", "एम एम"),
    _unit("cm|cms|centimetre|centimetres", "centimetre", "centimetres", "सेंटीमीटर"),
    _unit("m|mtr|mtrs|metre|metres|meter|meters", "metre", "metres", "मीटर"),
    _unit("km|kms|kilometre|kilometres", "kilometre", "kilometres", "किलोमीटर"),
    _unit("km/h|kmph", "kilometre an hour", "kilometres an hour", "किलोमीटर प्रति घंटा"),
    _unit("m/s", "metre a second", "metres a second", "मीटर प्रति सेकंड"),
    _unit("µm|μm|micron|microns", "micron", "microns", "माइक्रॉन"),
    _unit('inch|inches|"|″', "inch", "inches", "इंच"),
    _unit("ft|feet|foot|′", "foot", "feet", "फ़ुट"),
    _unit(
        "sq mm|sqmm|sq.mm|sq. mm|sq.mm.|mm2|mm²|mm^2",
        "square millimetre", "square millimetres", "स्क्वायर एम एम",
    ),
    _unit("sq cm|sqcm|cm²|cm2", "square centimetre", "square centimetres", "स्क्वायर सेंटीमीटर"),
    _unit("sq m|sqm|sq.m|sq. m|m²|m2", "square metre", "square metres", "स्क्वायर मीटर"),
    _unit("sq ft|sqft|sq.ft|sq. ft|sq.ft.|ft²", "square foot", "square feet", "स्क्वायर फ़ुट"),
    _unit("sq in|sq.in|in²", "square inch", "square inches", "स्क्वायर इंच"),
    _unit("cu m|m³|m3|cum", "cubic metre", "cubic metres", "घन मीटर"),
    _unit("cu ft|cft|ft³", "cubic foot", "cubic feet", "घन फ़ुट"),
    _unit("cfm|CFM", "C-F-M", "C-F-M", "सी एफ़ एम"),
    _unit("kg|kgs|Kg|KG|kilo|kilos", "kilogram", "kilograms", "किलो"),
    _unit("g|gm|gms|gram|grams", "gram", "grams", "ग्राम"),
    _unit("mg", "milligram", "milligrams", "मिलीग्राम"),
    _unit("mcg|µg|μg", "microgram", "micrograms", "माइक्रोग्राम"),
    _unit("ton|tons|tonne|tonnes|TR", "ton", "tons", "टन"),
    _unit("L|l|ltr|ltrs|litre|litres|liter|liters", "litre", "litres", "लीटर"),
    _unit("ml|mL|ML", "millilitre", "millilitres", "एम एल"),
    _unit("L/min|lpm|LPM", "litre a minute", "litres a minute", "लीटर प्रति मिनट"),
    _unit("L/h|lph|LPH", "litre an hour", "litres an hour", "लीटर प्रति घंटा"),
    _unit("GSM|gsm|g/m²", "G-S-M", "G-S-M", "जी एस एम"),
    _unit("IU", "I-U", "I-U", "आई यू"),
    _unit("SWG", "S-W-G", "S-W-G", "एस डब्ल्यू जी"),
    _unit("AWG", "A-W-G", "A-W-G", "ए डब्ल्यू जी"),
    _unit("GB", "gigabyte", "gigabytes", "जी बी"),
    _unit("MB", "megabyte", "megabytes", "एम बी"),
    _unit("TB", "terabyte", "terabytes", "टी बी"),
    _unit("Mbps|mbps", "megabit per second", "megabits per second", "एम बी पी एस"),
    _unit("MP", "megapixel", "megapixels", "मेगापिक्सल"),
    _unit("oz", "ounce", "ounces", "औंस"),
    _unit("%|％|percent|per cent", "percent", "percent", "प्रतिशत"),
    _unit("s|sec|secs|second|seconds", "second", "seconds", "सेकंड"),
    _unit("ms", "millisecond", "milliseconds", "मिलीसेकंड"),
    _unit("min|mins|minute|minutes", "minute", "minutes", "मिनट"),
    _unit("h|hr|hrs|hour|hours", "hour", "hours", "घंटे"),
    _unit("day|days", "day", "days", "दिन"),
    _unit("wk|wks|week|weeks", "week", "weeks", "हफ़्ते"),
    _unit("month|months|mth|mths", "month", "months", "महीने"),
    _unit("yr|yrs|year|years", "year", "years", "साल"),
    _unit("pc|pcs|piece|pieces|nos|nos.|pcs.", "piece", "pieces", "पीस"),
    _unit("doz|dozen", "dozen", "dozen", "दर्जन"),
    _unit("box|boxes", "box", "boxes", "डिब्बा"),
    _unit("pkt|pkts|packet|packets|pack|packs", "packet", "packets", "पैकेट"),
    _unit("roll|rolls", "roll", "rolls", "रोल"),
    _unit("coil|coils", "coil", "coils", "कॉइल"),
    _unit("set|sets", "set", "sets", "सेट"),
    _unit("pair|pairs", "pair", "pairs", "जोड़ी"),
    _unit("bundle|bundles", "bundle", "bundles", "बंडल"),
    _unit("bag|bags", "bag", "bags", "बैग"),
    _unit("unit|units", "unit", "units", "यूनिट"),
)  # fmt: skip

LENGTHS = frozenset({"mm", "cm", "m", "ft", "inch"})
"""First spelling of the units in which 600 x 300 is "by", not "times"."""


def _by_spelling() -> Iterator[tuple[str, WrittenUnit]]:
    for unit in UNITS:
        for spelling in unit.written:
            yield spelling, unit
            if len(spelling) > 2:
                yield spelling.lower(), unit
                yield spelling.upper(), unit
                yield spelling.capitalize(), unit


_BY_SPELLING = dict(_by_spelling())

UNIT_PATTERN = "(?:" + "|".join(
    re.escape(spelling).replace(r"\ ", r"\s?")
    + ("" if not spelling[-1].isalnum() else r"(?![A-Za-z0-9])")
    for spelling in sorted(_BY_SPELLING, key=len, reverse=True)
) + ")"  # fmt: skip
"""Matches any spelling of any unit, the longest first, not inside a longer Latin word."""


def unit_of(spelling: str) -> WrittenUnit | None:
    """The unit that a match of `UNIT_PATTERN` stands for."""
    plain = " ".join(spelling.split())
    return _BY_SPELLING.get(plain) or _BY_SPELLING.get(plain.replace("sq", "sq ", 1))
