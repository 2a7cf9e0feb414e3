"""Something cheaper or dearer of the kind that was spoken of: "aur sasta", "anything cheaper than
that", "isse mehnga koi"."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import and_

from device.dialogue.answers.recommend import offer
from device.dialogue.asking import Asking, in_stock, name_facts, price_fact
from device.dialogue.goods.of_focus import like_focus
from device.dialogue.intent.comparing import THAN_IT
from device.dialogue.money import rupees
from device.dialogue.phrasing import Draft
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.refused import refused_mask
from device.dialogue.reading.terms import WALA, hard_terms
from device.dialogue.session import Session
from kb.catalogue import Product
from kb.language.words import word_set

_PRICED = {"cheapest": -1, "costliest": 1}
_OF_ALL = word_set("sabse most cheapest costliest priciest")
_ANOTHER = word_set(
    """
    anything something any some one ones other another else more option options koi kuch kuchh aur
    doosra dusra doosri dusri doosre dusre alag thoda thodi thode
    """
)
_BARGAINS = word_set(
    """
    kar karo karoge karenge kariye kardo lagao lagaoge lagega doge dijiye discount chhoot
    kyon kyun why how kitna kitni much hoga hogi
    """
)
"""Who asks for a lower price of this, or why it is so, wants no other."""
_FEW = 4
_SURE = 0.97


def answer_priced_like(asking: Asking) -> Draft | None:
    """What is cheaper (or dearer) than the one thing spoken of, the nearest in price first; that
    there is none. None where something else is asked."""
    extreme, session = _wanted(asking), asking.session
    if extreme not in _PRICED or asking.match.quantity is not None or not _one_in_focus(session):
        return None
    this = asking.view.product(session.focus[0])
    if (
        this is None
        or session.generation != asking.view.generation
        or not _asks_for_another(asking)
    ):
        return None
    named = [t.where.hard for t in hard_terms(asking.reading) if not t.purpose]
    if asking.reading.missing or any(
        not mask >> asking.shop.index_of[this.sku] & 1 for mask in named
    ):
        return None
    way = _PRICED[extreme] * (-1 if "less" in asking.words else 1)
    asking.intent, asking.likened = "recommend", True
    others = sorted(_priced(asking, this, way, named), key=lambda p: abs(p.price - this.price))
    others = [p for p in others if in_stock(p)] or others
    if others:
        return offer(asking, others, [], _SURE)
    draft = asking.draft()
    draft.skus, draft.confidence = (this.sku,), _SURE
    draft.facts += [*name_facts([this]), price_fact(this)]
    key = "none_cheaper" if way < 0 else "none_dearer"
    asking.phrasing.add(draft, key, name=this.name, price=rupees(this.price))
    return draft


def _one_in_focus(session: Session) -> bool:
    """Of several that were suggested the first is spoken of."""
    return len(session.focus) == 1 or bool(session.focus and session.intent == "recommend")


def _wanted(asking: Asking) -> str | None:
    """ "Isse sasta hai koi" asks for a cheaper one, "ye sasta hai kya" does not."""
    pairs = pairwise(asking.words)
    of_this = (extreme_of(more) for than, more in pairs if than in THAN_IT)
    return next((found for found in of_this if found), asking.reading.extreme)


def _asks_for_another(asking: Asking) -> bool:
    said = {*asking.words}
    if said & (_OF_ALL | _BARGAINS):
        return False
    return bool(said & (THAN_IT | _ANOTHER | WALA)) or len(asking.words) < _FEW


def _priced(asking: Asking, this: Product, way: int, named: list[int]) -> list[Product]:
    """What is cheaper (-1) or dearer of the kind that was named now, else of that it was called
    by, else of its category."""
    family = asking.of_mask(asking.shop.categories.get(this.category, 0))
    if not named:
        kind = like_focus(asking, this)
    elif this in asking.products:
        kind = asking.products
    else:
        kind = asking.of_mask(reduce(and_, named, ~asking.shop.bundles))
    refused = refused_mask(asking.reading, asking.shop)
    for goods in (kind, family):
        found = [
            p
            for p in goods
            if way * (p.price - this.price) > 0 and not refused >> asking.shop.index_of[p.sku] & 1
        ]
        if found:
            return found
    return []
