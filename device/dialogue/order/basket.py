"""The basket as a value: each change returns a new one. Prices are reckoned anew each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from device.dialogue.money import Options, line_total, unit_price
from device.turn import Basket, BasketLine, BasketState
from kb.catalogue import Product

ProductOf = Callable[[str], Product | None]


def with_defaults(product: Product, chosen: Options) -> dict[str, str | tuple[str, ...]]:
    """Each group with the choice made or its default; groups with neither are left out."""
    options: dict[str, str | tuple[str, ...]] = {}
    for group in product.options:
        made = chosen.get(group.group)
        if made:
            options[group.group] = made
        elif group.default is not None:
            options[group.group] = group.default if group.exclusive else (group.default,)
    return options


def make_line(product: Product, quantity: Decimal, options: Options) -> BasketLine:
    price = unit_price(product, quantity, options)
    return BasketLine(
        product.sku, product.name, quantity, dict(options), price, line_total(price, quantity)
    )


def add(basket: Basket, product: Product, quantity: Decimal, options: Options) -> Basket:
    """Adds to the line with the same options, if there is one."""
    lines = list(basket.lines) if basket.state == "open" else []
    return _with(_merged(lines, len(lines), product, quantity, options))


def set_line(
    basket: Basket, index: int, product: Product, quantity: Decimal, options: Options
) -> Basket:
    """Puts another line in the place of one; with a line that is then the same it becomes one."""
    others = [line for number, line in enumerate(basket.lines) if number != index]
    return _with(_merged(others, index, product, quantity, options))


def is_same(line: BasketLine, sku: str, options: Options) -> bool:
    """Whether a line is of these goods with these options, all of them told."""
    return line.sku == sku and dict(line.options) == dict(options)


def _merged(
    lines: list[BasketLine], at: int, product: Product, quantity: Decimal, options: Options
) -> list[BasketLine]:
    """With so much more in the line that is the same, or in a new line at this place."""
    complete = with_defaults(product, options)
    for index, line in enumerate(lines):
        if is_same(line, product.sku, complete):
            more = make_line(product, line.quantity + quantity, complete)
            return [*lines[:index], more, *lines[index + 1 :]]
    return [*lines[:at], make_line(product, quantity, complete), *lines[at:]]


def remove(basket: Basket, index: int) -> Basket:
    return _with([line for number, line in enumerate(basket.lines) if number != index])


def closed(basket: Basket, state: BasketState) -> Basket:
    return replace(basket, state=state)


def repriced(basket: Basket, product_of: ProductOf) -> Basket:
    """At the prices of the catalogue now; what is no longer sold falls out."""
    if basket.state != "open":
        return basket
    lines = []
    for line in basket.lines:
        product = product_of(line.sku)
        if product is not None:
            lines.append(make_line(product, line.quantity, line.options))
    return _with(lines)


def _with(lines: list[BasketLine]) -> Basket:
    total = sum((line.line_total for line in lines), Decimal("0.00"))
    return Basket("open" if lines else "empty", tuple(lines), total)
