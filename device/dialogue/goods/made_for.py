"""What a customer tells of who or what goods are for, and those whose records say that they are for
so much: "baby aath kilo ka hai" of diapers for 7 to 12 kg, "my fridge is 250 litres" of a
stabiliser for one of up to 300."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from device.dialogue.goods.own_measure import OwnMeasure, bearing_specs, own_measure, will_do
from device.dialogue.goods.resolve import Match, resolve
from device.dialogue.goods.size_chart import chart_of
from device.dialogue.goods.suited_for import age_said, is_for_age, is_in_range
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import Reading
from kb.catalogue import Product
from kb.language.units import Measure, canonical_unit
from kb.language.words import word_set

_FEW = 12
_ITS_OWN = word_set("my mine our ours mera meri mere hamara hamari hamare apna apni apne for liye")
_UP_TO = re.compile(r"(?:up ?to|below|under|max(?:imum)?) (\d+(?:\.\d+)?) ?([a-zA-Z]+)", re.I)


def made_for(reading: Reading, match: Match, shop: ShopWords) -> tuple[Reading, Match]:
    """Of the goods found those that are for what was told, where some are; where none was found,
    those that are for it though they do not measure so much themselves."""
    if not match.found:
        return _for_its_measure(reading, match, shop)
    return reading, _of_those(match, reading, shop)


def _of_those(match: Match, reading: Reading, shop: ShopWords) -> Match:
    fits = _fits(reading)
    if fits is None or not 1 < count(match.mask) <= _FEW:
        return match
    mask = mask_of(n for n in bits(match.mask) if fits(shop.products[n]))
    if not mask or mask == match.mask:
        return match
    return replace(match, mask=mask, order=tuple(n for n in match.order if mask >> n & 1))


def _fits(reading: Reading) -> Callable[[Product], bool] | None:
    """Whether a product is for somebody who weighs so much or is so old, where that is told."""
    own, age = own_measure(reading.words), age_said(reading.words)
    if own is not None:
        return lambda product: not chart_of(product) and _will_do(product, own)
    return None if age is None else lambda product: is_for_age(product, age)


def _will_do(product: Product, own: OwnMeasure) -> bool:
    told = (product.specs[name] for name in bearing_specs(product, own))
    return any(will_do(value, own) for value in told) or is_in_range(product, own.measure)


def _for_its_measure(reading: Reading, match: Match, shop: ShopWords) -> tuple[Reading, Match]:
    """ "Stabiliser chahiye, mera fridge 250 litre ka hai": the litres are those of the fridge."""
    if reading.missing or not _ITS_OWN & {*reading.words}:
        return reading, match
    for term in reading.terms:
        if term.measure is None or term.purpose:
            continue
        others = [each for each in reading.terms if each is not term]
        numbers = [each for each in reading.numbers if each.position != term.start]
        plain = replace(reading, terms=others, numbers=numbers)
        found = resolve(plain, shop)
        if not found.found_all or count(found.mask) > _FEW:
            continue
        said = term.measure
        mask = mask_of(n for n in bits(found.mask) if _reaches(shop.products[n], said))
        if mask:
            return plain, replace(found, mask=mask, order=tuple(bits(mask)))
    return reading, match


def _reaches(product: Product, said: Measure) -> bool:
    """Whether its record says that it is for so much: in a range, or "up to 300 L"."""
    if is_in_range(product, said):
        return True
    value, unit = said.base()
    for text in (product.name, *product.specs.values()):
        for most, word in _UP_TO.findall(text):
            own = canonical_unit(word.lower())
            if own is None:
                continue
            held, base = Measure(Decimal(most), own).base()
            if base == unit and value <= held:
                return True
    return False
