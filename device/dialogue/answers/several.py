"""The things that one question asks the same about: "price of the switch and the socket"."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.order.items import Item, items_of
from device.dialogue.reading.figures import JOINS
from device.dialogue.reading.summing import asks_for_sum

_OF_EACH = frozenset({"price", "bulk_price", "stock", "list"})
"""What is asked of several things at once is answered of each."""


def things_asked(asking: Asking, intent: str) -> list[Item]:
    """Each of them, none where one thing is asked about or it is not plain which ones are."""
    if intent not in _OF_EACH:
        return []
    joined = bool(JOINS & {*asking.words})
    if intent == "bulk_price" and (joined or len(asking.reading.numbers) > 1):
        items = items_of(asking)
        if len(items) > 1 and all(map(_is_told, items)):
            return items
    if not joined or asking.reading.unknown or (asking.products and not asking.match.left_out):
        return []
    items = items_of(asking)
    surely = bool(asking.products) or intent == "bulk_price"
    asked = all(_is_asked_for(item, surely=surely) for item in items)
    return items if asked and len(items) > 1 else []


def asks_what_they_come_to(items: list[Item], asking: Asking) -> bool:
    """Whether what all of them cost is asked: so many of one thing and of another one, or both
    together."""
    intent = asking.intent
    several = any(item.quantity is not None and item.quantity != 1 for item in items)
    return (
        (several or asks_for_sum(asking.words))
        and intent in {"price", "bulk_price"}
        and all(map(_is_one, items))
    )


def _is_one(item: Item) -> bool:
    products = item.asking.products
    return len(products) == 1 or (bool(products) and item.asking.is_decided)


def _is_told(item: Item) -> bool:
    """So many of one product, with no figure and nothing that the shop lacks left over."""
    asking = item.asking
    begins = item.words[:1] != ("of",)  # "Twenty glasses of tea" are no glasses and a tea.
    left = asking.reading.unknown or asking.match.unused
    return _is_one(item) and begins and not left


def _is_asked_for(item: Item, *, surely: bool) -> bool:
    """Whether it is goods of the shop; `surely`: one of them, or so many of something."""
    products = item.asking.products
    return bool(products) and (not surely or len(products) == 1 or item.quantity is not None)
