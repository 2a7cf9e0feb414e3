"""Two products side by side: price, what differs, and which is cheaper."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue import fallback
from device.dialogue.answer_products import confidence_of
from device.dialogue.asking import (
    Asking,
    in_stock,
    name_facts,
    price_fact,
    spec_fact,
    stock_fact,
)
from device.dialogue.money import rupees
from device.dialogue.phrasing import Draft
from device.dialogue.sides import two_sides
from device.turn import Fact
from kb.catalogue import Product
from kb.language.units import record_measures
from kb.language.words import word_set

_DIFFERENCES_AT_MOST = 4
_VALUE = word_set("value per faydemand fayda faayda kifayati economical")
_PER = {"g": (Decimal(1000), "kg"), "L": (Decimal(1), "litre"), "mm": (Decimal(1000), "metre")}


def answer_compare(asking: Asking) -> Draft:
    missing = [m for m in asking.reading.missing if m.kind in {"goods", "brand"}]
    products = two_sides(asking)
    if missing and len(products) < 2:
        return fallback.not_sold(asking)
    draft = asking.draft()
    draft.confidence = confidence_of(asking)
    phrasing = asking.phrasing
    if len(products) < 2:
        draft.clarify, draft.confidence = True, 0.4
        draft.skus = tuple(p.sku for p in products)
        phrasing.add(draft, "compare_which")
        return draft
    first, second = products
    draft.skus = (first.sku, second.sku)
    for product, other in ((first, second), (second, first)):
        _add_line(asking, draft, product, other)
    _add_cheaper(asking, draft, first, second)
    return draft


def _add_line(asking: Asking, draft: Draft, product: Product, other: Product) -> None:
    phrasing = asking.phrasing
    differing = _differing(product, other)
    details = [f"{phrasing.attribute(n)} {product.specs[n]}" for n in differing]
    draft.facts += [*name_facts([product]), price_fact(product)]
    draft.facts += [spec_fact(product, name) for name in differing]
    if product.warranty_months != other.warranty_months:
        months = product.warranty_months or 0
        details.append(f"{months} {'months warranty' if asking.lang == 'en' else 'महीने वारंटी'}")
        draft.facts.append(Fact(str(months), f"{product.sku}:warranty_months"))
    if _VALUE & set(asking.words):
        details += _price_per_measure(draft, product)
    if not in_stock(product):
        draft.facts.append(stock_fact(product))
        details.append("out of stock" if asking.lang == "en" else "स्टॉक में नहीं")
    more = "".join(f", {detail}" for detail in details)
    phrasing.add(draft, "compare_line", name=product.name, price=rupees(product.price), more=more)
    if not differing and product.description != other.description and product.description:
        draft.facts.append(Fact(product.description, f"{product.sku}:description"))
        phrasing.passage(draft, product.description, "en")


def _differing(product: Product, other: Product) -> list[str]:
    """Specs of a product in which the other one differs or that it lacks."""
    names = [name for name, value in product.specs.items() if other.specs.get(name) != value]
    names.sort(key=lambda name: name not in other.specs)
    return names[:_DIFFERENCES_AT_MOST]


def _price_per_measure(draft: Draft, product: Product) -> list[str]:
    """ "₹508 per kg" of what comes in 500 g."""
    for measure in record_measures(product.name):
        value, unit = measure.base()
        if unit in _PER and value:
            much, name = _PER[unit]
            text = f"{rupees(product.price * much / value)} per {name}"
            draft.facts.append(Fact(text, f"{product.sku}:price-per"))
            return [text]
    return []


def _add_cheaper(asking: Asking, draft: Draft, first: Product, second: Product) -> None:
    if first.price == second.price:
        asking.phrasing.add(draft, "compare_same")
        return
    cheaper = min(first, second, key=lambda p: p.price)
    difference = rupees(abs(first.price - second.price))
    draft.facts.append(Fact(difference, f"{first.sku}:price-{second.sku}:price"))
    asking.phrasing.add(draft, "compare_cheaper", name=cheaper.name, difference=difference)
