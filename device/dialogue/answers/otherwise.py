"""Of two goods that are ordered the one instead of the other, the first that is there."""

from __future__ import annotations

from device.dialogue.asking import Asking, in_stock
from device.dialogue.goods.understanding import understand
from device.dialogue.order.items import Item, items_of
from device.dialogue.order.otherwise import otherwise_said

_JOINT = "aur"


def items_there(asking: Asking) -> list[Item]:
    """The things of an order, see `items_of`; what shall come where another is not there only
    then, and the other only where it is."""
    said = None if asking.settled else otherwise_said(asking.words)
    if said is None:
        return items_of(asking)
    words = asking.words
    first = items_of(_understood(words[: said.start], asking))
    every = items_of(_understood([*words[: said.start], _JOINT, *words[said.end :]], asking))
    if not first or len(every) <= len(first):
        return items_of(asking)
    wanted, instead = len(first) - 1, len(first)
    gone = instead if _is_there(every[wanted]) else wanted
    return [item for at, item in enumerate(every) if at != gone]


def _understood(words: list[str], asking: Asking) -> Asking:
    text = " ".join(words)
    part = understand(asking.view, asking.session, text, asking.lang, asking.now)
    part.intent = asking.intent
    return part


def _is_there(item: Item) -> bool:
    products = item.asking.products
    if len(products) > 1 and not item.asking.is_decided:
        return any(map(in_stock, products))
    enough = item.quantity
    return (
        bool(products)
        and in_stock(products[0])
        and (products[0].stock is None or enough is None or products[0].stock >= enough)
    )
