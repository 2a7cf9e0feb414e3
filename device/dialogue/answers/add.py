"""Orders: each thing that is named goes into the basket, or it is said why it does not."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.answers import fallback
from device.dialogue.answers.basket import add_product, say_added
from device.dialogue.answers.choosing import ask_which
from device.dialogue.answers.either import ask_either
from device.dialogue.answers.ordered_after_all import meant_in_order
from device.dialogue.answers.otherwise import items_there
from device.dialogue.answers.saying import perhaps
from device.dialogue.answers.unread import is_all_read
from device.dialogue.asking import Asking
from device.dialogue.goods.called_by_name import called_by_name
from device.dialogue.goods.come_so import come_so
from device.dialogue.goods.plain import ordinary_one, without_additions
from device.dialogue.index.written_words import phrase_words
from device.dialogue.order.amounts import more_said
from device.dialogue.order.items import Item
from device.dialogue.phrasing import Draft
from device.dialogue.reading.refused import refused_alone
from device.turn import BasketLine
from kb.catalogue import Product

_DO = frozenset({"do", "दो"})


def add(asking: Asking) -> Draft:
    """Adds what is named; what the shop lacks is named, what is not clear is asked about."""
    either = None if asking.settled else ask_either(asking)
    if either is not None:
        return either
    draft = asking.draft("basket_add")
    refuses = not asking.reading.refused and refused_alone(asking.reading, asking.shop)
    said = [] if refuses and not asking.settled else items_there(asking)
    meant = [meant_in_order(item, [x for x in said if x is not item]) for item in said]
    items = [other or item for item, other in zip(said, meant, strict=True)]
    added = [line for item in items if (line := add_item(draft, item)) is not None]
    if not draft.written and not added:
        asking.phrasing.add(draft, "basket_what")
        draft.clarify = True
    told = say_added(asking, draft, added)
    if not added or told.clarify or told.unknown or asking.settled:
        return told
    # Who wants three does not order two and one.
    twice = len({(line.sku, str(line.options)) for line in added}) < len(added)
    doubtful = twice or any(meant) or _may_be_give(asking) or not is_all_read(asking, items)
    return perhaps(asking, told) if doubtful else told


def _may_be_give(asking: Asking) -> bool:
    """ "Samosa plate do" as the first thing that is said: two of them, or give it."""
    first = not asking.session.intent.startswith("basket_")
    ends = asking.text.lower().split()[-1:]
    return first and asking.words[-1:] == ["2"] and bool(_DO & {*ends})


def add_item(draft: Draft, item: Item) -> BasketLine | None:
    """The line that one thing now has in the basket; None where it did not get in."""
    product = _product(item, draft)
    return add_product(draft, item, product) if product is not None else None


def _held(asking: Asking) -> Product | None:
    """ "One more chai": of several chais the one that stands in the basket."""
    basket = asking.session.basket
    if basket.state != "open" or more_said(asking.reading) is None:
        return None
    held = dict.fromkeys(line.sku for line in basket.lines)
    named = [p for p in asking.of_mask(asking.match.mask) if p.sku in held]
    return named[0] if len(named) == 1 else None


def _plain(item: Item) -> list[Product]:
    """Of several dishes of one name the one with nothing to it; all of them where none is so."""
    asking = item.asking
    plain = without_additions(asking.products, item.words)
    home = frozenset(phrase_words(asking.view.store.address))
    return plain if len(plain) == 1 else ordinary_one(plain, item.words, home, asking.shop)


def _product(item: Item, draft: Draft) -> Product | None:
    asking = item.asking
    if asking.reading.unknown or not asking.products:
        part = fallback.not_sold(asking)
    elif len(asking.products) > 1 and not asking.is_decided:
        if (held := _held(asking)) is not None:
            return held
        # Of a walker one chooses whether it shall have wheels.
        plain = _plain(item) if asking.view.serves else []
        if len(plain) == 1:
            return plain[0]
        called = called_by_name(asking.products, asking.match.terms, asking.shop)
        fitting = come_so(called, item.words, asking.shop)
        if len(fitting) == 1:
            return fitting[0]
        match = replace(asking.match, quantity=item.quantity)
        asked = replace(asking, match=match, products=called)
        part = ask_which(asked, "basket_add")
    else:
        return asking.products[0]
    draft.take(part)
    draft.source, draft.confidence = part.source, part.confidence
    return None
