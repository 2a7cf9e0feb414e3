"""Whether what the shop lacks is asked for beside the thing that was spoken of, rather than
something about that: "cpap machine bhi milti hai" after a nebuliser, "pachaas litre ka bhi aata
hai" after a geyser of twenty-five."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.index.product_sets import mask_of
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import HOW_MANY, ONE, Term
from kb.language.units import record_measures
from kb.language.words import word_set

_BESIDES = word_set("bhi also too and aur what")
_KEPT = word_set(
    """
    have keep sell stock do rakhte rakhti rakhta milta milti milte milega milegi aata aati aate
    banta banti banate bechte
    """
)
_HOW = HOW_MANY | word_set("how kitna kitne kitni")
_OF_GOODS = frozenset({"price", "stock", "list", "bulk_price"})
_ASKED = 0.4
"""From so likely on, goods are asked for."""


def asks_for_others(asking: Asking) -> bool:
    """Whether goods, a maker or a size are named that the thing in focus is not, and nothing points
    at that."""
    reading = read(asking.words, asking.shop)
    if reading.pronoun and not _asks_for_any(asking.words):
        return False
    said, wants = {*asking.words}, asking.wants
    asked = sum(wants.get(intent, 0.0) for intent in _OF_GOODS) >= _ASKED
    kept = bool(_KEPT & said or _BESIDES & {*asking.words[:1], *asking.words[1:3]})
    if any(missing.kind in {"goods", "brand"} for missing in reading.missing):
        return asked or kept
    focus = mask_of(asking.shop.numbers_of(asking.session.focus))
    sizes = [t for t in reading.terms if t.kind == "measure" and _tells_size(t, asking)]
    other = bool(sizes) and not any(t.where.hard & focus for t in sizes)
    chosen = kept or bool(ONE & said) or _asks_for_any(asking.words)
    return other and chosen and not _HOW & said


def _tells_size(term: Term, asking: Asking) -> bool:
    """Whether the thing in focus is told from others like it by such a measure in its name: a
    geyser by its litres, a scale by no kilos."""
    names = (p.name for sku in asking.session.focus if (p := asking.view.product(sku)) is not None)
    measures = [measure.base()[1] for name in names for measure in record_measures(name)]
    return not term.purpose and term.measure is not None and term.measure.base()[1] in measures


def _asks_for_any(words: list[str]) -> bool:
    """ "Is there anything in fifteen litre": there the "there" points at nothing."""
    return ("is", "there") in pairwise(words)
