"""A measure of the customer or of who will use a thing, and whether a record says that it will do:
"the patient is 115 kilos, is the wheelchair safe", "baazu 40 cm ki hai, patti aayegi kya"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from device.dialogue.goods.size_chart import BODY, chart_of
from device.dialogue.index.product_sets import mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import FIGURE, HOW_MANY, Reading
from kb.catalogue import Product
from kb.language.units import Measure, canonical_unit, record_measures, unit_at
from kb.language.words import word_set

BORNE = word_set("load capacity maximum max user patient baby body person")
"""In the names of specs that tell the weight that a thing bears."""
_WHO = word_set(
    """
    i he she patient mareez mariz rogi bimar person man woman lady gentleman adult baby child kid
    boy girl son daughter baccha bachcha bacche bachche aadmi admi aurat insaan banda father mother
    dad mom mum papa mummy mammi pitaji pita maa mata uncle aunty aunt auntie chacha chachi dada
    dadi nana nani grandfather grandmother grandpa grandma husband wife brother sister bhai behen
    beta beti sasur saas main mai mera meri mere hum my his her
    """
)
_WEIGHS = word_set("weigh weighs weighing weight wazan vajan wajan vazan wajn vajn")
_IS = word_set("is am are was m s hai hain hu hoon hun weighs weigh")
_OF = word_set("ka ki ke")
_ASKS = HOW_MANY | word_set("upto up kitna which kaun kaunsa kaunsi konsa konsi tak what")
_GIRTHS = BODY | word_set(
    "arms baaju bazu baju baazu bahu bah baanhein bicep belly pet thighs waists"
)
_AROUND = word_set("cuff waist kamar chest hip fits girth circumference arm range thigh calf neck")
"""In the names of specs that tell how wide what is worn reaches."""
_BEFORE, _BEHIND = 7, 3
_RANGE = re.compile(r"(\d+(?:\.\d+)?) ?(?:-|–|to) ?(\d+(?:\.\d+)?) ?([a-zA-Z]+)")


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """What somebody weighs or measures round, and where that stands."""

    measure: Measure
    positions: frozenset[int]


def own_measure(words: Sequence[str]) -> OwnMeasure | None:
    """What the words tell of somebody; None where a figure says which goods or asks for them."""
    for index, word in enumerate(words):
        if not FIGURE.match(word):
            continue
        unit, length = unit_at(list(words), index + 1)
        if unit is None:
            continue
        measure = Measure(Decimal(word) if "/" not in word else Decimal(0), unit)
        end = index + 1 + length
        before = words[max(0, index - _BEFORE) : index]
        around = {*before, *words[end : end + _BEHIND]}
        if _ASKS & {*before[-2:], *words[end : end + 1]}:
            continue
        kind = measure.base()[1]
        if kind == "g" and unit == "kg" and _is_of_somebody(before, words[end : end + _BEHIND]):
            return OwnMeasure(measure, frozenset(range(index, end)))
        if kind == "mm" and _GIRTHS & around and _is_told(before, words[end : end + _BEHIND]):
            parts = {at for at, each in enumerate(words) if each in _GIRTHS and at < end + _BEHIND}
            return OwnMeasure(measure, frozenset({*range(index, end), *parts}))
    return None


def _is_of_somebody(before: Sequence[str], behind: Sequence[str]) -> bool:
    """ "Dad is about 110 kilo", "110 kilo ka aadmi", "a 90 kg man", "mera wazan 110 kilo hai"."""
    if _WHO & {*behind[:1]} or (_OF & {*behind[:1]} and _WHO & {*behind[1:]}):
        return True
    told = _WHO & {*before} or _WEIGHS & {*before}
    return bool(told) and _is_told(before, behind)


def _is_told(before: Sequence[str], behind: Sequence[str]) -> bool:
    """ "Waist is 40 inch", "kamar 40 inch hai", "a thick 40 cm arm"."""
    return bool(_IS & {*before} or _IS & {*behind[:1]} or (_GIRTHS | _IS) & {*behind[:2]})


def bearing_specs(product: Product, own: OwnMeasure) -> list[str]:
    """The specs of a product that tell whether it will do for what somebody measures."""
    kind = own.measure.base()[1]
    named = BORNE if kind == "g" else _AROUND
    return [
        name
        for name, value in product.specs.items()
        if named & {*phrase_words(name)} and _held_in(value, kind) is not None
    ]


def will_do(value: str, own: OwnMeasure) -> bool:
    """Whether what somebody measures is within what a spec tells: up to a figure, or in a range."""
    said, kind = own.measure.base()
    held = _held_in(value, kind)
    return held is not None and held[0] <= said <= held[1]


def _held_in(value: str, kind: str) -> tuple[Decimal, Decimal] | None:
    """From what on and up to what a spec goes that is told in units of this kind."""
    for low, high, word in _RANGE.findall(value):
        unit = canonical_unit(word)
        if unit is not None and Measure(Decimal(high), unit).base()[1] == kind:
            return Measure(Decimal(low), unit).base()[0], Measure(Decimal(high), unit).base()[0]
    told = [m.base()[0] for m in record_measures(value) if m.base()[1] == kind]
    return (Decimal(0), max(told)) if told else None


def own_measure_aside(reading: Reading, shop: ShopWords) -> Reading:
    """Without a measure of somebody, which is none of the goods, where some record tells what it
    is good for."""
    own = own_measure(reading.words)
    if own is None:
        return reading
    bearing = [
        at for at, p in enumerate(shop.products) if bearing_specs(p, own) and not chart_of(p)
    ]
    if not bearing:
        return reading
    mask = mask_of(bearing)
    # A thing may be called by what it is worn on: an "arm sling".
    parts = {t.start for t in reading.terms if t.where.head & mask and not t.measure}
    at = own.positions - parts
    return replace(
        reading,
        terms=[t for t in reading.terms if t.start not in at],
        numbers=[n for n in reading.numbers if n.position not in at],
        missing=[m for m in reading.missing if m.position not in at],
    )
