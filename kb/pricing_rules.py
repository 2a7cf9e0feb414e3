"""The rules in a bundle's pricing.yaml, read and checked.

    tax: {included: true}                 # or {included: false, percent: 18, categories: {…: 12}}
    rounding: {to: "1.00", how: nearest}  # nearest, up or down
    rates:
      - {category: Wire, percent: 4, name: copper}
    quantity:
      - {category: LED bulb, min_quantity: 10, percent: 5}
    discounts:
      - {brand: Syska, percent: 10}
    promotions:
      - {name: Diwali, from: 2026-11-01, to: 2026-11-15, all: true, percent: 12}
    clearance:
      - {category: Ceiling fan, stock_at_most: 3, percent: 15}

A rule holds for a `sku`, `brand`, `category` (each one or a list; all that are named must fit) or
for `all: true`.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import msgspec

from kb.bundle.store import read_yaml
from kb.catalogue import Product
from kb.errors import BundleError

_MOST_OFF = Decimal(95)
_MOST_RULES = 1000


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Rule(_Strict, frozen=True):
    """Whom a rule is for, and how many percent."""

    percent: Decimal
    name: str = ""
    sku: tuple[str, ...] = ()
    brand: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    all: bool = False

    def fits(self, product: Product) -> bool:
        if self.all:
            return True
        return all(
            not wanted or value.casefold() in wanted
            for wanted, value in (
                (self.sku, product.sku),
                (self.brand, product.brand),
                (self.category, product.category),
            )
        )

    def label(self) -> str:
        return self.name or ", ".join((*self.sku, *self.brand, *self.category)) or "everything"


class QuantityRule(Rule, frozen=True, kw_only=True):
    min_quantity: Decimal


class Promotion(Rule, frozen=True, kw_only=True):
    """Both days are included."""

    first: dt.date = msgspec.field(name="from")
    last: dt.date = msgspec.field(name="to")

    def runs_on(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


class Clearance(Rule, frozen=True, kw_only=True):
    stock_at_most: Decimal


class Tax(_Strict, frozen=True):
    included: bool = True
    percent: Decimal = Decimal(0)
    categories: dict[str, Decimal] = {}

    def percent_for(self, category: str) -> Decimal:
        """What is added to the sheet's prices; nothing where they include the tax."""
        if self.included:
            return Decimal(0)
        return self.categories.get(category.casefold(), self.percent)


class Rounding(_Strict, frozen=True):
    to: Decimal = Decimal("0.01")
    how: Literal["nearest", "up", "down"] = "nearest"


class PricingRules(_Strict, frozen=True):
    tax: Tax = Tax()
    rounding: Rounding = Rounding()
    rates: tuple[Rule, ...] = ()
    quantity: tuple[QuantityRule, ...] = ()
    discounts: tuple[Rule, ...] = ()
    promotions: tuple[Promotion, ...] = ()
    clearance: tuple[Clearance, ...] = ()


def read_pricing(path: Path) -> PricingRules:
    """Raises BundleError naming the rule that is wrong."""
    raw = _as_text(read_yaml(path))
    try:
        rules = msgspec.convert(raw, PricingRules)
    except msgspec.ValidationError as err:
        said = str(err).replace("`", "").replace(" - at $.", " in ").replace("$", "the file")
        raise BundleError(f"{path.name}: {said[:1].lower()}{said[1:]}") from err
    try:
        _check(rules)
    except ValueError as err:
        raise BundleError(f"{path.name}: {err}") from err
    return rules


def _as_text(value: Any, key: str = "") -> Any:
    """Numbers become text, from which decimals are exact; one name becomes a list of one."""
    if isinstance(value, dict):
        folded = key == "categories"
        return {
            str(name).casefold() if folded else str(name): _as_text(each, str(name))
            for name, each in value.items()
        }
    if isinstance(value, list):
        each_key = key if key in ("sku", "brand", "category") else ""
        values = [_as_text(each, "") for each in value]
        return [str(each).casefold() for each in values] if each_key else values
    if isinstance(value, bool):
        return value
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, (int, float, dt.date)):
        value = str(value)
    if key in ("sku", "brand", "category") and isinstance(value, str):
        return [value.casefold()]
    return value


def _check(rules: PricingRules) -> None:
    groups: dict[str, tuple[Rule, ...]] = {
        "rates": rules.rates,
        "quantity": rules.quantity,
        "discounts": rules.discounts,
        "promotions": rules.promotions,
        "clearance": rules.clearance,
    }
    if sum(map(len, groups.values())) > _MOST_RULES:
        raise ValueError(f"more than {_MOST_RULES} rules")
    for group, listed in groups.items():
        for number, rule in enumerate(listed, start=1):
            where = f"{group}, rule {number}"
            if not (rule.all or rule.sku or rule.brand or rule.category):
                raise ValueError(f"{where}: names no sku, brand or category; write all: true")
            least = -_MOST_OFF if group == "rates" else Decimal(0)
            most = Decimal(1000) if group == "rates" else _MOST_OFF
            if not rule.percent.is_finite() or not least <= rule.percent <= most:
                raise ValueError(f"{where}: {rule.percent} percent is out of range")
    total = sum((abs(rule.percent) for rule in rules.rates if rule.percent < 0), Decimal(0))
    if total > _MOST_OFF:
        raise ValueError("rates: together they take nearly everything off")
    for promotion in rules.promotions:
        if promotion.first > promotion.last:
            raise ValueError(f"promotions: {promotion.label()} ends before it begins")
    _check_quantities(rules)
    if not Decimal("0.01") <= rules.rounding.to <= Decimal(1000):
        raise ValueError("rounding: 'to' must be between 0.01 and 1000")
    if any(not 0 <= each <= 100 for each in (rules.tax.percent, *rules.tax.categories.values())):
        raise ValueError("tax: the percentage must be between 0 and 100")


def _check_quantities(rules: PricingRules) -> None:
    if any(not 0 < rule.min_quantity <= 10**6 for rule in rules.quantity):
        raise ValueError("quantity: min_quantity must be above zero")
    if any(not 0 <= rule.stock_at_most <= 10**6 for rule in rules.clearance):
        raise ValueError("clearance: stock_at_most must not be below zero")
