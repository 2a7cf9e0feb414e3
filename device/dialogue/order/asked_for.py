"""Choices that were asked about before the order: "Ensure in chocolate?", "two tins of that"."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.asking import Asking
from device.dialogue.goods.choices import contradictions
from device.dialogue.phrasing import Draft
from device.dialogue.session import Session
from kb.catalogue import Product

_OF_GOODS = frozenset({"price", "stock", "bulk_price"})
_PERHAPS_OF_GOODS = 0.3
"""A question taken for one about what goods are like asks for them as well with such a chance;
"is it spicy?" does not, "Ensure chocolate hai kya" does."""


def asked_for(asking: Asking, draft: Draft) -> tuple[tuple[str, ...], ...]:
    """What the session shall keep of questions about one thing, this one included."""
    session = asking.session
    if not draft.skus or draft.unknown:
        return session.asked_for
    if draft.intent.startswith("basket_"):
        return ()
    before = session.asked_for if {*draft.skus} <= {*session.focus} else ()
    chance = sum(asking.wants.get(intent, 0.0) for intent in _OF_GOODS)
    asks = draft.intent in _OF_GOODS or chance >= _PERHAPS_OF_GOODS
    return (*before, tuple(asking.words)) if asks else before


def asked_quantity(asking: Asking, draft: Draft) -> Decimal | None:
    """How many of one thing were asked about: an order that follows is for so many."""
    if draft.intent not in _OF_GOODS or draft.unknown or len(draft.skus) != 1:
        return None
    return asking.match.quantity


def quantity_before(asking: Asking, product: Product) -> Decimal | None:
    """How many "add it" adds of what was just asked about."""
    session = asking.session
    same = session.focus == (product.sku,) and not asking.reading.terms
    return session.asked_quantity if same else None


def said_before(asking: Asking, product: Product) -> list[tuple[str, ...]]:
    """What was asked about a product before it is ordered; questions between choices chose none."""
    session: Session = asking.session
    if product.sku not in session.focus or not product.options:
        return []
    return [
        words for words in session.asked_for
        if not contradictions(product, words, asking.shop)
    ]  # fmt: skip
