"""What may be done to the lines of a basket, as values, and what the basket is after it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from device.dialogue.money import Options
from device.dialogue.order import basket as baskets
from device.turn import Basket, BasketLine
from kb.catalogue import Product

Kind = Literal["put", "share", "out", "new"]


@dataclass(frozen=True, slots=True)
class Deed:
    """`put`: a line as it shall be; `share`: so many of it become another line; `out`: it goes;
    `new`: a line more. `index` is its place before anything is done."""

    kind: Kind
    index: int
    product: Product | None = None
    quantity: Decimal = Decimal(0)
    options: Options | None = None


Deeds = tuple[Deed, ...]


def done(basket: Basket, deeds: Deeds) -> Basket:
    """The basket after all of them; lines keep their places until the last is done."""
    for deed in sorted(deeds, key=lambda each: -each.index):
        basket = _done(basket, deed)
    return basket


def _done(basket: Basket, deed: Deed) -> Basket:
    product, options = deed.product, deed.options or {}
    if deed.kind == "out":
        return baskets.remove(basket, deed.index)
    assert product is not None
    if deed.kind == "new":
        return baskets.add(basket, product, deed.quantity, options)
    if deed.kind == "put":
        return baskets.set_line(basket, deed.index, product, deed.quantity, options)
    line = basket.lines[deed.index]
    lines = list(basket.lines)
    left = line.quantity - deed.quantity
    lines[deed.index] = BasketLine(
        line.sku, line.name, left, line.options, line.unit_price, line.unit_price * left
    )
    rest = Basket("open", tuple(lines), basket.total)
    return baskets.add(rest, product, deed.quantity, options)


Key = tuple[tuple[str, tuple[tuple[str, object], ...], Decimal], ...]


def key_of(basket: Basket) -> Key:
    """Equal where two baskets hold the same."""
    lines = basket.lines if basket.state == "open" else ()
    return tuple(
        sorted((line.sku, tuple(sorted(line.options.items())), line.quantity) for line in lines)
    )
