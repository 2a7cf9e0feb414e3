"""Goods that a question of a fact describes by what they are needed for instead of naming them:
"the bulb that stays on when the light goes, how much", "deewar mein chhed karne wali machine kitne
ki hai"."""

from __future__ import annotations

from device.dialogue.answers.by_need import needs_told
from device.dialogue.answers.likeliest import likely
from device.dialogue.asking import Asking
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.phrasing import TENTATIVE, Draft
from device.dialogue.reading.clauses import describing
from device.dialogue.reading.terms import Term, places_of
from kb.catalogue import Product
from kb.domains.needs import NeedSaid

_FACTS = frozenset({"price", "stock", "bulk_price"})
_TOLD, _TOLD_FULLY = 2, 3
"""How many things must be said for a need to be told, and to be told so that it decides against
goods that were named."""

_SURELY = 0.95
"""So likely must all that was said mean what is told of for no need to decide against it."""


def needed_instead(asking: Asking, draft: Draft) -> Product | None:
    """The one product that helps against the need that is told, None where the answer stands."""
    if draft.intent not in _FACTS or asking.settled or asking.session.focus:
        return None
    told = needs_told(asking)
    if not told or told[0].told_by < _TOLD or asking.reading.code is not None:
        return None
    best = _best(told[0], asking)
    if count(best) != 1:
        return None
    product = asking.of_mask(best)[0]
    return product if _is_meant(told[0], product, asking, draft) else None


def _best(said: NeedSaid, asking: Asking) -> int:
    """What helps best, of the maker and kind that are named where some is of these."""
    lines = asking.view.helps.of(said.need)
    best = 0
    for mask in lines[0] if lines else ():
        best |= mask
    for term in _named(asking):
        telling = said.positions.issuperset(range(term.start, term.end))
        best = best & term.where.hard or (best if telling else 0)
    return best


def _named(asking: Asking) -> list[Term]:
    """What says the maker and the kind."""
    firm = (t for t in asking.reading.terms if t.kind == "word" and not (t.purpose or t.optional))
    return [t for t in firm if t.where.brand or t.where.head]


def _is_meant(said: NeedSaid, product: Product, asking: Asking, draft: Draft) -> bool:
    """Whether the answer tells of no such goods and nothing sure: it refuses or asks back, or tells
    of what would not help though the need is told apart from the name."""
    if draft.unknown:
        return not any(missing.kind == "brand" for missing in asking.reading.missing)
    if draft.clarify:
        return product.sku in draft.skus or draft.confidence <= TENTATIVE
    if product.sku in draft.skus or said.told_by < _TOLD_FULLY or _is_surely_told(asking, draft):
        return False
    helping = {n for line in asking.view.helps.of(said.need) for m in line for n in bits(m)}
    told = mask_of(asking.shop.numbers_of(draft.skus))
    bit = 1 << asking.shop.index_of[product.sku]
    if any(n in helping for n in bits(told)) or any(not t.where.hard & bit for t in _named(asking)):
        return False
    aside = describing(asking.reading.words, asking.shop.domain.names_goods)
    named = places_of(t for t in asking.reading.terms if not (t.purpose or t.optional))
    return len((said.positions & aside) - named) >= _TOLD


def _is_surely_told(asking: Asking, draft: Draft) -> bool:
    """ "A half HP pump to fill the tank": all that was said means what is told of."""
    best = next(iter(likely(asking)), None)
    return best is not None and best.chance >= _SURELY and draft.skus == (best.product.sku,)
