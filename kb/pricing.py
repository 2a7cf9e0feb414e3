"""Pricing rules: what a piece costs today at a quantity, and why, in one sentence.

The steps always come in this order, each on the result of the one before:

    1. rates       a factor for a category, such as copper +4 % (they add up)
    2. quantity    the lowest of the item's own quantity prices and the best quantity rule reached
    3. one of discounts, promotions (on their dates) and clearance: the largest; they do not add up
    4. tax         added where the sheet's prices are without it
    5. rounding    never to nothing

All money is decimal. A larger quantity never costs more a piece, and no price falls below the
smallest step of rounding. Option surcharges (`price_delta`) are added afterwards, untouched.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TypeVar

from kb.catalogue import PriceBreak, Product
from kb.pricing_rules import PricingRules, Rule

_PAISE = Decimal("0.01")
_HUNDRED = Decimal(100)
_ROUNDING = {"nearest": ROUND_HALF_UP, "up": ROUND_CEILING, "down": ROUND_FLOOR}
AnyRule = TypeVar("AnyRule", bound=Rule)


@dataclass(frozen=True, slots=True)
class Quote:
    """`unit` is the price of one piece at this quantity; `because` explains it in one sentence."""

    unit: Decimal
    because: str
    because_hi: str


class PriceList:
    """The rules of one shop. Immutable; the same question always has the same answer."""

    def __init__(self, rules: PricingRules | None = None) -> None:
        self._rules = rules or PricingRules()
        self.changes_nothing = self._rules == PricingRules()

    def quote(self, product: Product, quantity: Decimal, on: dt.date) -> Quote:
        """What each of `quantity` pieces costs on a day. `product` is as in the sheet."""
        rules = self._rules
        said, said_hi = [f"list price {product.price}"], [f"सूची का दाम {product.price}"]
        factor = _HUNDRED + sum(
            (rule.percent for rule in _fitting(rules.rates, product)), Decimal(0)
        )
        for rule in _fitting(rules.rates, product):
            said.append(f"{rule.label()} {_signed(rule.percent)} %")
            said_hi.append(f"{rule.label()} {_signed(rule.percent)} %")
        unit = product.price * factor / _HUNDRED
        unit, why, why_hi = self._for_quantity(product, quantity, unit, factor)
        said += why
        said_hi += why_hi
        best = max(self._reductions(product, on), key=lambda rule: rule.percent, default=None)
        if best is not None:
            unit = unit * (_HUNDRED - best.percent) / _HUNDRED
            said.append(f"{_plain(best.percent)} % off for {best.label()}")
            said_hi.append(f"{best.label()} की {_plain(best.percent)} % छूट")
        tax = rules.tax.percent_for(product.category)
        if tax:
            unit = unit * (_HUNDRED + tax) / _HUNDRED
            said.append(f"{_plain(tax)} % tax")
            said_hi.append(f"{_plain(tax)} % टैक्स")
        rounded = self._rounded(unit)
        if rounded != unit.quantize(_PAISE, ROUND_HALF_UP):
            said.append(f"rounded to {rules.rounding.to}")
            said_hi.append(f"{rules.rounding.to} तक गोल")
        return Quote(
            rounded,
            f"{rounded} each: {', '.join(said)}.",
            f"{rounded} प्रति नग: {', '.join(said_hi)}।",
        )

    def applied(self, product: Product, on: dt.date) -> Product:
        """The item with today's prices: `price` for one piece, `price_breaks` for more."""
        if self.changes_nothing:
            return product
        one = self.quote(product, Decimal(1), on).unit
        breaks: list[PriceBreak] = []
        lowest = one
        for quantity in self._thresholds(product):
            unit = self.quote(product, quantity, on).unit
            if unit < lowest:
                breaks.append(PriceBreak(quantity, unit))
                lowest = unit
        return dataclasses.replace(product, price=one, price_breaks=tuple(breaks))

    def _for_quantity(
        self, product: Product, quantity: Decimal, unit: Decimal, factor: Decimal
    ) -> tuple[Decimal, list[str], list[str]]:
        """The lowest of all quantity prices that are reached, so that more never costs more."""
        found: list[tuple[Decimal, Decimal]] = [
            (each.price * factor / _HUNDRED, each.min_quantity)
            for each in product.price_breaks
            if quantity >= each.min_quantity
        ]
        found += [
            (unit * (_HUNDRED - rule.percent) / _HUNDRED, rule.min_quantity)
            for rule in _fitting(self._rules.quantity, product)
            if quantity >= rule.min_quantity
        ]
        if not found:
            return unit, [], []
        lowest, reached = min(found)
        if lowest >= unit:
            return unit, [], []
        return lowest, [f"price from {_plain(reached)} on"], [f"{_plain(reached)} से ऊपर का दाम"]

    def _reductions(self, product: Product, on: dt.date) -> list[Rule]:
        rules: list[Rule] = [*_fitting(self._rules.discounts, product)]
        rules += [rule for rule in _fitting(self._rules.promotions, product) if rule.runs_on(on)]
        if product.stock is not None:
            rules += [
                rule
                for rule in _fitting(self._rules.clearance, product)
                if 0 < product.stock <= rule.stock_at_most
            ]
        return rules

    def _thresholds(self, product: Product) -> Sequence[Decimal]:
        reached = {each.min_quantity for each in product.price_breaks}
        reached |= {rule.min_quantity for rule in _fitting(self._rules.quantity, product)}
        return sorted(each for each in reached if each > 1)

    def _rounded(self, amount: Decimal) -> Decimal:
        rounding = self._rules.rounding
        steps = (amount / rounding.to).quantize(Decimal(1), _ROUNDING[rounding.how])
        return (max(steps, Decimal(1)) * rounding.to).quantize(_PAISE)


def _fitting(rules: Iterable[AnyRule], product: Product) -> list[AnyRule]:
    return [rule for rule in rules if rule.fits(product)]


def _signed(percent: Decimal) -> str:
    return f"+{_plain(percent)}" if percent > 0 else _plain(percent)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
