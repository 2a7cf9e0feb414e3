"""Adding, changing, removing, showing, confirming and cancelling; one job a function."""

from __future__ import annotations

import logging
from collections.abc import Callable
from decimal import Decimal

from device.dialogue import basket as baskets
from device.dialogue.answer_products import choice_names, confidence_of
from device.dialogue.asking import Asking, in_stock, name_facts, stock_fact
from device.dialogue.choices import chosen_options
from device.dialogue.items import Item
from device.dialogue.money import amount_of, rupees
from device.dialogue.phrasing import Draft
from device.dialogue.session import Pending
from device.turn import Basket, BasketLine, Fact, Order
from kb.catalogue import Product

_LOG = logging.getLogger(__name__)
_MOST = Decimal(100_000)
_ONE = Decimal(1)


def add_product(draft: Draft, item: Item, product: Product) -> bool:
    """Adds one thing to the basket, or says why not. True when it was added."""
    asking = item.asking
    quantity = item.quantity if item.quantity is not None else _ONE
    words = tuple(word for said in item.said for word in said)
    phrasing, session = asking.phrasing, asking.session
    draft.skus = (*draft.skus, product.sku)
    draft.facts += name_facts([product])
    if not _sensible(quantity, product):
        draft.clarify, draft.confidence = True, 0.4
        phrasing.add(draft, "basket_bad_quantity", quantity=amount_of(quantity))
        session.pending = Pending("basket_add", (product.sku,), words)
        return False
    if not in_stock(product):
        draft.facts.append(stock_fact(product))
        phrasing.add(draft, "out_of_stock", name=product.name)
        return False
    held = sum(
        (line.quantity for line in session.basket.lines if line.sku == product.sku), Decimal(0)
    )
    left = (
        product.stock - (held if session.basket.state == "open" else 0)
        if product.stock is not None
        else None
    )
    if left is not None and quantity > left:
        draft.facts.append(stock_fact(product))
        draft.clarify, draft.confidence = True, 0.5
        draft.facts.append(Fact(amount_of(left), f"{product.sku}:stock-basket"))
        phrasing.add(
            draft,
            "basket_only",
            stock=amount_of(left),
            name=product.name,
            unit=phrasing.unit(product.unit, amount_of(left)),
        )
        if left > 0:
            session.pending = Pending("basket_add", (product.sku,), words, agreed_quantity=left)
        return False
    session.basket = baskets.add(session.basket, product, quantity, item.options_of(product))
    session.last_line = product.sku
    return True


def _sensible(quantity: Decimal, product: Product) -> bool:
    whole = quantity == int(quantity) or product.unit.lower() not in {
        "piece",
        "",
        "pc",
        "unit",
        "cup",
        "coil",
    }
    return Decimal(0) < quantity <= _MOST and whole


def say_added(asking: Asking, draft: Draft, added: list[BasketLine]) -> Draft:
    if added:
        asking.phrasing.add(draft, "basket_added", what=_what(asking, added, draft))
        _say_total(asking, draft)
    draft.confidence = min(draft.confidence, confidence_of(asking))
    return draft


def say_line(asking: Asking, line: BasketLine) -> str:
    product = asking.view.product(line.sku)
    chosen = ", ".join(choice_names(product, dict(line.options))) if product else ""
    text = f"{amount_of(line.quantity)} × {line.name}"
    return f"{text} ({chosen})" if chosen else text


def _what(asking: Asking, lines: list[BasketLine], draft: Draft) -> str:
    for line in lines:
        draft.facts.append(Fact(amount_of(line.quantity), "basket:quantity"))
        product = asking.view.product(line.sku)
        draft.facts += [Fact(line.name, f"{line.sku}:name")]
        draft.facts += [
            Fact(name, f"{line.sku}:options")
            for name in (choice_names(product, dict(line.options)) if product else [])
        ]
    return asking.phrasing.all_of([say_line(asking, line) for line in lines])


def _say_total(asking: Asking, draft: Draft) -> None:
    total = rupees(asking.session.basket.total)
    draft.facts.append(Fact(total, "basket:total"))
    asking.phrasing.add(draft, "basket_total", total=total)


def line_of(asking: Asking) -> int | None:
    """Which basket line is meant: by name, else the one spoken of last."""
    lines = asking.session.basket.lines
    if asking.reading.names_something and asking.match.found:
        meant = {p.sku for p in asking.of_mask(asking.match.mask)}
        hits = [index for index, line in enumerate(lines) if line.sku in meant]
        if hits:
            return hits[-1]
        if any(term.where.head or term.where.brand for term in asking.match.terms):
            return None
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].sku == asking.session.last_line:
            return index
    return len(lines) - 1 if lines else None


def change_line(asking: Asking, quantity: Decimal | None, more: bool) -> Draft:
    session = asking.session
    draft = asking.draft("basket_change")
    index = line_of(asking) if session.basket.state == "open" else None
    if index is None:
        asking.phrasing.add(
            draft, "basket_empty" if session.basket.state != "open" else "basket_not_in"
        )
        return draft
    line = session.basket.lines[index]
    product = asking.view.product(line.sku)
    if product is None:
        asking.phrasing.add(draft, "basket_not_in")
        return draft
    draft.skus = (line.sku,)
    draft.facts += name_facts([product])
    chosen = chosen_options(product, asking.words, asking.shop)
    if chosen:
        session.basket = baskets.set_options(session.basket, index, product, chosen)
    if quantity is not None:
        wanted = line.quantity + quantity if more else quantity
        refused = _change_quantity(asking, draft, index, product, wanted)
        if refused:
            return draft
    if index < len(session.basket.lines):
        session.last_line = line.sku
        asking.phrasing.add(
            draft, "basket_changed", what=_what(asking, [session.basket.lines[index]], draft)
        )
    _say_total(asking, draft)
    return draft


def _change_quantity(
    asking: Asking, draft: Draft, index: int, product: Product, wanted: Decimal
) -> bool:
    session, phrasing = asking.session, asking.phrasing
    if wanted == 0:
        session.basket = baskets.remove(session.basket, index)
        phrasing.add(draft, "basket_removed", what=product.name)
        return not session.basket.lines
    if not _sensible(wanted, product):
        draft.clarify, draft.confidence = True, 0.4
        phrasing.add(draft, "basket_bad_quantity", quantity=amount_of(wanted))
        return True
    if product.stock is not None and wanted > product.stock:
        draft.facts.append(stock_fact(product))
        draft.clarify, draft.confidence = True, 0.5
        phrasing.add(
            draft,
            "basket_only",
            stock=amount_of(product.stock),
            name=product.name,
            unit=phrasing.unit(product.unit, amount_of(product.stock)),
        )
        return True
    session.basket = baskets.set_quantity(session.basket, index, product, wanted)
    return False


def remove_lines(asking: Asking) -> Draft:
    """Takes out the line that is named, or the last one; so many pieces where a number was said."""
    session = asking.session
    draft = asking.draft("basket_remove")
    index = line_of(asking) if session.basket.state == "open" else None
    if index is None:
        empty = session.basket.state != "open"
        asking.phrasing.add(draft, "basket_empty" if empty else "basket_not_in")
        draft.confidence = 0.6
        return draft
    line = session.basket.lines[index]
    draft.skus = (line.sku,)
    less = asking.match.quantity
    product = asking.view.product(line.sku)
    if less is not None and 0 < less < line.quantity and product is not None:
        session.basket = baskets.set_quantity(session.basket, index, product, line.quantity - less)
        asking.phrasing.add(
            draft, "basket_changed", what=_what(asking, [session.basket.lines[index]], draft)
        )
    else:
        session.basket = baskets.remove(session.basket, index)
        draft.facts.append(Fact(line.name, f"{line.sku}:name"))
        asking.phrasing.add(draft, "basket_removed", what=line.name)
    session.last_line = session.basket.lines[-1].sku if session.basket.lines else None
    if session.basket.lines:
        _say_total(asking, draft)
    else:
        asking.phrasing.add(draft, "basket_empty")
    return draft


def show(asking: Asking) -> Draft:
    session = asking.session
    draft = asking.draft("basket_show")
    if session.basket.state != "open":
        asking.phrasing.add(draft, "basket_empty")
        return draft
    draft.skus = tuple(dict.fromkeys(line.sku for line in session.basket.lines))
    asking.phrasing.add(draft, "basket_show", what=_what(asking, list(session.basket.lines), draft))
    _say_total(asking, draft)
    return draft


def confirm(asking: Asking, place: Callable[[Order], None], new_id: Callable[[], str]) -> Draft:
    """Makes the order once; a second "confirm" says which order it already is."""
    session = asking.session
    draft = asking.draft("basket_confirm")
    if session.basket.state == "confirmed" and session.orders:
        draft.facts.append(Fact(session.orders[-1].id, "order:id"))
        asking.phrasing.add(draft, "basket_already", id=session.orders[-1].id)
        return draft
    if session.basket.state != "open" or not session.basket.lines:
        asking.phrasing.add(draft, "basket_empty")
        draft.confidence = 0.6
        return draft
    lines = session.basket.lines
    order = Order(new_id(), "confirmed", lines, session.basket.total)
    session.orders = (*session.orders, order)
    session.basket = baskets.closed(session.basket, "confirmed")
    draft.skus = tuple(dict.fromkeys(line.sku for line in lines))
    total = rupees(order.total)
    draft.facts += [Fact(total, "basket:total"), Fact(order.id, "order:id")]
    asking.phrasing.add(
        draft, "basket_confirmed", id=order.id, total=total, what=_what(asking, list(lines), draft)
    )
    place(order)
    return draft


def cancel_all(asking: Asking, withdraw: Callable[[Order], None]) -> Draft:
    """Empties an open basket; else takes back the order confirmed last."""
    session = asking.session
    draft = asking.draft("basket_cancel")
    last = session.orders[-1] if session.orders else None
    if session.basket.state == "confirmed" and last is not None and last.state == "confirmed":
        cancelled = Order(last.id, "cancelled", last.lines, last.total)
        session.orders = (*session.orders[:-1], cancelled)
        session.basket = baskets.closed(session.basket, "cancelled")
        draft.facts.append(Fact(last.id, "order:id"))
        asking.phrasing.add(draft, "order_cancelled", id=last.id)
        withdraw(cancelled)
        return draft
    session.basket = baskets.closed(Basket(), "cancelled" if session.basket.lines else "empty")
    session.last_line = None
    asking.phrasing.add(draft, "basket_cancelled")
    return draft
