"""So much of what is sold in packs: five kilos of what comes by the kilo are five packs of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from device.dialogue.goods.resolve import Match, resolve
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.sale_units import SALE_WORDS
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.terms import OF, WALA, LooseNumber, Reading, Term
from kb.catalogue import Product
from kb.language.units import record_measures

_FILLED = frozenset({"g", "L", "mm"})
"""Units, as all are reckoned in, of what can be filled into packs or cut into lengths."""
_PLAIN_SIZES = {"g": Decimal(1000), "L": Decimal(1), "mm": Decimal(1000)}
_FEW = 40
_DESCRIBES = WALA | OF | CONTAINERS | SALE_WORDS


def in_packs(reading: Reading, match: Match, shop: ShopWords) -> tuple[Reading, Match]:
    """What was read, with how many packs hold as much as is wanted where nothing is so big.

    The packs are of one kilo, litre or metre, or of the size that was said beside it.
    """
    wanted = [t for t in reading.terms if t.measure is not None and not (t.purpose or t.optional)]
    if match.found or not wanted or reading.missing:
        return reading, match
    for term in wanted:
        if {*reading.words[term.end : term.end + 1]} & _DESCRIBES:
            continue  # A "do kilo ka cake" is no two of one kilo, nor a "two litre bottle".
        if any(number.position != term.start for number in reading.numbers):
            continue  # "Two of two litres" counts them already.
        others = [each for each in reading.terms if each is not term]
        found = resolve(replace(reading, terms=others), shop, expects_quantity=True)
        if not found.found_all or count(found.mask) > _FEW:
            continue
        said = len(wanted) > 1
        fills = ((n, _packs(term, shop.products[n], any_size=said)) for n in bits(found.mask))
        packs = {number: many for number, many in fills if many is not None}
        if packs and len({*packs.values()}) == 1:
            return _counted(reading, term, packs, shop)
    return reading, match


def _packs(term: Term, product: Product, *, any_size: bool) -> Decimal | None:
    """How many of a product are as much as is wanted, None where they do not fill it."""
    assert term.measure is not None
    much, unit = term.measure.base()
    if unit not in _FILLED:
        return None
    for held in record_measures(product.name):
        size, its_unit = held.base()
        plain = any_size or size == _PLAIN_SIZES[unit]
        if its_unit == unit and plain and size and much > size and not much % size:
            return much / size
    return None


def _counted(
    reading: Reading, term: Term, packs: dict[int, Decimal], shop: ShopWords
) -> tuple[Reading, Match]:
    many = next(iter(packs.values()))
    terms = [
        replace(each, where=Where(spec=mask_of(packs)), kind="value", measure=None)
        if each is term else each
        for each in reading.terms
    ]  # fmt: skip
    number = LooseNumber(term.start, many, length=term.end - term.start)
    told = any(each.value == many for each in reading.numbers)
    numbers = reading.numbers if told else [*reading.numbers, number]
    # "Kam zyada mat karna, paanch kilo": how much is wanted says which packs.
    counted = replace(reading, terms=terms, numbers=numbers, extreme=None)
    return counted, resolve(counted, shop, expects_quantity=True)
