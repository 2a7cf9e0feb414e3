"""Which size is for a customer's measure, where the record has a chart: "S 28-32 inch, M 32-36
inch" for a waist of 34."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import Reading
from kb.catalogue import Product
from kb.language.units import Measure, canonical_unit
from kb.language.words import word_set

BODY = word_set(
    "waist kamar kamr chest seena chhati chhaati bust hip hips foot pair paon wrist kalai arm baah "
    "baanh neck gardan gala head sir sar ghutna ghutne knee thigh jaangh calf pindli height lambai"
)
"""Parts of the body that are measured."""
_SIZE = word_set("size saiz saaiz naap number")
_WHICH = word_set("which what kaun kaunsa kaunsi konsa konsi kya kis")
_NEAR = 4
_LINE = re.compile(
    r"\b(XS|S|M|L|XL|XXL|XXXL|[2-5]XL|small|medium|large|free)\b[ :=(]*"
    r"(\d+(?:\.\d+)?) ?(?:-|–|to) ?(\d+(?:\.\d+)?) ?([a-zA-Z]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Worn:
    """A measure of the customer: its figure, its unit where that was said, where it stands."""

    value: Decimal
    unit: str | None
    positions: range


def worn(words: Sequence[str]) -> Worn | None:
    """ "My waist is 34 inch, which size", "kamar 38 hai, kaun sa size"."""
    if not (_SIZE & {*words} and _WHICH & {*words} and BODY & {*words}):
        return None
    for index, word in enumerate(words):
        if not re.fullmatch(r"\d+(?:\.\d+)?", word) or not BODY & {*_around(words, index)}:
            continue
        unit = canonical_unit(words[index + 1]) if index + 1 < len(words) else None
        return Worn(Decimal(word), unit, range(index, index + (2 if unit else 1)))
    return None


def _around(words: Sequence[str], index: int) -> Sequence[str]:
    return words[max(0, index - _NEAR) : index + _NEAR]


def worn_aside(reading: Reading, shop: ShopWords) -> Reading:
    """Without a measure of the customer, which is none of the goods."""
    said = worn(reading.words)
    if said is None or not any(map(chart_of, shop.products)):
        return reading
    at = {*said.positions}
    at |= {i for i, word in enumerate(reading.words) if word in BODY and i < said.positions.start}
    return replace(
        reading,
        terms=[t for t in reading.terms if t.start not in at],
        numbers=[n for n in reading.numbers if n.position not in at],
        missing=[m for m in reading.missing if m.position not in at],
    )


def chart_of(product: Product) -> str:
    """The name of the spec that says which size is for which measure; else ""."""
    return next((n for n, v in product.specs.items() if len(_LINE.findall(v)) > 1), "")


def sizes_for(product: Product, said: Worn) -> list[str]:
    """The sizes whose range holds a customer's measure; two where it is the end of one."""
    lines = _LINE.findall(product.specs.get(chart_of(product), ""))
    units = [canonical_unit(word.lower()) for *_, word in lines]
    # The last unit of a chart speaks for those before it: "S 28-32, M 32-36 inch".
    usual = next((unit for unit in reversed(units) if unit), None)
    found = []
    for (label, low, high, _), own in zip(lines, units, strict=True):
        unit = own or usual or said.unit
        value = _length(said.value, said.unit or unit)
        if _length(Decimal(low), unit) <= value <= _length(Decimal(high), unit):
            found.append(label)
    return found


def _length(value: Decimal, unit: str | None) -> Decimal:
    return Measure(value, unit).base()[0] if unit else value
