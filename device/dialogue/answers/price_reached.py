"""From how many on a price holds: the price breaks read from the price to the quantity."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from device.dialogue.answers.products import about, answer_bulk, named_with
from device.dialogue.asking import Asking
from device.dialogue.goods.choices import chosen_options
from device.dialogue.money import Options, amount_of, option_delta, rupees
from device.dialogue.phrasing import Draft
from device.dialogue.reading.rate_wanted import RateWanted
from device.turn import Fact
from kb.catalogue import PriceBreak, Product

_NO_SUCH_PRICE = 0.45
_SEVERAL = 12


def answer_price_reached(asking: Asking, wanted: RateWanted) -> Draft | None:
    """How many make a piece cost what the customer would pay; None where no goods are meant.

    Of several goods that may be meant those are, whose price it is. Where it is the price of none,
    all prices by quantity are told, with a perhaps.
    """
    asking.intent = "bulk_price"
    goods = asking.products or asking.of_mask(asking.match.mask, _SEVERAL)
    if not asking.match.found or asking.reading.unknown or not goods:
        return None
    reached = [
        (product, found) for product in goods if (found := _reached(asking, product, wanted))
    ]
    if len(goods) > 1 and not asking.is_decided and len(reached) != 1:
        return None
    if reached:
        return _from_so_many(asking, *reached[0])
    asking.products = goods[:1]
    asking.match = replace(asking.match, quantity=None)
    draft = answer_bulk(asking)
    draft.by_record = True
    if wanted.price is not None and goods[0].price_breaks:
        draft.confidence = min(draft.confidence, _NO_SUCH_PRICE)
    return draft


def _chosen(asking: Asking, product: Product) -> Options:
    return chosen_options(product, asking.words, asking.shop)


def _reached(asking: Asking, product: Product, wanted: RateWanted) -> PriceBreak | None:
    """The least quantity at which a product costs so much."""
    more = option_delta(product, _chosen(asking, product))
    for each in sorted(product.price_breaks, key=lambda b: b.min_quantity):
        price = each.price + more
        if wanted.price is None or (wanted.below and price < wanted.price):
            return each
        if not wanted.below and wanted.price in {price, each.price}:
            return each
    return None


def _from_so_many(asking: Asking, product: Product, reached: PriceBreak) -> Draft:
    options = _chosen(asking, product)
    price, least = rupees(reached.price + option_delta(product, options)), reached.min_quantity
    draft = about(asking, [product])
    draft.by_record = True
    draft.facts += [
        Fact(rupees(reached.price), f"{product.sku}:price_breaks"),
        Fact(price, f"{product.sku}:price_breaks+options"),
        Fact(amount_of(Decimal(least)), f"{product.sku}:price_breaks"),
    ]
    asking.phrasing.add(
        draft,
        "price_from",
        name=named_with(product, options),
        price=price,
        quantity=amount_of(Decimal(least)),
        unit=asking.phrasing.unit(product.unit, amount_of(Decimal(least))),
    )
    return draft
