"""Lists, and the short question that splits several products best."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.answers import details
from device.dialogue.answers.as_said import as_said
from device.dialogue.answers.products import confidence_of
from device.dialogue.asking import Asking, in_stock, name_facts, price_fact, stock_fact
from device.dialogue.goods.having import goods_having
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import rupees
from device.dialogue.phrasing import Draft
from device.dialogue.session import Pending
from device.turn import Fact
from kb.catalogue import Product
from kb.language.words import word_set

BY_WHAT_THEY_HAVE = frozenset({"recommend", "spec", "list", "stock", "compare"})
"""Intents of questions that may choose goods by what they have."""
_NOT_ON_RECORD = 0.3
_LIST_AT_MOST = 5
_OFFER_AT_MOST = 3
_SERVED_IN = word_set("cup tumbler glass mug plate bowl kulhad pot")
"""Nobody chooses a coffee by what it is served in."""
_CANDIDATES_AT_MOST = 60
_THERE_NOW = word_set(
    """
    available availability stock maujood maujud uplabdh upalabdh abhi filhaal filhal aaj today now
    presently present pade padi pada
    """
)
"""Who asks for what is there now is not told of what is not."""


def answer_list(asking: Asking) -> Draft:
    """The goods meant, or in what they come where that is asked: "kaun kaun se rang"."""
    chosen = details.choices_asked(asking)
    if chosen:
        return details.answer_spec(replace(asking, products=chosen))
    draft = asking.draft()
    phrasing = asking.phrasing
    products = asking.products
    if not products:
        names = [c for c in asking.shop.categories if c]
        draft.facts += [Fact(name, "catalogue:categories") for name in names[:8]]
        phrasing.add(draft, "list_categories", names=phrasing.all_of(names[:8]))
        return draft
    there = [p for p in products if in_stock(p)]
    if there and asking.intent == "list" and _THERE_NOW & {*asking.words}:
        products = there
    products = sorted(products, key=lambda p: not in_stock(p))
    shown = products[:_LIST_AT_MOST]
    draft.skus = tuple(p.sku for p in products[:50])
    draft.confidence = confidence_of(asking)
    draft.facts += [*name_facts(shown), *(price_fact(p) for p in shown)]
    present = [p for p in shown if in_stock(p)]
    absent = [p for p in shown if not in_stock(p)]
    if present:
        names = [f"{p.name} ({rupees(p.price)})" for p in present]
        phrasing.add(draft, "list", names=phrasing.all_of(names))
    if absent:
        draft.facts += [stock_fact(p) for p in absent]
        names = [f"{p.name} ({rupees(p.price)})" for p in absent]
        phrasing.add(draft, "list_absent", names=phrasing.all_of(names))
    if len(products) > len(shown):
        draft.facts.append(Fact(str(len(products) - len(shown)), "catalogue:count"))
        phrasing.add(draft, "list_more", count=str(len(products) - len(shown)))
    return draft


def answer_having(asking: Asking) -> Draft | None:
    """ "Which washing machine has a heater": those whose record says so, or that none does; None
    where nothing is chosen so."""
    chosen = goods_having(asking)
    if chosen is None:
        return None
    asking.products, what = chosen
    if asking.intent not in BY_WHAT_THEY_HAVE - {"compare"}:
        asking.intent = "spec"
    if not asking.products:
        draft = asking.draft()
        draft.source, draft.unknown, draft.confidence = "fallback", True, _NOT_ON_RECORD
        draft.by_record = True
        asking.phrasing.add(draft, "none_has", what=as_said(what, asking))
        return draft
    draft = answer_list(asking)
    draft.by_record = True
    only = asking.products[0]
    if len(asking.products) == 1:
        details.add_specs(asking, draft, only, asked_specs(asking, only).names[:1])
        details.add_description(asking, draft, only)
    return draft


def ask_which(asking: Asking, intent: str) -> Draft:
    """Asks back by the attribute that splits the products best, and waits for the answer."""
    products = asking.products
    draft = asking.draft(intent)
    draft.clarify = True
    draft.confidence = 0.6
    draft.skus = tuple(p.sku for p in products[:_CANDIDATES_AT_MOST])
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
    _wait_for_one(asking, intent)
    return draft


def tell_and_ask_which(asking: Asking) -> Draft:
    """ "Do you have tube lights": which there are of those that fit, and which one it shall be."""
    draft = answer_list(asking)
    draft.clarify = True
    asking.phrasing.add(draft, "which_of_these")
    _wait_for_one(asking, asking.intent)
    return draft


def is_general(asking: Asking) -> bool:
    """ "Do you have fans?" asks for the kind of thing, not for one of them."""
    several = len(asking.products) > 1 and not asking.is_decided
    return several and not any(
        t.kind in {"measure", "value", "counted"} for t in asking.match.terms
    )


def _wait_for_one(asking: Asking, intent: str) -> None:
    asking.session.ask(
        Pending(
            intent,
            tuple(p.sku for p in asking.products[:_CANDIDATES_AT_MOST]),
            tuple(asking.words),
            asking.match.quantity,
        )
    )


def _splitting_choices(products: list[Product]) -> list[str]:
    """At most three values of what tells the products apart, else product names.

    A spec serves only where the names say it too: few customers know how loud their nebuliser is.
    """
    columns: list[list[str]] = [[p.brand for p in products], [p.category for p in products]]
    names = list(dict.fromkeys(name for p in products for name in p.specs))
    specs = [[p.specs.get(name, "") for p in products] for name in names]
    columns += [values for values in specs if _in_names(values, products)]
    units = {p.unit.lower() for p in products}
    if len(units) > 1 and len({p.category for p in products}) == 1 and not units & _SERVED_IN:
        columns.insert(1, [p.unit for p in products])
    for column in columns:
        values = list(dict.fromkeys(column))
        if 2 <= len(values) <= _OFFER_AT_MOST and all(values):
            return values
    return [p.name for p in products[:_OFFER_AT_MOST]]


def _in_names(values: list[str], products: list[Product]) -> bool:
    """Whether each product's name says its value; a bare figure would say too little."""
    return all(
        any(map(str.isalpha, value)) and set(phrase_words(value)) <= set(phrase_words(product.name))
        for value, product in zip(values, products, strict=True)
    )
