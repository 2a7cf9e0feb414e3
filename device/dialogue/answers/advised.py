"""Advice by everything that speaks for goods, once an answer stands that may be bettered by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.dialogue.answers.ranking import MANY, THAN, is_of_most, is_of_price
from device.dialogue.answers.recommend import offer
from device.dialogue.answers.saying import perhaps
from device.dialogue.answers.suiting import WISHED_FOR, Suited, suited_goods
from device.dialogue.answers.wanted_goods import asks_for_lacking, thing_wanted, wanted_kind
from device.dialogue.answers.wishes import wishes_of
from device.dialogue.asking import Asking, in_stock
from device.dialogue.intent.health import is_complaint
from device.dialogue.phrasing import TENTATIVE, Draft
from kb.catalogue import Product

LEAST = 0.3
"""How likely a product must be what should be suggested for it to be suggested at all. How often
what is held so likely is right is printed by `python -m tests.evaluation.advice.fit`."""
SURELY = 0.95
"""How likely for it to be suggested without a perhaps."""
BESIDE = 0.1
"""What is so likely is named beside the best."""
_SURELY_OF_KIND = 0.89
"""What is likeliest of a kind is not sure, where something of another kind was likelier."""
_LIKELY = 0.7
"""How likely where the shop seemed to lack what was asked for, and the product is called so, or
where what was asked for is sold out."""
_SURE = 0.9
_KEPT = 0.3
"""How likely what was suggested for sure must be for it to stay the first."""
_KEPT_HELP = 0.03
"""The same of what a pack says to help best, where it does not say so of the likeliest."""
_REPLACES = 0.43
"""How likely something else must be to take its place."""
_STANDS_OUT, _FAR_BEHIND = 0.75, 8
"""Beside a first that is so likely nothing is named that is so many times less likely. To a wish
that leaves much open several things are named."""
_BESIDE = 2
_WANTED = 0.15
"""So likely must advice be wanted for it to be given where something else was understood."""
_SAYS_ENOUGH = 3
"""In so many words a customer tells a need anew, whatever was spoken of before."""


def may_suit(asking: Asking, draft: Draft) -> list[Suited]:
    """What may be suggested instead of a draft, the likeliest first; empty where that stands.
    Slow."""
    return suited_goods(asking, draft) if may_be_bettered(asking, draft) else []


def advised(asking: Asking, draft: Draft, ranked: Sequence[Suited]) -> Draft | None:
    """Other advice, or the same with another certainty; None where the draft stands. `ranked` is
    what may be suggested (`may_suit`)."""
    ranked = _of_kind_asked(asking, draft, ranked)
    if not ranked:
        return None
    advises = draft.intent == "recommend" and bool(draft.skus)
    best = ranked[0]
    sold_out = any(
        p is not None and not in_stock(p) for p in map(asking.view.product, draft.skus[:1])
    )
    least = _LIKELY if advises and sold_out else LEAST
    if _names_what_is_lacking(asking, draft):
        least = _LIKELY if best.evidence["named"] else SURELY
    sure = advises and _is_sure(draft)
    fewer = _without_unlikely(asking, draft, ranked) if sure else None
    stands = fewer or draft
    if best.chance < least:
        return perhaps(asking, stands) if sure else None
    if sure:
        own = next((each for each in ranked if each.product.sku == draft.skus[0]), None)
        helps_more = own is not None and "helps" in own.evidence and "helps" not in best.evidence
        if own is not None and own.chance >= (_KEPT_HELP if helps_more else _KEPT):
            return fewer if own.chance >= SURELY else perhaps(asking, stands)
        if best.chance < _REPLACES:
            return perhaps(asking, stands)
    certainty = _SURE if best.chance >= SURELY and not draft.unknown else TENTATIVE
    if advises and draft.skus[0] == best.product.sku and sure == (certainty == _SURE):
        return fewer
    asking.intent = "recommend"
    asking.session.pending = ()
    likely = [each for each in ranked[1:] if each.chance >= BESIDE]
    beside = [each for each in likely if _meets_as_much(each, best)][:_BESIDE]
    return _offered(asking, [each.product for each in (best, *beside)], certainty)


def _of_kind_asked(asking: Asking, draft: Draft, ranked: Sequence[Suited]) -> Sequence[Suited]:
    """Who asks for a battery by that name, and was advised one, is advised no lamp instead."""
    wanted, shop = thing_wanted(asking.reading), asking.shop
    kind = 0 if wanted is None or wanted.optional else wanted.where.head & wanted.where.name
    own = draft.skus[:1] if draft.intent == "recommend" else ()
    best = (each.product.sku for each in ranked[:1])
    of_kind = [bool(kind >> shop.index_of[sku] & 1) for sku in (*own, *best)]
    if of_kind != [True, False]:
        return ranked
    kept = [each for each in ranked if kind >> shop.index_of[each.product.sku] & 1]
    whole = sum(each.chance for each in kept)
    most = _SURELY_OF_KIND
    shared = [replace(each, chance=min(each.chance / whole, most)) for each in kept if whole]
    return shared or ranked


def _offered(asking: Asking, products: list[Product], confidence: float) -> Draft:
    advice = offer(asking, products, wishes_of(asking.words, asking.shop), confidence)
    if is_complaint(asking.words):
        asking.phrasing.add(advice, "recommend_referral")
    return advice


def _without_unlikely(asking: Asking, draft: Draft, ranked: Sequence[Suited]) -> Draft | None:
    """The same advice without what is named beside the first though it hardly suits: the loud one
    beside the silent one. None where nothing is."""
    chance = {each.product.sku: each.chance for each in ranked}
    first, *others = draft.skus
    least = chance.get(first, 0.0) / _FAR_BEHIND
    kept = [sku for sku in others if chance.get(sku, 0.0) >= least]
    if len(kept) == len(others) or chance.get(first, 0.0) < _STANDS_OUT:
        return None
    products = [p for sku in (first, *kept) if (p := asking.view.product(sku)) is not None]
    return _offered(asking, products, draft.confidence)


def may_be_bettered(asking: Asking, draft: Draft) -> bool:
    """Whether it is advice by what was told, or nothing was told where advice may be wanted. What a
    price, a size or something spoken of before decides stays as it is."""
    reading = asking.reading
    if not asking.words or asking.settled or reading.code is not None:
        return False
    refused_all = draft.unknown and draft.intent == "recommend" and bool(reading.unwanted)
    if draft.by_record and not refused_all:
        return False  # What is ranked has nothing of what must not be in it.
    decides = is_of_price(asking) or is_of_most(asking)
    if THAN & {*asking.words} or (decides and not draft.is_not_known):
        return False
    if asking.session.focus and (reading.pronoun or _content(asking) < _SAYS_ENOUGH):
        return False
    if len(asking.shop.products) > MANY and draft.skus:
        return False
    if draft.unknown and any(each.must_be_told for each in reading.unwanted):
        return False
    if draft.intent == "recommend":
        return True
    wished = asking.wants.get("recommend", 0.0)
    if draft.intent.startswith("basket_") and not draft.unknown:
        # Nothing was put into the basket yet, and nobody said how many.
        return draft.clarify and asking.match.quantity is None and wished >= _WANTED
    if wished < _WANTED or any(each.kind == "brand" for each in reading.missing):
        return False
    asks_of_what = draft.clarify and not draft.skus
    return draft.is_not_known or asks_of_what or draft.confidence <= TENTATIVE


def _names_what_is_lacking(asking: Asking, draft: Draft) -> bool:
    """Whether goods are asked for by their name that the shop has not got, or none of which is as
    it must be: a "cooler for the room" is no fan, and no other bulb is worked by phone."""
    reading = asking.reading
    return draft.unknown and (bool(wanted_kind(reading)) or asks_for_lacking(reading))


def _is_sure(draft: Draft) -> bool:
    return draft.confidence > TENTATIVE


def _meets_as_much(other: Suited, best: Suited) -> bool:
    """Whether what is named beside the best has as much of what was wished for."""
    return all(other.evidence[name] >= best.evidence[name] for name in WISHED_FOR)


def _content(asking: Asking) -> int:
    return sum(not asking.shop.domain.is_function(word) for word in asking.words)
