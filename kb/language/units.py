"""Measures in speech and in records: "16 amp", "2.5 sq mm", "सोलह एम्पियर" as value and unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kb.language.fold import fold
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.script import to_latin
from kb.language.words import word_set

_SPELLINGS: Mapping[str, str] = {
    "A": "a amp amps ampere amperes ampear empiyar empeeyar amper ampiyar empiar empire aimpiyar",
    "mA": "ma milliamp milliamps milliampere",
    "V": "v volt volts volta bolt",
    "kV": "kv kilovolt",
    "W": "w watt watts vat vatt vaat wat vot",
    "kW": "kw kilowatt kilowatts",
    "HP": "hp horsepower horse",
    "VA": "va",
    "kVA": "kva",
    "Ah": "ah",
    "mAh": "mah",
    "kA": "ka_",
    "mm": "mm millimetre millimeter millimetres millimeters milimeter milimetre emem",
    "cm": "cm semi centi centimetre centimeter centimetres centimeters sentimeter sentimitar",
    "km": "km kilometre kilometer kilometres kilometers kilomitar kilomeetar",
    "m": "m metre metres meter meters mtr mtrs mitar meetar",
    "ft": "ft feet foot fut phut fit",
    "inch": "inch inches inchi inc in_",
    "sq mm": "sqmm sqmm2",
    "sq ft": "sqft",
    "L": "l ltr litre litres liter liters leetar litar lit",
    "ml": "ml millilitre millilitres milliliter milliliters mililitar",
    "kg": "kg kgs kilo kilos kilogram kilograms kilograam",
    "g": "g gm gms gram grams graam gramme",
    "mg": "mg milligram milligrams miligram",
    "mcg": "mcg microgram micrograms",
    "ton": "ton tons tonne tan_ tn",
    "rpm": "rpm",
    "lm": "lm lumen lumens lyumen",
    "K": "kelvin",
    "Hz": "hz hertz",
    "GB": "gb gigabyte",
    "TB": "tb terabyte",
    "MP": "mp megapixel megapixels megapiksel",
    "oz": "oz ounce ounces",
    "micron": "micron microns",
    "gsm": "gsm",
    "gauge": "gauge gej",
    "star": "star stars sitara",
    "degree": "degree degrees",
    "%": "percent pratishat",
    "IU": "iu",
    "uF": "uf mfd microfarad microfarads maikrofarad maikrofaraad mikrofarad \u03bcf",
}
_UNIT_OF: Mapping[str, str] = {
    word: unit for unit, words in _SPELLINGS.items() for word in words.replace("_", "").split()
} | {"ka": "ka", "in": "in", "tan": "tan"}
_LONG_ENOUGH_TO_FOLD = 5
_FOLDED: Mapping[str, str] = {
    fold(word): unit
    for word, unit in _UNIT_OF.items()
    # "Micro" is no "micron".
    if len(word) >= _LONG_ENOUGH_TO_FOLD and not word.startswith(f"{fold(word)}n")
}
_NOT_IN_SPEECH = word_set("ka in tan horse")
_SQUARE = word_set("sq sqr square squre squar squire skvair skveyar skvaayar varg skwear skver")

_BASE: Mapping[str, tuple[str, Decimal]] = {
    "mA": ("A", Decimal("0.001")), "kA": ("A", Decimal(1000)),
    "kV": ("V", Decimal(1000)), "kW": ("W", Decimal(1000)), "kVA": ("VA", Decimal(1000)),
    "mAh": ("Ah", Decimal("0.001")),
    "cm": ("mm", Decimal(10)), "m": ("mm", Decimal(1000)),
    "km": ("mm", Decimal(1000000)), "ft": ("mm", Decimal("304.8")),
    "inch": ("mm", Decimal("25.4")),
    "ml": ("L", Decimal("0.001")),
    "kg": ("g", Decimal(1000)), "mg": ("g", Decimal("0.001")), "mcg": ("g", Decimal("0.000001")),
    "TB": ("GB", Decimal(1024)),
}  # fmt: skip
_COMPARED = (
    "mA", "A", "kA", "V", "kV", "W", "kW", "VA", "kVA", "Ah", "mAh", "mm", "cm", "m", "ft", "inch",
    "L", "ml", "g", "kg", "mg", "mcg", "GB", "TB",
)  # fmt: skip
_CROSS_TOLERANCE = Decimal("0.02")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?$")


@dataclass(frozen=True, slots=True)
class Measure:
    """A value with its canonical unit; `start` and `end` are character positions in the text."""

    value: Decimal
    unit: str
    start: int = 0
    end: int = 0

    def base(self) -> tuple[Decimal, str]:
        """In the unit that all units of its kind are compared in."""
        unit, factor = _BASE.get(self.unit, (self.unit, Decimal(1)))
        return self.value * factor, unit


def measures(text: str) -> tuple[Measure, ...]:
    """All measures of a text in figures, as `words_to_figures` of a normalised text gives them.

    "6/16 A" gives two. A figure without a unit is none.
    """
    spans = [(match.group(), match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    words = [word for word, _, _ in spans]
    found: list[Measure] = []
    for index, word in enumerate(words):
        if not _FIGURE.match(word):
            continue
        unit, length = unit_at(words, index + 1)
        if unit is None:
            continue
        end = spans[index + length][2]
        found += [Measure(Decimal(part), unit, spans[index][1], end) for part in word.split("/")]
    return tuple(found)


def is_square(word: str) -> bool:
    """Whether it is the first word of a unit of area, which may be said alone: "1.5 square"."""
    return to_latin(word) in _SQUARE


def unit_at(words: list[str], index: int) -> tuple[str | None, int]:
    """The unit that begins at a word, and how many words it takes."""
    if index >= len(words):
        return None, 0
    first = to_latin(words[index])
    second = to_latin(words[index + 1]) if index + 1 < len(words) else ""
    if first in _SQUARE:
        if (
            second in {"mm", "em", "millimetre", "millimeter", "m"}
            or canonical_unit(second) == "mm"
        ):
            return "sq mm", 2
        if canonical_unit(second) == "ft":
            return "sq ft", 2
    if first == "horse" and second == "power":
        return "HP", 2
    if first == "mega" and second in {"pixel", "pixels", "piksal", "piksel"}:
        return "MP", 2
    if first == "tan":
        return "ton", 1
    if first in _NOT_IN_SPEECH:
        return None, 0
    unit = canonical_unit(first)
    return (unit, 1) if unit else (None, 0)


@lru_cache(maxsize=4096)
def canonical_unit(word: str) -> str | None:
    """ "ampere", "amps", "एम्पियर" → "A"; None for what is no unit."""
    latin = to_latin(word).lower()
    unit = _UNIT_OF.get(latin)
    if unit is None and len(latin) >= _LONG_ENOUGH_TO_FOLD:
        unit = _FOLDED.get(fold(latin))
    return None if unit in _NOT_IN_SPEECH else unit


@lru_cache(maxsize=64)
def kindred_units(unit: str) -> tuple[str, ...]:
    """The units that measures in a base unit are written in: mA, A and kA of "A"."""
    return tuple(other for other in _COMPARED if Measure(Decimal(1), other).base()[1] == unit)


def record_measures(text: str) -> tuple[Measure, ...]:
    """The measures in a record such as "Fan 1200 mm" or "0.5 HP"."""
    return measures(words_to_figures(normalise(text)))


def same_measure(asked: Measure, held: Measure) -> bool:
    """Whether a record's measure is the one asked for; different units of a kind may be rounded."""
    if asked.unit == held.unit:
        return asked.value == held.value
    (first, unit), (second, other) = asked.base(), held.base()
    if unit != other or not second:
        return False
    return abs(first - second) <= abs(second) * _CROSS_TOLERANCE
