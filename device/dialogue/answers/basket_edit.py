"""One answer's edits of the basket: puts lines in place as far as there is stock, and says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from device.dialogue.answers.basket import (
    UNEXPECTED,
    ask_how_many,
    is_sensible,
    is_there,
    room_for,
    say_lines,
    say_total,
)
from device.dialogue.answers.choosing import ask_which
from device.dialogue.asking import Asking, name_facts
from device.dialogue.money import Options
from device.dialogue.order import basket as baskets
from device.dialogue.phrasing import Draft
from device.dialogue.session import Pending
from device.turn import BasketLine, Fact
from kb.catalogue import Product


@dataclass(slots=True)
class Edit:
    """What has been done so far; lines stand by their goods, as their numbers shift."""

    asking: Asking
    draft: Draft
    added: list[tuple[str, Options]] = field(default_factory=list)
    changed: list[tuple[str, Options]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    missing: bool = False
    """Something was named that is not in the basket."""


def put(edit: Edit, index: int, product: Product, quantity: Decimal, options: Options) -> None:
    """A line as it shall be, where there is as much of it; else says what there is."""
    asking, session, draft = edit.asking, edit.asking.session, edit.draft
    line = session.basket.lines[index]
    if quantity <= 0 and product.sku == line.sku:
        take_out(edit, index)
        return
    draft.skus = (*draft.skus, product.sku)
    draft.facts += name_facts([product])
    if not is_sensible(quantity, product):
        ask_how_many(asking, draft, quantity)
        return
    left = room_for(asking, product, without=index)
    is_more = product.sku != line.sku or quantity > line.quantity
    if is_more and not is_there(asking, draft, product, quantity, left):
        if product.sku == line.sku and left is not None and left > 0:
            words = tuple(asking.words)
            session.ask(Pending("basket_change", (product.sku,), words, agreed_quantity=left))
        return
    session.basket = baskets.set_line(session.basket, index, product, quantity, options)
    session.last_line = product.sku
    edit.changed.append((product.sku, baskets.with_defaults(product, options)))


def put_share(edit: Edit, index: int, product: Product, share: Decimal, options: Options) -> None:
    """So many of a line become another line: "one of them without onion"."""
    session, draft = edit.asking.session, edit.draft
    line = session.basket.lines[index]
    own = edit.asking.shop.product(line.sku)
    if own is None or not is_sensible(share, own):
        edit.missing = True
        return
    left = room_for(edit.asking, product)
    draft.skus = (*draft.skus, product.sku)
    draft.facts += name_facts([own, product])
    if product.sku != line.sku and not is_there(edit.asking, draft, product, share, left):
        return
    rest = line.quantity - share
    session.basket = baskets.set_line(session.basket, index, own, rest, line.options)
    session.basket = baskets.add(session.basket, product, share, options)
    session.last_line = product.sku
    made = baskets.with_defaults(product, options)
    edit.changed += [(line.sku, line.options), (product.sku, made)]


def add_more(edit: Edit, product: Product, quantity: Decimal, options: Options) -> None:
    """More of the same goods made otherwise: "one more with oat milk"."""
    session, draft = edit.asking.session, edit.draft
    draft.skus = (*draft.skus, product.sku)
    draft.facts += name_facts([product])
    left = room_for(edit.asking, product)
    sensible = is_sensible(quantity, product)
    if not sensible or not is_there(edit.asking, draft, product, quantity, left):
        edit.missing = edit.missing or not sensible
        return
    session.basket = baskets.add(session.basket, product, quantity, options)
    session.last_line = product.sku
    edit.added.append((product.sku, baskets.with_defaults(product, options)))


def take_out(edit: Edit, index: int) -> None:
    """Removes a line."""
    session = edit.asking.session
    line = session.basket.lines[index]
    session.basket = baskets.remove(session.basket, index)
    edit.removed.append(line.name)
    edit.draft.skus = (*edit.draft.skus, line.sku)
    edit.draft.facts.append(Fact(line.name, f"{line.sku}:name"))


def ask_which_line(edit: Edit, indexes: list[int]) -> None:
    """Several lines fit: asks which."""
    asking = replace(edit.asking)
    lines = asking.session.basket.lines
    asking.products = [p for i in indexes if (p := asking.shop.product(lines[i].sku)) is not None]
    join(edit, ask_which(asking, edit.draft.intent))


def join(edit: Edit, part: Draft) -> None:
    """Takes what another handler said into this answer."""
    draft = edit.draft
    draft.take(part)
    draft.source = part.source if part.source == "fallback" else draft.source
    draft.confidence = min(draft.confidence, part.confidence)


def say(edit: Edit) -> Draft:
    """What was added, changed and removed, and the total."""
    asking, session, draft = edit.asking, edit.asking.session, edit.draft
    phrasing = asking.phrasing
    if edit.removed:
        phrasing.add(
            draft, "basket_removed", what=phrasing.all_of(list(dict.fromkeys(edit.removed)))
        )
        session.last_line = session.basket.lines[-1].sku if session.basket.lines else None
    added = [line for line in session.basket.lines if _is_among(line, edit.added)]
    changed = [
        line for line in session.basket.lines
        if _is_among(line, edit.changed) and line not in added
    ]  # fmt: skip
    if added:
        phrasing.add(draft, "basket_added", what=say_lines(asking, added, draft))
    if changed:
        phrasing.add(draft, "basket_changed", what=say_lines(asking, changed, draft))
    if not (added or changed or edit.removed):
        if not draft.written:
            phrasing.add(draft, "basket_not_in" if edit.missing else "basket_what")
            draft.confidence, draft.clarify = UNEXPECTED, not edit.missing
        return draft
    if session.basket.lines:
        say_total(asking, draft)
    else:
        phrasing.add(draft, "basket_empty")
    return draft


def _is_among(line: BasketLine, made: list[tuple[str, Options]]) -> bool:
    return any(baskets.is_same(line, sku, options) for sku, options in made)
