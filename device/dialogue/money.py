"""Money in writing, and what a quantity with options costs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from kb.catalogue import PriceBreak, Product
from kb.language.numbers import plain

_PAISA = Decimal("0.01")
Options = Mapping[str, str | tuple[str, ...]]


def rupees(amount: Decimal) -> str:
    """₹1,23,456 in Indian groups; paise only where there are any."""
    amount = amount.quantize(_PAISA, rounding=ROUND_HALF_UP)
    sign = "-" if amount < 0 else ""
    whole, _, paise = f"{abs(amount):f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    groups: list[str] = []
    while len(head) > 2:
        groups.insert(0, head[-2:])
        head = head[:-2]
    if head:
        groups.insert(0, head)
    written = ",".join([*groups, tail])
    return f"{sign}₹{written}" + (f".{paise}" if paise.strip("0") else "")


def amount_of(quantity: Decimal) -> str:
    """A quantity without needless decimals."""
    return plain(quantity)


def break_for(product: Product, quantity: Decimal) -> PriceBreak | None:
    """The price break that a quantity reaches; it then holds for all pieces."""
    reached = [b for b in product.price_breaks if quantity >= b.min_quantity]
    return max(reached, key=lambda b: b.min_quantity, default=None)


def chosen_ids(chosen: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The choices of one group, whether it is exclusive or not."""
    return (chosen,) if isinstance(chosen, str) else chosen or ()


def option_delta(product: Product, options: Options) -> Decimal:
    """What the chosen options add to the price of one."""
    delta = Decimal(0)
    for group in product.options:
        ids = chosen_ids(options.get(group.group))
        delta += sum((c.price_delta for c in group.choices if c.id in ids), Decimal(0))
    return delta


def unit_price(product: Product, quantity: Decimal, options: Options) -> Decimal:
    """The price of one when so many are taken with these options."""
    reached = break_for(product, quantity)
    return (reached.price if reached else product.price) + option_delta(product, options)


def line_total(price: Decimal, quantity: Decimal) -> Decimal:
    return (price * quantity).quantize(_PAISA, rounding=ROUND_HALF_UP)
