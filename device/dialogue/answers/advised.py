"""Advice by everything that speaks for goods, once an answer stands that may be bettered by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.dialogue.answers.ranking import MANY, THAN, is_of_most, is_of_price
from device.dialogue.answers.recommend import OFFER_AT_MOST, offer
from device.dialogue.answers.saying import perhaps
from device.dialogue.answers.suiting import MEETS, UNWISHED, Suited, suited_goods
from device.dialogue.answers.wanted_goods import asks_for_lacking, thing_wanted, wanted_kind
from device.dialogue.answers.wishes import wishes_of
from device.dialogue.asking import Asking, in_stock, name_facts
from device.dialogue.goods.most_of import having_most
from device.dialogue.goods.variants import thing_words
from device.dialogue.intent.health import is_complaint
from device.dialogue.phrasing import TENTATIVE, Draft
from kb.catalogue import Product

LEAST = 0.2
"""How likely a product must be what should be suggested for it to be suggested at all. How often
what is held so likely is right is printed by `python -m tests.evaluation.advice.fit`."""
_LEAST_OTHERWISE = 0.5
"""The same where it could be asked what the wish is, or something else was understood."""
SURELY = 0.95
"""How likely for it to be suggested without a perhaps."""
BESIDE = 0.05
"""What is so likely is named beside the best."""
_SURELY_OF_KIND = 0.89
"""What is likeliest of a kind is not sure, where something of another kind was likelier."""
_LIKELY = 0.7
"""How likely where the shop seemed to lack what was asked for, and the product is called so, or
where what was asked for is sold out."""
_SURE = 0.9
_REPLACES = 0.43
"""How likely what was not called so must be to take the place of what was."""
_STANDS_OUT, _FAR_BEHIND = 0.75, 8
"""Beside a first that is so likely nothing is named that is so many times less likely. To a wish
that leaves much open several things are named."""
_AS_LIKELY = 0.35
"""What is of the kind of the best, and so much less likely, is passed over: who needs a cake for
twelve is told of none for six. Of another kind it is named, as something else may be wished for."""
_BESIDE = 2
_INSTEAD = 0.1
"""What is so likely may be meant instead of what is told with a perhaps. Where something was named
so in shops that were never read, one time in two it was what was meant."""
_COUNTED = ("named", "serves", "of_age", "counted", "of_kind", "most")
"""What is told of goods that may be meant instead has no less of it."""
_WANTED = 0.15
"""So likely must advice be wanted for it to be given where something else was understood."""
_STORED, _OFTENER = frozenset({"faq", "store", "taught"}), 2
"""What the shop stored and told with a perhaps gives way where advice is so many times likelier
wanted: "whom do I call for oxygen at night" asks for no concentrator."""
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
    advice = _better(asking, draft, ranked)
    return _or_perhaps(asking, advice or draft, ranked) or advice


def _better(asking: Asking, draft: Draft, ranked: Sequence[Suited]) -> Draft | None:
    advises = draft.intent == "recommend" and bool(draft.skus)
    best = ranked[0]
    if best.chance < _least(asking, draft, best):
        return perhaps(asking, draft) if advises and _is_sure(draft) else None
    certainty = _SURE if best.chance >= SURELY and not draft.unknown else TENTATIVE
    called = _called_so(draft, ranked)
    named = [*called, best] if called else [best, *_beside(ranked)]
    products = [each.product for each in named]
    stands = [product.sku for product in products] == [*draft.skus]
    if advises and stands and _is_sure(draft) == (certainty == _SURE):
        return None
    asking.intent = "recommend"
    asking.session.pending = ()
    return _offered(asking, products, certainty)


def _called_so(draft: Draft, ranked: Sequence[Suited]) -> list[Suited]:
    """What is suggested for sure and was called so, where what is only a little likelier was not:
    "kuchh meetha" is rather the brownie than a sweet drink. Both are named then."""
    best = ranked[0]
    if not _is_sure(draft) or best.chance >= _REPLACES or best.evidence["named"]:
        return []
    by_sku = {each.product.sku: each for each in ranked}
    own = [by_sku[sku] for sku in draft.skus if sku in by_sku][:_BESIDE]
    called = own and own[0].evidence["named"] and own[0].chance >= BESIDE
    return own if called else []


def _least(asking: Asking, draft: Draft, best: Suited) -> float:
    """How likely the best must be to be suggested instead of what the draft says."""
    if _names_what_is_lacking(asking, draft):
        return _LIKELY if best.evidence["named"] else SURELY
    if draft.intent != "recommend" or (draft.clarify and not draft.skus):
        return _LEAST_OTHERWISE
    first = asking.view.product(draft.skus[0]) if draft.skus else None
    if first is None or in_stock(first):
        return LEAST
    # What is sold out and was not even named gives way to what was.
    only_other = best.evidence["named"] and first not in asking.products
    return LEAST if only_other else _LIKELY


def _beside(ranked: Sequence[Suited]) -> list[Suited]:
    """What is named beside the best: what is likely too, was as much called for, and is not far
    behind one that stands out."""
    best, *others = ranked
    stands_out = best.chance >= _STANDS_OUT
    least = best.chance / _FAR_BEHIND if stands_out else 0.0
    meets = (*MEETS, "fit") if stands_out else MEETS
    likely = [each for each in others if each.chance >= max(BESIDE, least)]
    named = [each for each in likely if _meets_as_much(each, best, meets)][:_BESIDE]
    return [
        each
        for each in named
        if each.chance >= _AS_LIKELY * best.chance or not _are_alike(each.product, best.product)
    ]


def _or_perhaps(asking: Asking, advice: Draft, ranked: Sequence[Suited]) -> Draft | None:
    """Advice that is not sure, with what else may be meant named beside it, so that the customer
    may ask on; None where there is nothing to add. The cheapest is one, and who must not have
    something is told of no more than what is likeliest."""
    unsure = advice.intent == "recommend" and not (_is_sure(advice) or advice.unknown)
    if not (unsure and advice.skus) or advice.clarify:
        return None
    if is_of_price(asking) or any(each.said for each in asking.reading.unwanted):
        return None
    told = [each for each in ranked if each.product.sku in advice.skus]
    others = [
        each.product
        for each in ranked
        if each.chance >= _INSTEAD
        and each.product.sku not in advice.skus
        and not any(_passed_over(each, one) for one in told)
    ][: max(0, OFFER_AT_MOST - len(advice.skus))]
    if not others:
        return None
    also = asking.draft("recommend")
    also.skus, also.facts = tuple(p.sku for p in others), name_facts(others)
    names = asking.phrasing.one_of([p.name for p in others])
    asking.phrasing.add(also, "recommend_or", names=names)
    whole = replace(
        advice, written=[*advice.written], spoken=[*advice.spoken], facts=[*advice.facts]
    )
    whole.take(also)
    return whole


def _passed_over(other: Suited, told: Suited) -> bool:
    """Whether something cannot be what was meant instead of what is told, as it has less of what
    anybody can count, or is called alike and fits less."""
    of = (*_COUNTED, "fit") if _are_alike(other.product, told.product) else _COUNTED
    return not (_has_no_more(told, other, of) and _has_no_more(other, told, UNWISHED))


def _are_alike(product: Product, other: Product) -> bool:
    """Whether both are of a kind and called alike: two cakes, but no shears and a secateur."""
    called = {*thing_words(product)} & {*thing_words(other)}
    return product.category == other.category and bool(called)


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


def may_be_bettered(asking: Asking, draft: Draft) -> bool:
    """Whether it is advice by what was told, or nothing was told where advice may be wanted. What a
    size or something spoken of before decides stays as it is."""
    reading = asking.reading
    if not asking.words or asking.settled or reading.code is not None:
        return False
    refused_all = draft.unknown and draft.intent == "recommend" and bool(reading.unwanted)
    if draft.by_record and not refused_all:
        return False  # What is ranked has nothing of what must not be in it.
    decides = (is_of_most(asking) and not is_of_price(asking)) or _has_most(asking, draft)
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
    is_stored = draft.source in _STORED and not draft.unknown
    if is_stored and wished < _OFTENER * asking.wants.get("faq", 0.0):
        return False
    if draft.intent.startswith("basket_") and not draft.unknown:
        # Nothing was put into the basket yet, and nobody said how many.
        return draft.clarify and asking.match.quantity is None and wished >= _WANTED
    if wished < _WANTED or any(each.kind == "brand" for each in reading.missing):
        return False
    asks_of_what = draft.clarify and not draft.skus
    return draft.is_not_known or asks_of_what or draft.confidence <= TENTATIVE


def _has_most(asking: Asking, draft: Draft) -> bool:
    """Whether what is suggested has most of what was asked for: "the biggest memory"."""
    first = asking.view.product(draft.skus[0]) if draft.skus else None
    family = asking.shop.categories.get(first.category, 0) if first is not None else 0
    most = having_most(asking, asking.of_mask(family))
    return most is not None and [product.sku for product in most] == [*draft.skus]


def _names_what_is_lacking(asking: Asking, draft: Draft) -> bool:
    """Whether goods are asked for by their name that the shop has not got, or none of which is as
    it must be: a "cooler for the room" is no fan, and no other bulb is worked by phone."""
    reading = asking.reading
    return draft.unknown and (bool(wanted_kind(reading)) or asks_for_lacking(reading))


def _is_sure(draft: Draft) -> bool:
    return draft.confidence > TENTATIVE


def _meets_as_much(other: Suited, best: Suited, meets: Sequence[str]) -> bool:
    """Whether what is named beside the best was as much called for, and has no more of what was not
    wished for."""
    as_much = _has_no_more(best, other, meets)
    return as_much and _has_no_more(other, best, UNWISHED)


def _has_no_more(one: Suited, other: Suited, of: Sequence[str]) -> bool:
    return all(one.evidence[name] <= other.evidence[name] for name in of)


def _content(asking: Asking) -> int:
    return sum(not asking.shop.domain.is_function(word) for word in asking.words)
