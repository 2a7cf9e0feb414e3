"""Of goods that may be suggested the best ones, which are named."""

from __future__ import annotations

import math

from device.dialogue.answers.wishes import Wish, by_attribute, has_refused, suits
from device.dialogue.asking import Asking
from device.dialogue.goods.extremes import by_extreme, decided_by_extreme
from device.dialogue.goods.for_counts import for_counts
from device.dialogue.goods.most_of import having_most
from device.dialogue.goods.suited_for import age_said, holds_enough, is_for_age, serving
from device.dialogue.index.product_sets import mask_of
from kb.catalogue import Product
from kb.language.words import word_set

GIFT = word_set("gift gifts gifting tohfa tohfe present birthday shaadi shadi wedding anniversary")
_MOST = word_set("sabse most cheapest costliest lowest priciest")
"""With these the price alone decides."""
THAN = word_set("isse usse issey inse unse than")
_OF_PRICE = frozenset({"cheapest", "costliest"})
_MEANING = 0.5
"""What nearness in meaning counts beside all words that were wished for."""
MANY = 2000
"""Among more products than this something is always near in meaning, and hundreds are as near as
the one that was asked for."""
_MOST_ODDS = 8.0
"""More tells no more."""
_BEHIND = 0.2
"""What is no further behind the best is suggested beside it."""


def ranked(products: list[Product], asking: Asking, wishes: list[Wish]) -> list[Product]:
    """Those that serve enough people and reach the measures said; of them by what was wished for,
    then by price. What lacks a wish that the best one meets is left out."""
    products = _for_whom(products, asking)
    if (most := having_most(asking, products)) is not None:
        return most
    if is_of_price(asking) and _MOST & {*asking.words}:
        return first_by_price(products, asking)
    best = _by_wishes(products, asking, wishes)
    if is_of_price(asking):
        return first_by_price(best, asking)
    return best[:1] if is_of_most(asking) and _is_told(best, asking) else best


def best_of_kind(products: list[Product], asking: Asking, wishes: list[Wish]) -> list[Product]:
    """Of goods that would all help: those that have most of what else was wished for, by price or
    by the size that was said."""
    shop = asking.shop
    products = _for_whom([p for p in products if not has_refused(p, wishes, shop)], asking)
    if (most := having_most(asking, products)) is not None:
        return most
    if is_of_price(asking):
        return _by_extreme(products, asking)
    fit = {p.sku: suits(p, shop.index_of[p.sku], wishes, shop) for p in products}
    best = max(fit.values(), default=0.0)
    kept = sorted((p for p in products if fit[p.sku] >= best), key=lambda p: p.price)
    return _by_extreme(kept, asking)


def is_of_price(asking: Asking) -> bool:
    """Whether the cheapest or the costliest is asked for: one answer, and what costs as much.
    "Cheaper than this" leaves open which."""
    return asking.reading.extreme in _OF_PRICE and not THAN & {*asking.words}


def is_of_most(asking: Asking) -> bool:
    """Whether the one that has most or least of something is asked for: "sabse lambi"; a "long
    lasting" one is only wished for."""
    return asking.reading.extreme is not None and bool(_MOST & {*asking.words})


def first_by_price(products: list[Product], asking: Asking) -> list[Product]:
    """The cheapest or costliest of some products, whichever was said."""
    ordered = _by_extreme(products, asking)
    return [p for p in ordered if p.price == ordered[0].price]


def is_untold(products: list[Product], asking: Asking) -> bool:
    """Whether the biggest or smallest of all is asked for and nothing tells which that is."""
    most = is_of_most(asking) and not is_of_price(asking) and len(products) > 1
    return most and not _is_told(products, asking)


def _is_told(products: list[Product], asking: Asking) -> bool:
    shop, extreme = asking.shop, asking.reading.extreme
    numbers = [shop.index_of[p.sku] for p in products]
    return extreme is not None and decided_by_extreme(numbers, extreme, shop) is not None


def nearness_in_meaning(asking: Asking) -> dict[int, float]:
    """Number of a product → how near it is to what was said, 0 to 1. Slow."""
    return asking.view.similar_products(asking.text)


def none_in_meaning(asking: Asking) -> float:
    """How likely it is by its meaning alone that a question is about none of the goods: the
    logarithm of the odds, -1 to 1 within bounds; 0 where that is not known. Slow."""
    chance = asking.view.none_meant(asking.text) if len(asking.shop.products) <= MANY else None
    if chance is None:
        return 0.0
    odds = math.log(max(chance, 1e-9) / max(1 - chance, 1e-9))
    return max(-_MOST_ODDS, min(odds, _MOST_ODDS)) / _MOST_ODDS


def _for_whom(products: list[Product], asking: Asking) -> list[Product]:
    """Those for so many people, floors or burners and for the age that was said, where any is."""
    people, age = asking.reading.people, age_said(asking.words)
    if people is not None:
        suited = serving(products, people)
        products = suited or [p for p in products if holds_enough(p, people)] or products
    if age is not None:
        products = [p for p in products if is_for_age(p, age)] or products
    return for_counts(products, asking.words)


def _by_extreme(products: list[Product], asking: Asking) -> list[Product]:
    shop, extreme = asking.shop, asking.reading.extreme
    if extreme is None:
        return products
    numbers = by_extreme([shop.index_of[p.sku] for p in products], extreme, shop)
    return [shop.products[number] for number in numbers]


def _by_wishes(products: list[Product], asking: Asking, wishes: list[Wish]) -> list[Product]:
    reading, shop = asking.reading, asking.shop
    if reading.extreme is not None:
        products = _by_extreme(products, asking)
    else:
        # A gift may cost what was said; of other things the cheapest will do.
        gift = reading.budget_max is not None and bool(GIFT & {*asking.words})
        products = sorted(products, key=lambda p: p.price, reverse=gift)
    less = by_attribute(products, asking.words, shop)
    things = {
        at for term in reading.terms if term.where.head and not (term.purpose or term.optional)
        for at in range(term.start, term.end)
    }  # fmt: skip
    if is_of_price(asking):
        # Of what is called so the price decides; the word for it wishes for no more.
        wishes = [wish for wish in wishes if wish.position not in things]
    by_price = reading.names_something or reading.extreme is not None or GIFT & {*asking.words}
    if not wishes and not less and by_price:
        return products
    alike = nearness_in_meaning(asking)
    if not wishes and not less:
        # "Panch sau mein char log kya khayein" names nothing that the price could decide among.
        return sorted(products, key=lambda p: -alike.get(shop.index_of[p.sku], 0.0))
    everyone = mask_of(shop.index_of[p.sku] for p in products)
    wishes = [w for w in wishes if w.refused or everyone & ~w.where.anywhere]
    whole = sum(wish.weight for wish in wishes) or 1.0
    # Of what suits equally well a price or a size that was said decides before nearness.
    meaning = _MEANING if reading.extreme is None else 0.0
    fit = {p.sku: suits(p, shop.index_of[p.sku], wishes, shop) / whole for p in products}
    score = {
        sku: fit[sku] + meaning * alike.get(shop.index_of[sku], 0.0) + less.get(sku, 0.0)
        for sku in fit
    }
    by_score = sorted(products, key=lambda p: -score[p.sku])
    best = by_score[0].sku
    return [
        p for p in by_score if score[p.sku] >= score[best] - _BEHIND and fit[p.sku] >= fit[best]
    ]
