"""No reply may claim what the cited records do not say, whoever wrote it.

The guard looks up the cited records itself; what a handler says about them counts for nothing,
save for sums that were reckoned from them (`…*quantity`, `basket:total`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from device.dialogue.asking import View
from device.dialogue.index.written_words import spelled
from device.dialogue.phrasing import clock_time
from device.dialogue.truth.claims import Claims, Figure, claims_of, words_of
from device.turn import Fact
from kb.catalogue import Product
from kb.language.normalise import normalise
from kb.language.units import canonical_unit
from kb.language.words import word_set

_RECKONED = ("*quantity", "+options", "-basket", "+date", ":price-")
_OWN = ("basket:", "order:", "catalogue:")
_DAY_NAMES = word_set("monday tuesday wednesday thursday friday saturday sunday")


@dataclass(slots=True)
class Evidence:
    """What the cited records hold."""

    figures: set[Figure] = field(default_factory=set)
    brands: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    present: bool = False
    absent: bool = False
    warranty_months: set[int] = field(default_factory=set)
    texts: str = ""
    choices: bool = False
    own_name: str = ""
    """The shop's name, which may be the brand of what it makes."""
    phrases: set[str] = field(default_factory=set)
    """Names and passages as words, to see which brand stands with which product."""
    ordered: set[Decimal] = field(default_factory=set)
    """How many of something are in the basket."""
    offered: set[str] = field(default_factory=set)
    """Choices of a product as words: "Coca-Cola" with a combo."""
    products: set[str] = field(default_factory=set)
    """SKUs of those whose names and choices are in it."""

    def add_text(self, text: str, view: View) -> None:
        claims = claims_of(text, view.words)
        self.figures |= claims.figures | {(value, "") for value, _ in claims.parted}
        self.brands |= claims.brands
        self.words |= words_of(text)
        self.texts += f" {spelled(text)}"
        self.phrases.add(claims.text)

    def add_money(self, *amounts: Decimal | None) -> None:
        self.figures |= {(a.normalize(), "₹") for a in amounts if a is not None}

    def add_value(self, value: Decimal | int, unit: str = "") -> None:
        self.figures.add((Decimal(value).normalize(), unit))


def violations(text: str, facts: tuple[Fact, ...] | list[Fact], view: View) -> list[str]:
    """What of a text the cited records do not bear out; empty where all is well."""
    for fact in facts:
        # The number of an order is a name, not a figure that could vouch for another.
        if fact.source == "order:id":
            text = text.replace(fact.text, "")
    return compare(claims_of(text, view.words), gather(facts, view))


def gather(facts: tuple[Fact, ...] | list[Fact], view: View) -> Evidence:
    evidence = Evidence()
    for fact in facts:
        _add_fact(evidence, fact, view)
    return evidence


def compare(claims: Claims, evidence: Evidence) -> list[str]:
    found = [
        f"figure {value:f} {unit}".strip()
        for value, unit in claims.figures
        if not _held((value, unit), evidence)
    ]
    found += [
        f"figure {value:f} {unit}".strip()
        for value, unit in claims.parted
        if (value, unit) not in evidence.figures and (value, "") not in evidence.figures
    ]
    found += [f"{value:f} ×" for value in claims.ordered - evidence.ordered]
    found += [
        f"brand {brand}" for brand in claims.brands if not _stands_right(brand, claims, evidence)
    ]
    found += [f"name {name}" for name in claims.names if not _is_named(name, evidence)]
    if claims.absent and not evidence.absent and not _said(evidence, "absent"):
        found.append("out of stock")
    if claims.present and not evidence.present and not _said(evidence, "present"):
        found.append("in stock")
    if claims.endless and not any(
        word in evidence.texts for word in ("lifetime", "forever", "unlimited")
    ):
        found.append("endless warranty")
    if (
        claims.no_warranty
        and evidence.warranty_months - {0}
        and "no warranty" not in evidence.texts
    ):
        found.append("no warranty")
    elif (
        claims.warranty
        and not evidence.warranty_months
        and "warranty" not in evidence.texts
        and "guarantee" not in evidence.texts
    ):
        found.append("warranty")
    return found


def _stands_right(brand: str, claims: Claims, evidence: Evidence) -> bool:
    """Each mention of a brand stands where a name or passage of the records has it."""
    if brand not in evidence.brands:
        return False
    name = f" {normalise(brand)} "
    rest = claims.text
    for phrase in sorted(
        (p for p in evidence.phrases if name in p and p != name), key=len, reverse=True
    ):
        while phrase in rest:  # The space between two of them is counted once.
            rest = rest.replace(phrase, " | ")
    if name not in rest:
        return True
    if name in evidence.offered:
        return True
    # Alone, as in "Havells or Polycab?", a brand was offered as a choice.
    return name in evidence.phrases and (evidence.choices or normalise(brand) == evidence.own_name)


def _held(figure: Figure, evidence: Evidence) -> bool:
    value, unit = figure
    if figure in evidence.figures:
        return True
    # A figure may be said without its unit, but never with another one.
    return unit == "" and any(value == held for held, _ in evidence.figures)


def _is_named(name: str, evidence: Evidence) -> bool:
    if name in _DAY_NAMES:
        return name in evidence.words
    return name in evidence.words or name.rstrip("s") in evidence.words or name in _PLAIN


_PLAIN = word_set(
    """
    also added removed changed total order instead from which the there please and sorry yes
    english hindi all bought mrp anything your our you did could ask are is was rupees cash
    """
)


def _said(evidence: Evidence, what: str) -> bool:
    """A stored answer may itself speak of what is available."""
    words = (
        ("available", "in stock", "uplabdh")
        if what == "present"
        else ("out of stock", "not available", "cannot")
    )
    return any(word in evidence.texts for word in words)


def _add_fact(evidence: Evidence, fact: Fact, view: View) -> None:
    source = fact.source
    if source == "order:id":
        return
    if source.startswith(_OWN) or any(mark in source for mark in _RECKONED):
        evidence.add_text(fact.text, view)
        evidence.choices = evidence.choices or source == "catalogue:choice"
        if source == "basket:quantity":
            evidence.ordered |= {value for value, _ in claims_of(fact.text, view.words).figures}
    kind, _, rest = source.partition(":")
    if kind in {"faq", "taught", "service"}:
        passage = next((p for p in view.passages.all if p.id == rest), None)
        if passage is not None:
            evidence.add_text(passage.answer, view)
        return
    if kind == "store":
        _add_store(evidence, rest, view)
        return
    product = view.product(source.rpartition(":")[0]) or view.product(kind)
    if product is not None:
        what = rest if view.product(kind) else source.rpartition(":")[2]
        _add_product(evidence, product, what, fact.text, view)


def _add_product(evidence: Evidence, product: Product, what: str, stated: str, view: View) -> None:
    if product.sku not in evidence.products:
        evidence.products.add(product.sku)
        _add_names(evidence, product, view)
    if what.startswith("price"):
        _add_prices(evidence, product, stated, view)
    elif what == "mrp":
        evidence.add_money(product.mrp)
    elif what.startswith("stock"):
        evidence.present = evidence.present or product.stock is None or product.stock > 0
        evidence.absent = evidence.absent or (product.stock is not None and product.stock <= 0)
        if product.stock is not None:
            evidence.add_value(product.stock, canonical_unit(product.unit) or "")
    elif what.startswith("warranty_months"):
        months = product.warranty_months or 0
        evidence.warranty_months.add(months)
        evidence.add_value(months, "month")
        if months % 12 == 0:
            evidence.add_value(months // 12, "year")
    elif what.startswith("specs."):
        name = what.removeprefix("specs.")
        evidence.add_text(f"{name} {product.specs.get(name, '')}", view)
    elif what.startswith("description"):
        evidence.add_text(product.description, view)


def _add_prices(evidence: Evidence, product: Product, stated: str, view: View) -> None:
    """Of the prices on record only the one that the fact states; all where it states none."""
    said = {value for value, unit in claims_of(stated, view.words).figures if unit == "₹"}
    for price_break in product.price_breaks:
        if not said or price_break.price.normalize() in said:
            evidence.add_money(price_break.price)
            evidence.add_value(price_break.min_quantity)
    if not said or product.price.normalize() in said:
        evidence.add_money(product.price)


def _add_names(evidence: Evidence, product: Product, view: View) -> None:
    evidence.add_text(product.name, view)
    evidence.add_text(product.category, view)
    if product.brand:
        evidence.brands.add(product.brand)
        evidence.add_text(product.brand, view)
        evidence.add_text(f"{product.brand} {product.category}", view)
        if normalise(product.name) == normalise(product.brand):
            evidence.offered.add(claims_of(product.name, view.words).text)
    for group in product.options:
        for choice in group.choices:
            evidence.add_text(choice.name, view)
            evidence.offered.add(claims_of(choice.name, view.words).text)


def _add_store(evidence: Evidence, what: str, view: View) -> None:
    store = view.store
    if what.startswith("hours."):
        day = int(what.removeprefix("hours."))
        hours = store.hours.get(day)
        evidence.words.add(sorted(_DAY_NAMES, key=_DAY_ORDER.index)[day])
        if hours is not None:
            for lang in ("en", "hi"):
                evidence.add_text(
                    f"{clock_time(hours.opens, lang)}. {clock_time(hours.closes, lang)}", view
                )
        return
    evidence.own_name = normalise(store.name)
    for text in (store.name, store.address, store.phone):
        evidence.add_text(text, view)


_DAY_ORDER = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
