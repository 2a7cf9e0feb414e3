"""Warranty: how long, whether it still holds, and how to claim it."""

from __future__ import annotations

import datetime as dt

from device.dialogue.answers.details import add_specs
from device.dialogue.answers.products import about, shared_name
from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft
from device.dialogue.reading.purchase_date import Span, bought_on, in_use_for, warranty_end
from device.turn import Fact
from kb.catalogue import Product

_ITS_NAMES = frozenset({"warranty", "guarantee"})


def longest_or_shortest(asking: Asking) -> list[Product]:
    """ "Which has the longest warranty": those; else all that may be meant."""
    pick = {"biggest": max, "smallest": min}.get(asking.reading.extreme or "")
    if pick is None:
        return asking.products
    months = [product.warranty_months or 0 for product in asking.products]
    return [p for p, own in zip(asking.products, months, strict=True) if own == pick(months)]


def answer_warranty(asking: Asking) -> Draft:
    """Of the first product, or of all of them where they have the same warranty."""
    products = asking.products
    product = products[0]
    draft = about(asking, products)
    special = _special_warranties(asking, product)
    if special:
        add_specs(asking, draft, product, special)
        return draft
    name = shared_name(products)
    for each in products:
        draft.facts.append(Fact(str(each.warranty_months or 0), f"{each.sku}:warranty_months"))
    if not product.warranty_months:
        asking.phrasing.add(draft, "warranty_none", name=name)
        return draft
    bought = bought_on(asking.words, asking.now.date())
    if bought is not None:
        _add_until(asking, draft, product, name, bought)
        _add_claim_steps(asking, draft)
        return draft
    _add_months(asking, draft, product, name)
    span = in_use_for(asking.words)
    if span is not None:
        _add_whether_covered(asking, draft, product, span)
    return draft


def _special_warranties(asking: Asking, product: Product) -> list[str]:
    """ "Tank warranty" where the tank was asked about."""
    said = {
        same for word in (*asking.words, *asking.earlier) for same in asking.shop.same_words(word)
    }
    return [
        name
        for name in product.specs
        if (parts := set(name.lower().split())) & _ITS_NAMES and (parts - _ITS_NAMES) & said
    ]


def _add_until(asking: Asking, draft: Draft, product: Product, name: str, bought: dt.date) -> None:
    until = warranty_end(bought, product.warranty_months or 0)
    days = (until - asking.now.date()).days
    written = {"date": _date(bought), "until": _date(until)}
    draft.facts += [Fact(v, f"{product.sku}:warranty_months+date") for v in written.values()]
    draft.facts.append(Fact(f"{days} days", f"{product.sku}:warranty_months+date"))
    key = "warranty_active" if days >= 0 else "warranty_over"
    asking.phrasing.add(draft, key, name=name, days=str(days), **written)


def _add_months(asking: Asking, draft: Draft, product: Product, name: str) -> None:
    months = product.warranty_months or 0
    years = ""
    if months % 12 == 0:
        count = months // 12
        word = ("year" if count == 1 else "years") if asking.lang == "en" else "साल"
        years = f" ({count} {word})"
        draft.facts.append(Fact(str(count), f"{product.sku}:warranty_months"))
    asking.phrasing.add(draft, "warranty", name=name, months=str(months), years=years)


def _add_whether_covered(asking: Asking, draft: Draft, product: Product, span: Span) -> None:
    """ "If it fails after two years": whether the warranty lasts that long."""
    today = asking.now.date()
    lasts = warranty_end(today, product.warranty_months or 0) > span.after(today)
    draft.facts.append(Fact(span.text, f"{product.sku}:warranty_months+date"))
    key = "warranty_covers" if lasts else "warranty_covers_not"
    asking.phrasing.add(draft, key, span=span.said(asking.lang))


def _add_claim_steps(asking: Asking, draft: Draft) -> None:
    steps = asking.view.passages.with_all("warranty claim", asking.lang)
    if steps is not None:
        draft.facts.append(steps.fact())
        asking.phrasing.passage(draft, steps.answer, steps.lang)


def _date(day: dt.date) -> str:
    return f"{day:%d-%m-%Y}"
