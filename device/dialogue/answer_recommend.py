"""What to take: within the budget, for so many people, for the purpose, without what is refused."""

from __future__ import annotations

import re
from decimal import Decimal

from device.dialogue import fallback
from device.dialogue.answer_products import confidence_of
from device.dialogue.asking import Asking, in_stock, name_facts, price_fact
from device.dialogue.gloss import for_embedding
from device.dialogue.money import rupees
from device.dialogue.narrow import narrow
from device.dialogue.phrasing import Draft
from device.dialogue.reading import read
from device.dialogue.resolve import by_extreme, resolve
from device.dialogue.shop_words import bits
from device.dialogue.terms import Reading
from device.dialogue.wishes import Wish, by_attribute, has_refused, large_enough, suits, wishes_of
from device.turn import Fact
from kb.catalogue import Product
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures

_OFFER_AT_MOST = 3
_GUESSED = 0.6
"""How sure a suggestion is that rests on descriptions alone."""
_MEANING = 0.5
"""What nearness in meaning counts beside all words that were wished for."""
_NEARLY = 0.7
"""What suits so much as well as the best is suggested too."""
_CAPACITY = re.compile(
    r"(\d+) (?:to|or|and|-)? ?(\d+)? ?(?:people|persons|members|person|adults|guests|log)"
)
_FAMILY_OF = re.compile(r"family of (\d+)(?: (?:to|or) (\d+))?")


def answer_recommend(asking: Asking) -> Draft:
    wishes = wishes_of(asking.words, asking.shop)
    candidates, guessed = _candidates(asking, wishes)
    if not candidates:
        return (
            fallback.not_sold(asking) if asking.reading.unknown else fallback.which_product(asking)
        )
    draft = asking.draft()
    draft.confidence = _GUESSED if guessed else confidence_of(asking)
    fitting = [p for p in candidates if in_stock(p)] or candidates
    within = [p for p in fitting if within_budget(p, asking.reading)]
    if not within:
        return _nothing_within(asking, draft, fitting)
    ranked = _ranked(within, asking, wishes)
    best, others = ranked[0], ranked[1:_OFFER_AT_MOST]
    draft.skus = tuple(p.sku for p in (best, *others))
    draft.facts += [*name_facts([best]), price_fact(best)]
    reason = best.description if _has_reason(best, asking, wishes) else ""
    if reason:
        draft.facts.append(Fact(reason, f"{best.sku}:description"))
    text = f": {reason.rstrip('.')}" if reason else ""
    phrasing = asking.phrasing
    phrasing.add(draft, "recommend", name=best.name, price=rupees(best.price), reason=text)
    if others:
        draft.facts += [*name_facts(others), *(price_fact(p) for p in others)]
        names = [f"{p.name} ({rupees(p.price)})" for p in others]
        phrasing.add(draft, "recommend_more", names=phrasing.all_of(names))
    return draft


def _nothing_within(asking: Asking, draft: Draft, fitting: list[Product]) -> Draft:
    budget = asking.reading.budget_max or asking.reading.budget_min
    nearest = min(fitting, key=lambda p: abs(p.price - (budget or p.price)))
    draft.skus = (nearest.sku,)
    draft.facts += [*name_facts([nearest]), price_fact(nearest)]
    draft.confidence = 0.45
    asking.phrasing.add(draft, "recommend_none", name=nearest.name, price=rupees(nearest.price))
    return draft


def _candidates(asking: Asking, wishes: list[Wish]) -> tuple[list[Product], bool]:
    """What may be suggested, and whether that was found by descriptions alone."""
    named = _named(asking, wishes)
    kept = [p for p in named if not has_refused(p, wishes, asking.shop)]
    if kept:
        return kept, False
    if any(m.kind in {"goods", "brand"} for m in asking.reading.missing):
        return [], False
    mask = 0
    for wish in wishes:
        mask |= 0 if wish.refused else wish.where.anywhere
    scored = [
        (suits(product, number, wishes, asking.shop), product)
        for number in bits(mask)
        if not has_refused(product := asking.shop.products[number], wishes, asking.shop)
    ]
    best = max((score for score, _ in scored), default=0.0)
    return [product for score, product in scored if score >= _NEARLY * best], True


def _named(asking: Asking, wishes: list[Wish]) -> list[Product]:
    """The products that are named for sure; what they are for and like only ranks them."""
    reading, match = asking.reading, asking.match
    refused = {wish.position for wish in wishes if wish.refused}
    if refused:
        around = refused | {p - 1 for p in refused} | {p + 1 for p in refused}
        words = [word for index, word in enumerate(asking.words) if index not in around]
        reading = read(words, asking.shop)
        match = resolve(reading, asking.shop)
    elif not reading.names_something or not match.found:
        return asking.products
    firm = [
        term
        for term in match.terms
        if not (term.optional or term.purpose or term.if_unfit == "ignored")
        and term.kind in {"word", "counted"}
    ]
    mask = (1 << len(asking.shop.products)) - 1 if firm else 0
    for term in firm:
        mask &= term.where.hard or term.where.text
    return asking.of_mask(narrow(mask, firm, reading, asking.shop))


def within_budget(product: Product, reading: Reading) -> bool:
    """Whether a product costs no more and no less than the customer said."""
    above = reading.budget_min is None or product.price >= reading.budget_min
    return above and (reading.budget_max is None or product.price <= reading.budget_max)


def _has_reason(best: Product, asking: Asking, wishes: list[Wish]) -> bool:
    if asking.reading.people is not None and _serves(best, asking.reading.people):
        return True
    bit = 1 << asking.shop.index_of[best.sku]
    return any(wish.where.text & bit or wish.refused for wish in wishes)


def _ranked(products: list[Product], asking: Asking, wishes: list[Wish]) -> list[Product]:
    """Those that serve enough people and reach the measures said; of them by what was wished for,
    then by price. What suits clearly worse than the best is left out."""
    reading, shop = asking.reading, asking.shop
    if reading.people is not None:
        people = reading.people
        products = [p for p in products if _serves(p, people)] or products
    products = large_enough(products, asking.words)
    if reading.extreme is not None:
        numbers = by_extreme([shop.index_of[p.sku] for p in products], reading.extreme, shop)
        products = [shop.products[number] for number in numbers]
    else:
        products = sorted(products, key=lambda p: p.price)
    less = by_attribute(products, asking.words, shop)
    if not wishes and not less:
        return products
    alike = asking.view.similar_products(
        for_embedding(asking.text, asking.words, asking.lang, shop)
    )
    whole = sum(wish.weight for wish in wishes) or 1.0
    score = {
        p.sku: suits(p, shop.index_of[p.sku], wishes, shop) / whole
        + _MEANING * alike.get(shop.index_of[p.sku], 0.0)
        + less.get(p.sku, 0.0)
        for p in products
    }
    ranked = sorted(products, key=lambda p: -score[p.sku])
    return [p for p in ranked if score[p.sku] >= _NEARLY * score[ranked[0].sku]]


def _serves(product: Product, people: Decimal) -> bool:
    texts = (
        product.description,
        *(f"{v} people" if n == "serves" else v for n, v in product.specs.items()),
    )
    for text in texts:
        words = words_to_figures(normalise(text))
        for pattern in (_CAPACITY, _FAMILY_OF):
            for low, high in pattern.findall(words):
                top = Decimal(high) if high else Decimal(low)
                if Decimal(low) <= people <= top:
                    return True
    return False
