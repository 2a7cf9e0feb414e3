"""Comparison, recommendation, lists, and the short question that splits several products best."""

from __future__ import annotations

import re
from decimal import Decimal

from device.dialogue.answer_products import confidence_of
from device.dialogue.asking import Asking, in_stock, name_facts, price_fact, spec_fact
from device.dialogue.money import rupees
from device.dialogue.phrasing import Draft
from device.dialogue.resolve import by_extreme, override
from device.dialogue.session import Pending
from device.dialogue.terms import Reading
from device.turn import Fact
from kb.catalogue import Product
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.words import word_set

_LIST_AT_MOST = 5
_BETWEEN = word_set("and or aur ya vs versus than se ki over from with compared")
_OFFER_AT_MOST = 3
_CAPACITY = re.compile(
    r"(\d+) (?:to|or|and|-)? ?(\d+)? ?(?:people|persons|members|person|adults|guests|log)"
)
_FAMILY_OF = re.compile(r"family of (\d+)(?: (?:to|or) (\d+))?")


def answer_compare(asking: Asking) -> Draft:
    products = _two_sides(asking)
    draft = asking.draft()
    draft.confidence = confidence_of(asking)
    phrasing = asking.phrasing
    if len(products) < 2:
        draft.clarify, draft.confidence = True, 0.4
        draft.skus = tuple(p.sku for p in products)
        phrasing.add(draft, "compare_which")
        return draft
    first, second = products[:2]
    draft.skus = (first.sku, second.sku)
    differing = [n for n in first.specs if second.specs.get(n, first.specs[n]) != first.specs[n]][
        :3
    ]
    for product in (first, second):
        details = [f"{phrasing.attribute(n)} {product.specs[n]}" for n in differing]
        draft.facts += [*name_facts([product]), price_fact(product)]
        draft.facts += [spec_fact(product, n) for n in differing]
        if product.warranty_months != (second if product is first else first).warranty_months:
            months = product.warranty_months or 0
            word = "months warranty" if asking.lang == "en" else "महीने वारंटी"
            details.append(f"{months} {word}")
            draft.facts.append(Fact(str(months), f"{product.sku}:warranty_months"))
        more = "".join(f", {detail}" for detail in details)
        phrasing.add(
            draft, "compare_line", name=product.name, price=rupees(product.price), more=more
        )
    if first.price == second.price:
        phrasing.add(draft, "compare_same")
    else:
        cheaper = min(first, second, key=lambda p: p.price)
        difference = rupees(abs(first.price - second.price))
        draft.facts.append(Fact(difference, f"{first.sku}:price-{second.sku}:price"))
        phrasing.add(draft, "compare_cheaper", name=cheaper.name, difference=difference)
    return draft


def _two_sides(asking: Asking) -> list[Product]:
    """The two products meant: alternatives in the utterance, or what is being talked about."""
    found = asking.of_mask(asking.match.mask, 3) if asking.match.found else []
    if len(found) == 2 and asking.reading.names_something:
        return found
    sides = _alternatives(asking)
    if sides:
        return sides
    return _of_conversation(asking, found)


def _alternatives(asking: Asking) -> list[Product]:
    """ "MCB or RCCB", "six and sixteen amp switch": each side has what only the other one said."""
    words = asking.reading.words
    best: tuple[float, list[Product]] | None = None
    for index, word in enumerate(words):
        if word not in _BETWEEN or not 0 < index < len(words) - 1:
            continue
        left, right = words[:index], words[index + 1 :]
        sides = []
        for own, other in ((left, right), (right, left)):
            reading, match = override(other, own, asking.shop)
            sides.append(match.mask if reading.names_something and match.found else 0)
        if not all(sides) or not sides[0] & ~sides[1] or not sides[1] & ~sides[0]:
            continue
        first = asking.of_mask(sides[0] & ~sides[1], 30)
        second = asking.of_mask(sides[1] & ~sides[0], 30)
        pair = _closest_pair(first, second)
        doubt = len(first) + len(second)
        if pair and (best is None or doubt < best[0]):
            best = doubt, pair
    return best[1] if best else []


def _of_conversation(asking: Asking, found: list[Product]) -> list[Product]:
    """What was spoken of lately, after what this utterance names."""
    skus = [product.sku for product in found[:1]] if asking.reading.names_something else []
    skus += [sku for exchange in reversed(asking.session.recent) for sku in exchange.skus[:2]]
    if len(asking.session.focus) == 2 and not asking.reading.names_something:
        skus = list(asking.session.focus)
    products = [p for sku in dict.fromkeys(skus) if (p := asking.view.product(sku)) is not None]
    return products[:2]


def _closest_pair(first: list[Product], second: list[Product]) -> list[Product]:
    pairs = [(a, b) for a in first for b in second if a.sku != b.sku]
    if not pairs:
        return []
    best = max(pairs, key=lambda pair: _likeness(*pair))
    return list(best)


def _likeness(first: Product, second: Product) -> float:
    same = sum(1 for name, value in first.specs.items() if second.specs.get(name) == value)
    return same + (first.category == second.category) * 2 + (first.unit == second.unit)


def answer_recommend(asking: Asking) -> Draft:
    reading = asking.reading
    draft = asking.draft()
    draft.confidence = confidence_of(asking)
    fitting = [p for p in asking.products if in_stock(p)] or asking.products
    within = [p for p in fitting if _within_budget(p, reading)]
    phrasing = asking.phrasing
    if not within:
        nearest = min(fitting, key=lambda p: abs(p.price - (reading.budget_max or p.price)))
        draft.skus = (nearest.sku,)
        draft.facts += [*name_facts([nearest]), price_fact(nearest)]
        draft.confidence = 0.45
        phrasing.add(draft, "recommend_none", name=nearest.name, price=rupees(nearest.price))
        return draft
    ranked, reason = _ranked(within, asking)
    best, others = ranked[0], ranked[1:_OFFER_AT_MOST]
    draft.skus = tuple(p.sku for p in (best, *others))
    draft.facts += [*name_facts([best]), price_fact(best)]
    if reason:
        draft.facts.append(Fact(reason, f"{best.sku}:description"))
    text = f": {reason.rstrip('.')}" if reason else ""
    phrasing.add(draft, "recommend", name=best.name, price=rupees(best.price), reason=text)
    if others:
        draft.facts += [*name_facts(others), *(price_fact(p) for p in others)]
        names = [f"{p.name} ({rupees(p.price)})" for p in others]
        phrasing.add(draft, "recommend_more", names=phrasing.all_of(names))
    return draft


def _within_budget(product: Product, reading: Reading) -> bool:
    above = reading.budget_min is None or product.price >= reading.budget_min
    return above and (reading.budget_max is None or product.price <= reading.budget_max)


def _ranked(products: list[Product], asking: Asking) -> tuple[list[Product], str]:
    """By how many people it serves, then by what was asked for, then by price."""
    reading = asking.reading
    if reading.people is not None:
        fit = [p for p in products if _serves(p, reading.people)]
        if fit:
            return sorted(fit, key=lambda p: p.price), fit[0].description
    purpose = [t for t in asking.match.terms if t.purpose or not t.where.hard]
    numbers = [asking.shop.index_of[p.sku] for p in products]

    def serves_purpose(product: Product) -> int:
        bit = 1 << asking.shop.index_of[product.sku]
        return sum(1 for term in purpose if term.where.anywhere & bit)

    if reading.extreme is not None:
        numbers = by_extreme(numbers, reading.extreme, asking.shop)
        ranked = [asking.shop.products[n] for n in numbers]
    else:
        ranked = sorted(products, key=lambda p: p.price)
    ranked.sort(key=serves_purpose, reverse=True)
    return ranked, ranked[0].description if serves_purpose(ranked[0]) else ""


def _serves(product: Product, people: Decimal) -> bool:
    texts = (product.description, *product.specs.values())
    for text in texts:
        words = words_to_figures(normalise(text))
        for pattern in (_CAPACITY, _FAMILY_OF):
            for low, high in pattern.findall(words):
                top = Decimal(high) if high else Decimal(low)
                if Decimal(low) <= people <= top:
                    return True
    return False


def answer_list(asking: Asking) -> Draft:
    draft = asking.draft()
    phrasing = asking.phrasing
    products = asking.products
    if not products:
        names = [c for c in asking.shop.categories if c]
        draft.facts += [Fact(name, "catalogue:categories") for name in names[:8]]
        phrasing.add(draft, "list_categories", names=phrasing.all_of(names[:8]))
        return draft
    if asking.reading.budget_max is not None or asking.reading.budget_min is not None:
        products = [p for p in products if _within_budget(p, asking.reading)] or products
    products = sorted(products, key=lambda p: not in_stock(p))
    shown = products[:_LIST_AT_MOST]
    draft.skus = tuple(p.sku for p in products[:50])
    draft.confidence = confidence_of(asking)
    draft.facts += [*name_facts(shown), *(price_fact(p) for p in shown)]
    names = [f"{p.name} ({rupees(p.price)})" for p in shown]
    phrasing.add(draft, "list", names=phrasing.all_of(names))
    if len(products) > len(shown):
        draft.facts.append(Fact(str(len(products) - len(shown)), "catalogue:count"))
        phrasing.add(draft, "list_more", count=str(len(products) - len(shown)))
    return draft


def ask_which(asking: Asking, intent: str) -> Draft:
    """Asks back by the attribute that splits the products best, and waits for the answer."""
    products = asking.products
    draft = asking.draft(intent)
    draft.clarify = True
    draft.confidence = 0.6
    draft.skus = tuple(p.sku for p in products[:12])
    phrasing = asking.phrasing
    choices = _splitting_choices(products)
    draft.facts += [Fact(choice, "catalogue:choice") for choice in choices]
    draft.facts += name_facts(products[:_OFFER_AT_MOST])
    more = len(products) > 6
    phrasing.add(
        draft,
        "which_many" if more else "which",
        choices=phrasing.one_of(choices),
        count=str(len(products)),
    )
    if more:
        draft.facts.append(Fact(str(len(products)), "catalogue:count"))
    asking.session.pending = Pending(
        intent, tuple(p.sku for p in products[:60]), tuple(asking.words), asking.match.quantity
    )
    return draft


def _splitting_choices(products: list[Product]) -> list[str]:
    """At most three values of the attribute with two or three values, else product names."""
    columns: list[list[str]] = [[p.brand for p in products], [p.category for p in products]]
    names = list(dict.fromkeys(name for p in products for name in p.specs))
    columns += [[p.specs.get(name, "") for p in products] for name in names]
    if len({p.unit for p in products}) > 1 and len({p.category for p in products}) == 1:
        columns.insert(1, [p.unit for p in products])
    for column in columns:
        values = list(dict.fromkeys(column))
        if 2 <= len(values) <= _OFFER_AT_MOST and all(values):
            return values
    return [p.name for p in products[:_OFFER_AT_MOST]]
