"""A second look, by the search of the catalogue, at what reading did not find.

Reading demands that all words fit one product; the search (`kb/search`) ranks by how much of the
question a product's words cover. It is trusted only where one product stands out and
nothing was asked for that is known to be something else.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from device.dialogue.asking import Asking
from device.dialogue.index.index_products import measures_of
from device.dialogue.index.written_words import phrase_words
from kb.catalogue import Product
from kb.language.script import phonetic_key
from kb.language.units import Measure, canonical_unit
from kb.language.words import stem

_LEAST_SCORE = 0.5
_LEAST_LEAD = 0.1
"""With vectors beside the words, which take longer, the same products pass in 45 shops."""
_CERTAINTY = 0.75


def second_look(asking: Asking) -> bool:
    """Takes the product that the search singles out as the one meant; False where none does."""
    if any(m.kind in {"goods", "brand"} or " " in m.word for m in asking.reading.missing):
        return False
    found = asking.view.search(asking.text).products
    if not found or found[0].score < _LEAST_SCORE or not found[0].meets_constraints:
        return False
    if len(found) > 1 and found[0].score - found[1].score < _LEAST_LEAD:
        return False
    product = asking.view.product(found[0].product.sku)
    if product is None or is_something_else(asking, product):
        return False
    take(asking, product)
    return True


def take(asking: Asking, product: Product) -> None:
    """A product is the one meant, whatever else was said."""
    asking.products = [product]
    asking.reading = replace(asking.reading, missing=[])
    match = replace(
        asking.match, mask=1 << asking.shop.index_of[product.sku], failed=(), certainty=_CERTAINTY
    )
    which = any(n.wala and n.value == match.quantity for n in asking.reading.numbers)
    if which or _is_its_size(match.quantity, match.quantity_unit, product):
        match = replace(match, quantity=None, quantity_unit="")
    asking.match = match


def _is_its_size(quantity: Decimal | None, unit: str, product: Product) -> bool:
    """Whether what was taken for an amount is what its name measures: "twenty kilo" of an adhesive
    that is sold by the bag of 20 kg."""
    if quantity is None or canonical_unit(unit) is None:
        return False
    said = Measure(quantity, unit).base()
    return said in (measure.base() for measure in measures_of(product.name))


def is_something_else(asking: Asking, product: Product) -> bool:
    """Whether a size, a name or a kind was surely said that this product is not."""
    if _has_another_size(asking, product.sku) or _lacks_a_name(asking, product.sku):
        return True
    return _lacks_a_quality(asking, product)


def _lacks_a_quality(asking: Asking, product: Product) -> bool:
    """Whether a kind was asked for that nothing here is: "electric pump" where it is manual."""
    own = {phonetic_key(word) for word in phrase_words(product.name)}
    qualities = asking.shop.domain.qualities
    return asking.match.found and any(
        word in qualities and phonetic_key(word) not in own for word in asking.reading.unknown
    )


def _has_another_size(asking: Asking, sku: str) -> bool:
    """Whether a figure of the question belongs to other goods: "63 A" is no breaker of 32 A."""
    bit = 1 << asking.shop.index_of[sku]
    return any(
        term.kind in {"measure", "counted", "value"} and not term.where.hard & bit
        for term in (*asking.reading.terms, *asking.match.terms)
        if not term.optional and not term.taken_back
    )


def _lacks_a_name(asking: Asking, sku: str) -> bool:
    """Whether something else than these goods is called by a word that was surely said: "chocolate
    muffin" is no blueberry muffin, though nothing is nearer."""
    bit = 1 << asking.shop.index_of[sku]
    own = asking.shop.words
    return any(
        stem(term.text) in own and term.where.named and not term.where.anywhere & bit
        for term in asking.reading.terms
        if term.certainty == 1.0
        and not (term.optional or term.purpose or term.if_unfit or term.taken_back)
    )
