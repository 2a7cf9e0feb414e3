"""What is made of an answer that is doubtful, or of advice that found nothing.

Advice goes by names and by the needs that the packs know. What is nearest in meaning to all that
was said is a second opinion: where advice is doubtful it is named as well, and where there is none
it is offered with a perhaps, if it stands out from everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from device.dialogue.answers import other_goods
from device.dialogue.answers.doubt import is_doubtful
from device.dialogue.answers.ranking import suited_in_meaning
from device.dialogue.answers.recommend import OFFER_AT_MOST, beside_what, offer, within_budget
from device.dialogue.answers.wishes import has_refused, wishes_of
from device.dialogue.asking import Asking, in_stock, name_facts, price_fact
from device.dialogue.goods.suited_for import for_counts, holds_enough, serves
from device.dialogue.goods.without import without
from device.dialogue.money import rupees
from device.dialogue.phrasing import TENTATIVE, Draft
from kb.catalogue import Product

_ADVICE_WANTED = 0.4
_STANDS_OUT = 0.07
"""Of advice that found nothing in 110 shops, each by an adapter that had not learned it, all 13
products that were so much nearer than the next were right, and nothing stood out so in the three
cases in which the shop had not got what was asked for."""
_NEAR_ENOUGH = 0.4
_FAR_AHEAD = 0.2
"""So much nearer than all else, 3 of 4 products were meant, whatever kind of goods was named beside
and whatever the packs know to help."""


def with_second_thought(asking: Asking, draft: Draft) -> Draft:
    """The answer as it stands, or with a perhaps and what else may be meant."""
    if _found_nothing(asking, draft):
        return _nearest_instead(asking, draft) or draft
    if not (is_doubtful(asking, draft) or other_goods.is_doubtful(asking, draft)):
        guessed = draft.intent == "recommend" and draft.skus and draft.confidence <= TENTATIVE
        return _with_nearest(asking, draft) if guessed else draft
    doubtful = perhaps(asking, draft)
    return _with_nearest(asking, doubtful) if draft.intent == "recommend" else doubtful


def perhaps(asking: Asking, draft: Draft) -> Draft:
    """The same answer, said as what was perhaps meant."""
    lead = asking.draft(draft.intent)
    asking.phrasing.add(lead, "perhaps_meant")
    return replace(
        draft,
        confidence=TENTATIVE,
        written=[*lead.written, *draft.written],
        spoken=[*lead.spoken, *draft.spoken],
    )


def _found_nothing(asking: Asking, draft: Draft) -> bool:
    advice = draft.intent == "recommend" or (
        draft.intent == "unknown" and asking.wants.get("recommend", 0.0) >= _ADVICE_WANTED
    )
    nothing = draft.unknown or (draft.clarify and not draft.skus)
    return advice and nothing and not asking.session.focus


def _nearest_instead(asking: Asking, draft: Draft) -> Draft | None:
    if any(each.must_be_told for each in asking.reading.unwanted):
        return None
    near = _near(asking, suited_in_meaning(asking), of_any_kind=True)
    (first, nearness), (_, next_nearness) = next(near, (None, 0.0)), next(near, (None, 0.0))
    # Hardly anything stands in for what the packs know to help where the shop has not got it.
    least = _FAR_AHEAD if asking.lacks_help else _STANDS_OUT
    if first is None or nearness - next_nearness < least:
        return None
    if nearness < _NEAR_ENOUGH and draft.unknown:
        return None  # What was asked for the shop has not got, and this is far from it.
    asking.intent = "recommend"
    return offer(asking, [first], wishes_of(asking.words, asking.shop), TENTATIVE)


def _with_nearest(asking: Asking, draft: Draft) -> Draft:
    """Names what is nearer in meaning than all that was advised; first where it is far ahead."""
    if asking.session.focus or asking.reading.extreme is not None:
        return draft
    alike, index_of = suited_in_meaning(asking), asking.shop.index_of
    advised = max(alike.get(index_of[sku], 0.0) for sku in draft.skus)
    product, nearness = next(_near(asking, alike, of_any_kind=True), (None, 0.0))
    if product is not None and nearness - advised >= _FAR_AHEAD:
        # What was only named as the nearest to a limit is not named beside what is within it.
        named = (asking.view.product(sku) for sku in draft.skus[:1])
        beside = [p for p in named if p is not None and within_budget(p, asking.reading)]
        return offer(asking, [product, *beside], wishes_of(asking.words, asking.shop), TENTATIVE)
    product, nearness = next(_near(asking, alike), (None, 0.0))
    if product is None or product.sku in draft.skus or nearness < advised:
        return draft
    first = asking.view.product(draft.skus[0])
    if first is not None and product not in for_counts([first, product], asking.words):
        return draft
    people = asking.reading.people
    served = people is not None and first is not None and serves(first, people)
    if people is not None and served and not serves(product, people):
        return draft  # What is for more of them, or fewer, is no better answer.
    others = _make_room(asking, draft)
    draft.skus += (product.sku,)
    draft.facts += [*name_facts([product]), price_fact(product)]
    names = [f"{each.name} ({rupees(each.price)})" for each in (*others, product)]
    asking.phrasing.add(draft, "recommend_or", names=asking.phrasing.one_of(names))
    return draft


def _make_room(asking: Asking, draft: Draft) -> list[Product]:
    """Takes back the sentence with the last of three suggestions; returns what else it named."""
    if len(draft.skus) < OFFER_AT_MOST:
        return []
    *kept, last = (p for sku in draft.skus if (p := asking.view.product(sku)) is not None)
    left = draft.only(lambda said: last.name not in said)
    draft.written, draft.spoken = left.written, left.spoken
    draft.skus = tuple(product.sku for product in kept)
    return [product for product in kept if product.name not in draft.reply]


def _near(
    asking: Asking, alike: Mapping[int, float], *, of_any_kind: bool = False
) -> Iterator[tuple[Product, float]]:
    """Goods that may be advised, the nearest in meaning first, with how near they are: none that
    are no goods of a kind that was named, where that matters."""
    shop, reading = asking.shop, asking.reading
    wishes, beside = wishes_of(asking.words, shop), beside_what(asking)
    kinds = [
        term.where
        for term in reading.terms
        if term.where.head and not (term.purpose or term.optional or term.if_unfit)
        and shop.domain.names_goods(term.text.split()[-1])
    ]  # fmt: skip
    for number in sorted(alike, key=lambda each: -alike[each]):
        product, bit = shop.products[number], 1 << number
        if (
            in_stock(product)
            and not bit & beside
            and within_budget(product, reading)
            and not has_refused(product, wishes, shop)
            and without(bit, reading.unwanted, shop, plainly=True)
            and (reading.people is None or holds_enough(product, reading.people) is not False)
            and (of_any_kind or not kinds or any(kind.named & bit for kind in kinds))
        ):
            yield product, alike[number]
