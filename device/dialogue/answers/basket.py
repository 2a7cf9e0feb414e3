"""Adding, changing, removing, showing, confirming and cancelling; one job a function."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from device.dialogue.answers.products import choice_names, confidence_of, say_lacking
from device.dialogue.asking import Asking, in_stock, name_facts, stock_fact
from device.dialogue.money import amount_of, rupees
from device.dialogue.order import basket as baskets
from device.dialogue.order.asked_for import quantity_before
from device.dialogue.order.items import Item
from device.dialogue.phrasing import Draft
from device.dialogue.session import Pending
from device.turn import Basket, BasketLine, Fact, Order
from kb.catalogue import Product
from kb.language.units import canonical_unit

_MOST = Decimal(100_000)
_ONE = Decimal(1)
UNEXPECTED = 0.45
"""How sure a reply is that finds nothing in the basket of what the customer takes to be there."""


def add_product(draft: Draft, item: Item, product: Product) -> BasketLine | None:
    """The line that one thing now has in the basket; None where it is said why it has none."""
    asking = item.asking
    asked = item.quantity if item.quantity is not None else quantity_before(asking, product)
    quantity = asked if asked is not None else _ONE
    words = item.words
    session = asking.session
    draft.skus = (*draft.skus, product.sku)
    draft.facts += name_facts([product])
    if not is_sensible(quantity, product):
        ask_how_many(asking, draft, quantity)
        session.ask(Pending("basket_add", (product.sku,), words))
        return None
    left = room_for(asking, product)
    if not is_there(asking, draft, product, quantity, left):
        if left is not None and left > 0:
            session.ask(Pending("basket_add", (product.sku,), words, agreed_quantity=left))
        return None
    say_lacking(asking, draft, product, words)
    options = item.options_of(product)
    session.basket = baskets.add(session.basket, product, quantity, options)
    session.last_line = product.sku
    complete = baskets.with_defaults(product, options)
    return next(x for x in session.basket.lines if baskets.is_same(x, product.sku, complete))


def ask_how_many(asking: Asking, draft: Draft, instead_of: Decimal) -> None:
    """Where so much cannot be sold."""
    draft.clarify, draft.confidence = True, 0.4
    if instead_of > _MOST:
        asking.phrasing.add(draft, "basket_too_many")
        return
    draft.facts.append(Fact(amount_of(instead_of), "basket:quantity"))
    asking.phrasing.add(draft, "basket_bad_quantity", quantity=amount_of(instead_of))


def room_for(asking: Asking, product: Product, without: int | None = None) -> Decimal | None:
    """How many more there are than stand in the basket, one line left out; None if not counted."""
    if product.stock is None:
        return None
    basket = asking.session.basket
    lines = basket.lines if basket.state == "open" else ()
    held = (
        line.quantity for i, line in enumerate(lines) if line.sku == product.sku and i != without
    )
    return product.stock - sum(held, Decimal(0))


def is_there(
    asking: Asking, draft: Draft, product: Product, quantity: Decimal, left: Decimal | None
) -> bool:
    """Whether `left`, see `room_for`, is enough; says so where it is not."""
    if not in_stock(product):
        draft.facts.append(stock_fact(product))
        asking.phrasing.add(draft, "out_of_stock", name=product.name)
        return False
    if left is not None and quantity > left:
        _say_only(asking, draft, product, left)
        return False
    return True


def _say_only(asking: Asking, draft: Draft, product: Product, left: Decimal) -> None:
    """There are no more than so many; whether to take these is asked."""
    amount = amount_of(left)
    draft.facts += [stock_fact(product), Fact(amount, f"{product.sku}:stock-basket")]
    draft.clarify, draft.confidence = True, 0.5
    unit = asking.phrasing.unit(product.unit, amount)
    asking.phrasing.add(draft, "basket_only", stock=amount, name=product.name, unit=unit)


def is_sensible(quantity: Decimal, product: Product) -> bool:
    """Whether so much can be sold at all: half a kilo, but no half cup."""
    unit = product.unit.strip().lower()
    divisible = canonical_unit(unit) is not None or unit == "dozen"
    return 0 < quantity <= _MOST and (divisible or quantity == int(quantity))


def say_added(asking: Asking, draft: Draft, added: list[BasketLine]) -> Draft:
    if added:
        # "Three, one with cheese" where there is none with cheese: the line as it stands at last.
        last = {(line.sku, str(line.options)): line for line in added}
        asking.phrasing.add(
            draft, "basket_added", what=say_lines(asking, list(last.values()), draft)
        )
        say_total(asking, draft)
    draft.confidence = min(draft.confidence, confidence_of(asking))
    return draft


def say_line(asking: Asking, line: BasketLine) -> str:
    product = asking.view.product(line.sku)
    chosen = ", ".join(choice_names(product, dict(line.options))) if product else ""
    text = f"{amount_of(line.quantity)} × {line.name}"
    return f"{text} ({chosen})" if chosen else text


def say_lines(asking: Asking, lines: list[BasketLine], draft: Draft) -> str:
    for line in lines:
        draft.facts.append(Fact(amount_of(line.quantity), "basket:quantity"))
        product = asking.view.product(line.sku)
        draft.facts += [Fact(line.name, f"{line.sku}:name")]
        draft.facts += [
            Fact(name, f"{line.sku}:options")
            for name in (choice_names(product, dict(line.options)) if product else [])
        ]
    return asking.phrasing.all_of([say_line(asking, line) for line in lines])


def say_total(asking: Asking, draft: Draft) -> None:
    total = rupees(asking.session.basket.total)
    draft.facts.append(Fact(total, "basket:total"))
    asking.phrasing.add(draft, "basket_total", total=total)


def show(asking: Asking, intent: str = "basket_show") -> Draft:
    """What stands in the basket; `intent`: after what it is shown."""
    session = asking.session
    draft = asking.draft(intent)
    if session.basket.state != "open":
        asking.phrasing.add(draft, "basket_empty")
        return draft
    draft.skus = tuple(dict.fromkeys(line.sku for line in session.basket.lines))
    asking.phrasing.add(
        draft, "basket_show", what=say_lines(asking, list(session.basket.lines), draft)
    )
    say_total(asking, draft)
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
        draft.confidence = UNEXPECTED
        return draft
    lines = session.basket.lines
    order = Order(new_id(), "confirmed", lines, session.basket.total)
    session.orders = (*session.orders, order)
    session.basket = baskets.closed(session.basket, "confirmed")
    draft.skus = tuple(dict.fromkeys(line.sku for line in lines))
    total = rupees(order.total)
    draft.facts += [Fact(total, "basket:total"), Fact(order.id, "order:id")]
    asking.phrasing.add(
        draft,
        "basket_confirmed",
        id=order.id,
        total=total,
        what=say_lines(asking, list(lines), draft),
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
