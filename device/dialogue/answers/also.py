"""What is asked beside the first question of the same thing: "price and warranty both", "kitne watt
ka hai aur remote aata hai kya"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from device.dialogue.answers import details, products, warranty
from device.dialogue.asking import Asking, in_stock, stock_fact
from device.dialogue.goods.spec_asked import asked_group, asked_specs
from device.dialogue.goods.spec_words import OF_STOCK
from device.dialogue.phrasing import Draft
from device.dialogue.reading.terms import ASKS_FIRST
from kb.language.words import word_set

_JOINS = word_set("and aur or ya both dono bhi also plus tatha")
_JOINS_QUESTIONS = word_set("and aur plus also tatha bhi")
_PRICE = word_set("price rate cost daam bhav keemat mrp")
_WARRANTY = word_set("warranty guarantee")
_OF = word_set("ka ki ke")
_HOW_MUCH = word_set("kitna kitne kitni")
_STOCK = word_set("stock available availability uplabdh")
ASKS = word_set(
    """
    how what which who where why kitna kitne kitni kya kaun kaunsa kaunsi kaunse konsa konsi kab
    kis kisme kismein kiska kiske kiski kisse kahan kaisa kaisi kaise kaunsi
    """
)
_NOT_OF_SPECS = (
    _PRICE | _WARRANTY | _STOCK | OF_STOCK | word_set("between fark farak antar differ difference")
)


def add_asked_beside(asking: Asking, draft: Draft, intent: str) -> None:
    """Adds what the words ask besides what the answer to the first question says already."""
    if draft.clarify or draft.unknown or not _JOINS & {*asking.words}:
        return
    said = {*asking.canonical.split(), *asking.words}
    product = asking.products[0]
    sources = {fact.source for fact in draft.facts}
    priced = bool(_PRICE & said) or any(
        a == "kitne" and b in _OF for a, b in pairwise(asking.words)
    )
    if intent != "price" and priced and f"{product.sku}:price" not in sources:
        products.add_price(asking, draft, product)
    if intent != "warranty" and _WARRANTY & said and not any("warranty" in s for s in sources):
        draft.take(warranty.answer_warranty(asking))
        draft.skus = tuple(dict.fromkeys(draft.skus))
    if intent != "stock" and _STOCK & said and f"{product.sku}:stock" not in sources:
        draft.facts.append(stock_fact(product))
        asking.phrasing.add(draft, "in_stock_note" if in_stock(product) else "out_of_stock_note")
    _add_specs(asking, draft)


def _add_specs(asking: Asking, draft: Draft) -> None:
    """What each clause asks for; where that is not to be told, all that was not said yet."""
    product = asking.products[0]
    sources = {fact.source for fact in draft.facts}
    answered: set[str] = set()
    open_ones = 0
    clauses = _clauses(asking.words)
    for clause in clauses:
        by_itself = replace(asking, words=clause, earlier=[])
        group = asked_group(by_itself, product)
        if group is not None and f"{product.sku}:options" not in sources:
            products.add_choices(asking, draft, product, group, product.name)
            sources.add(f"{product.sku}:options")
            continue
        asked = asked_specs(by_itself, product)
        names = [name for name in asked.names if name not in answered]
        asks = group is None and len(clauses) > 1 and asks_something(clause)
        if names and (asked.sure or asks):
            answered.add(names[0])
            if f"{product.sku}:specs.{names[0]}" not in sources and "warranty" not in names[0]:
                details.add_specs(asking, draft, product, names[:1])
                sources.add(f"{product.sku}:specs.{names[0]}")
        elif asks:
            open_ones += 1
    joined = bool(_JOINS_QUESTIONS & {*asking.words})
    if open_ones and joined and _answers_specs(draft):
        details.add_rest(asking, draft, product)


def _answers_specs(draft: Draft) -> bool:
    return draft.intent == "spec" and any(":specs." in fact.source for fact in draft.facts)


def asks_something(clause: list[str]) -> bool:
    """Whether a clause asks by itself, and for no price or stock."""
    first = clause[0] in ASKS_FIRST and len(clause) > 1
    priced = any(a in _HOW_MUCH and b in _OF for a, b in pairwise(clause))
    return (first or bool(ASKS & {*clause})) and not (priced or _NOT_OF_SPECS & {*clause})


def _clauses(words: list[str]) -> list[list[str]]:
    """The words between the joining ones; none where nothing is joined."""
    clauses: list[list[str]] = [[]]
    for word in words:
        if word in _JOINS:
            clauses.append([])
        else:
            clauses[-1].append(word)
    return [clause for clause in clauses if clause] if len(clauses) > 1 else []
