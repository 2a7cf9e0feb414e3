"""Another of the kind that was spoken of, for who says how it shall be instead: "mudne wali do"
after a stick, "no, that is too small for us" after a geyser, "without wires please" after bells."""

from __future__ import annotations

from device.dialogue.answers.likeliest import likely
from device.dialogue.answers.ranking import MANY
from device.dialogue.answers.recommend import within_budget
from device.dialogue.answers.suiting import WEIGHTS, evidence_of
from device.dialogue.asking import Asking, in_stock
from device.dialogue.goods.of_focus import family_of_focus
from device.dialogue.goods.weighing import Likely, chances, weighed
from device.dialogue.index.nouns import noun
from device.dialogue.index.product_sets import mask_of
from device.dialogue.phrasing import TENTATIVE, Draft
from device.dialogue.reading.terms import WALA
from kb.catalogue import Product
from kb.language.words import word_set

_OTHERWISE = word_set(
    """
    nahi nahin no not without bina too other another else instead doosra dusra doosri dusri doosre
    dusre alag only sirf cannot
    """
)
_ONE = word_set("one ones")
_SURELY = 0.6
_ALIKE = 2.0
"""What it counts to be called by the same name: after an egg puff another puff."""
_DRAFTED = ("first", "surely_first", "second", "third")
"""What the answer that is doubted says for its own goods counts not."""


def another_of_kind(asking: Asking, draft: Draft) -> Product | None:
    """The product of the same kind that is wished for, if one stands out; None where another kind
    is named, or where what was spoken of is meant itself. Slow."""
    focus = asking.session.focus
    if draft.intent != "recommend" or not focus or asking.settled:
        return None
    if asking.session.generation != asking.view.generation or len(asking.shop.products) > MANY:
        return None
    if not (_OTHERWISE | WALA | _ONE) & {*asking.words}:
        return None
    family = family_of_focus(asking)
    if not family or _stands(asking, draft, family) or _names_other_kind(asking, family):
        return None
    otherwise = bool(_OTHERWISE & {*asking.words})
    found, _ = evidence_of(asking, draft)
    pool = [
        each
        for each in likely(asking)
        if family >> each.number & 1
        and in_stock(each.product)
        and within_budget(each.product, asking.reading)
        and not (otherwise and each.product.sku in focus and len(focus) == 1)
    ]
    alike = _called_alike(asking, family)
    shares = chances(
        [
            _score(each, found.get(each.number, {})) + _ALIKE * (alike >> each.number & 1)
            for each in pool
        ]
    )
    best = max(range(len(pool)), key=shares.__getitem__, default=None)
    if best is None or shares[best] < _SURELY or (pool[best].product.sku,) == focus:
        return None
    return pool[best].product


def _stands(asking: Asking, draft: Draft, family: int) -> bool:
    """Whether other goods of the kind were suggested for sure."""
    if draft.confidence <= TENTATIVE or not draft.skus or draft.skus[0] in asking.session.focus:
        return False
    number = asking.shop.index_of.get(draft.skus[0])
    return number is not None and bool(family >> number & 1)


def _called_alike(asking: Asking, family: int) -> int:
    """What shares the name of what was spoken of, if that is one thing."""
    focus = asking.session.focus
    product = asking.view.product(focus[0])
    if len(focus) > 1 or product is None:
        return 0
    own = noun(product.name, asking.shop.domain)
    return mask_of(
        asking.shop.index_of[p.sku]
        for p in asking.of_mask(family)
        if noun(p.name, asking.shop.domain) == own
    )


def _names_other_kind(asking: Asking, family: int) -> bool:
    named = (t for t in asking.reading.terms if t.where.head and not (t.purpose or t.optional))
    return any(not term.where.named & family for term in named)


def _score(each: Likely, evidence: dict[str, float]) -> float:
    """The logarithm of the odds that it is meant by the words, and that it suits what is told."""
    suits = {name: value for name, value in evidence.items() if name not in _DRAFTED}
    return each.odds + weighed(suits, WEIGHTS)
