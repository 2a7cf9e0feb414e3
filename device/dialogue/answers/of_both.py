"""What is asked of the two goods that were spoken of last, told of both of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from device.dialogue.answers import compare
from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft

OF_EACH = frozenset({"price", "stock", "spec", "warranty", "bulk_price"})


def answer_of_both(
    asking: Asking, intent: str, answer_one: Callable[[Asking, str], Draft]
) -> Draft | None:
    """One after the other, or side by side where they are compared; None for any other wish, and
    where no two are asked about."""
    if not asking.both:
        return None
    if intent == "compare":
        return compare.side_by_side(asking, asking.both)
    if intent not in OF_EACH:
        return None
    whole = asking.draft()
    for product in asking.both:
        mask = 1 << asking.shop.index_of[product.sku]
        match = replace(asking.match, mask=mask, order=(asking.shop.index_of[product.sku],))
        of_one = answer_one(replace(asking, products=[product], match=match, both=()), intent)
        whole.take(of_one)
        whole.confidence = min(whole.confidence, of_one.confidence)
    return whole
