"""Changes of the open basket: other amounts and choices, other goods instead, less or none of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from device.dialogue import basket as baskets
from device.dialogue.amounts import amount_after, said_amount, share_amount, wants_all
from device.dialogue.answer_basket import is_sensible, room_for, say_lines, say_only, say_total
from device.dialogue.answer_choices import ask_which
from device.dialogue.asking import Asking, in_stock, name_facts, stock_fact
from device.dialogue.basket_lines import (
    last_line,
    lines_meant,
    names_goods,
    names_only_choices,
    product_of,
)
from device.dialogue.choices import read_choices, taken_out, with_choices
from device.dialogue.money import Options, amount_of
from device.dialogue.parts import Part, parts_of
from device.dialogue.phrasing import Draft
from device.dialogue.reading import read
from device.dialogue.replaced import replaced
from device.dialogue.session import Pending
from device.dialogue.terms import Reading
from device.dialogue.utterance import utterance_words
from device.turn import BasketLine, Fact
from kb.catalogue import Product
from kb.language.words import word_set

_TAKE_OUT = word_set(
    "rehne rahne hata hatao hatana hatado nikal nikalo nikaal mat nahi nahin nai cancel chhodo chodo"
)


@dataclass(slots=True)
class _Edit:
    """What has been done so far; lines stand by their goods, as numbers shift."""

    asking: Asking
    draft: Draft
    changed: list[tuple[str, Options]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    missing: bool = False


def change(asking: Asking) -> Draft:
    """ "Make it five", "laal wale kar do", "coffee ki jagah chai": line by line."""
    return _edit(asking, "basket_change")


def remove(asking: Asking) -> Draft:
    """Takes out the lines that are named, or so many of them, or only a choice of one."""
    return _edit(asking, "basket_remove")


def agree(asking: Asking) -> Draft:
    """Takes as many as there are, after that was asked."""
    edit = _Edit(asking, asking.draft("basket_change"))
    product, quantity = asking.products[0], asking.match.quantity
    lines = asking.session.basket.lines
    index = next((i for i, line in enumerate(lines) if line.sku == product.sku), None)
    if index is None or quantity is None or asking.session.basket.state != "open":
        edit.missing = True
    else:
        _put(edit, index, product, quantity, lines[index].options)
    return _say(edit)


def _edit(asking: Asking, intent: str) -> Draft:
    edit = _Edit(asking, asking.draft(intent))
    if asking.session.basket.state != "open":
        asking.phrasing.add(edit.draft, "basket_empty")
        edit.draft.confidence = 0.6
        return edit.draft
    if not (intent == "basket_change" and _swap(edit)):
        for reading, meant in _parts(asking):
            if intent == "basket_remove":
                _remove(edit, _up_to_the_verb(edit, reading))
            else:
                _change(edit, reading, meant)
    return _say(edit)


def _parts(asking: Asking) -> list[tuple[Reading, Asking]]:
    """The words about each line by themselves, and with what they mean where it was spoken of."""
    parts: list[Part] = parts_of(asking, asking.words, _as_spoken_of(asking))
    if len(parts) < 2:
        told = parts and len(parts[0].asking.products) == 1
        return [(asking.reading, parts[0].asking if told else asking)]
    return [(read(list(part.own), asking.shop), part.asking) for part in parts]


def _as_spoken_of(asking: Asking) -> Asking | None:
    """The line spoken of last as if its name had just been said."""
    index = last_line(asking.session)
    product = (
        product_of(asking.session.basket.lines[index], asking.shop) if index is not None else None
    )
    if product is None:
        return None
    spoken = replace(asking)
    spoken.words = _name_words(product, asking)
    spoken.reading = read(spoken.words, asking.shop)
    spoken.match = replace(asking.match, quantity=None)
    spoken.products = [product]
    return spoken


def _name_words(product: Product, asking: Asking) -> list[str]:
    return utterance_words(product.name, asking.shop)


def _change(edit: _Edit, reading: Reading, meant: Asking) -> None:
    asking, session = edit.asking, edit.asking.session
    amount_said = said_amount(reading) is not None
    indexes = lines_meant(reading, session, asking.shop, by_choice=amount_said)
    if len(indexes) > 1:
        _ask(edit, indexes)
        return
    if not indexes:
        _change_goods(edit, reading, meant)
        return
    line = session.basket.lines[indexes[0]]
    product = product_of(line, asking.shop)
    if product is None:
        edit.missing = True
        return
    choices = read_choices(
        product, reading.words, asking.shop, asking.match.quantity, line.options
    )
    options = with_choices(product, line.options, choices)
    share = share_amount(reading, line.quantity)
    if share is not None and options != dict(line.options):
        _put_share(edit, indexes[0], product, share, options)
        return
    amount = amount_after(reading, line.quantity)
    if not choices and amount is None and _change_goods(edit, reading, meant):
        return
    _put(edit, indexes[0], product, line.quantity if amount is None else amount, options)


def _change_goods(edit: _Edit, reading: Reading, meant: Asking) -> bool:
    """ "The four litre one": other goods like those spoken of last take their place."""
    asking, session = edit.asking, edit.asking.session
    index = last_line(session)
    line = session.basket.lines[index] if index is not None else None
    others = [p for p in meant.products if line is None or p.sku != line.sku]
    if index is None or line is None or len(meant.products) != 1 or not others:
        edit.missing = edit.missing or names_goods(reading)
        return edit.missing
    options = with_choices(others[0], _known(others[0], line.options),
                           read_choices(others[0], reading.words, asking.shop))  # fmt: skip
    share = share_amount(reading, line.quantity)
    if share is not None:
        _put_share(edit, index, others[0], share, options)
        return True
    amount = amount_after(reading, line.quantity)
    _put(edit, index, others[0], line.quantity if amount is None else amount, options)
    return True


def _known(product: Product, options: Options) -> dict[str, str | tuple[str, ...]]:
    """Of the options of other goods those that these have too."""
    kept: dict[str, str | tuple[str, ...]] = {}
    for group in product.options:
        held = options.get(group.group, ())
        ids = {choice.id for choice in group.choices}
        if isinstance(held, str):
            if held in ids and group.exclusive:
                kept[group.group] = held
        elif not group.exclusive and set(held) & ids:
            kept[group.group] = tuple(choice for choice in held if choice in ids)
    return kept


def _swap(edit: _Edit) -> bool:
    """ "Swap the tea for a coffee": other goods take the place of a line; False for anything else."""
    asking, session = edit.asking, edit.asking.session
    said = replaced(asking.words, by_deed=True)
    old, new = read(said.gone, asking.shop), read(said.kept, asking.shop)
    if not said.gone or not names_goods(old) or not names_goods(new):
        return False
    indexes = lines_meant(old, session, asking.shop, by_choice=True)
    parts = parts_of(asking, said.kept)
    if not indexes or not parts or not parts[0].asking.products:
        return False
    part, line = parts[0], session.basket.lines[indexes[0]]
    if any(p.sku == line.sku for p in part.asking.products):
        return False
    if len(part.asking.products) > 1:
        _ask_goods(edit, part.asking)
        return True
    product = part.asking.products[0]
    options = with_choices(product, {}, read_choices(product, part.own, asking.shop, part.quantity))
    _put(edit, indexes[0], product, part.quantity or line.quantity, options)
    return True


def _remove(edit: _Edit, reading: Reading) -> None:
    asking, session = edit.asking, edit.asking.session
    indexes = lines_meant(reading, session, asking.shop, by_choice=True)
    if len(indexes) > 1 and not wants_all(reading.words):
        indexes = indexes[-1:] if _same_goods(edit, indexes) else indexes
    if not indexes:
        index = last_line(session)
        if index is None or not _leave_out(edit, reading, index):
            edit.missing = True
        return
    if len(indexes) > 1 and not _same_goods(edit, indexes):
        _ask(edit, indexes)
        return
    for index in sorted(indexes, reverse=True):
        if not _leave_out(edit, reading, index):
            _take_out(edit, reading, index)


def _up_to_the_verb(edit: _Edit, reading: Reading) -> Reading:
    """ "Dosa rehne do, coffee hi pi lunga": what is said after the verb is why."""
    shop, session = edit.asking.shop, edit.asking.session
    for index, word in enumerate(reading.words):
        if index and word in _TAKE_OUT:
            own = read(reading.words[:index], shop)
            if names_goods(own) and lines_meant(own, session, shop, by_choice=True):
                return own
    return reading


def _leave_out(edit: _Edit, reading: Reading, index: int) -> bool:
    """ "Usme se cheeni hata do": a choice is taken out, not the goods."""
    asking, line = edit.asking, edit.asking.session.basket.lines[index]
    product = product_of(line, asking.shop)
    if product is None or not names_only_choices(reading, product, asking.shop):
        return False
    choices = taken_out(product, read_choices(product, reading.words, asking.shop))
    options = with_choices(product, line.options, choices)
    if options == dict(line.options):
        return False
    _put(edit, index, product, line.quantity, options)
    return True


def _take_out(edit: _Edit, reading: Reading, index: int) -> None:
    session = edit.asking.session
    line = session.basket.lines[index]
    product = product_of(line, edit.asking.shop)
    number = said_amount(reading)
    edit.draft.skus = (*edit.draft.skus, line.sku)
    if number is not None and 0 < number.value < line.quantity and product is not None:
        _put(edit, index, product, line.quantity - number.value, line.options)
        return
    session.basket = baskets.remove(session.basket, index)
    edit.removed.append(line.name)
    edit.draft.facts.append(Fact(line.name, f"{line.sku}:name"))


def _put(edit: _Edit, index: int, product: Product, quantity: Decimal, options: Options) -> None:
    """A line as it shall be, where there is as much of it; else says what there is."""
    asking, session, draft = edit.asking, edit.asking.session, edit.draft
    line = session.basket.lines[index]
    draft.skus = (*draft.skus, product.sku)
    draft.facts += name_facts([product])
    if quantity <= 0 and product.sku == line.sku:
        session.basket = baskets.remove(session.basket, index)
        edit.removed.append(line.name)
        return
    if not is_sensible(quantity, product):
        draft.clarify, draft.confidence = True, 0.4
        asking.phrasing.add(draft, "basket_bad_quantity", quantity=amount_of(quantity))
        return
    if not in_stock(product):
        draft.facts.append(stock_fact(product))
        asking.phrasing.add(draft, "out_of_stock", name=product.name)
        return
    left = room_for(asking, product, without=index)
    if left is not None and quantity > max(
        left, line.quantity if product.sku == line.sku else left
    ):
        say_only(asking, draft, product, left)
        if product.sku == line.sku and left > 0:
            session.pending = Pending(
                "basket_change", (product.sku,), tuple(asking.words), agreed_quantity=left
            )
        return
    session.basket = baskets.set_line(session.basket, index, product, quantity, options)
    session.last_line = product.sku
    edit.changed.append((product.sku, baskets.with_defaults(product, options)))


def _put_share(
    edit: _Edit, index: int, product: Product, share: Decimal, options: Options
) -> None:
    """So many of a line become another line: "one of them without onion"."""
    asking, session = edit.asking, edit.asking.session
    line = session.basket.lines[index]
    own = product_of(line, asking.shop)
    left = room_for(asking, product) if product.sku != line.sku else None
    if own is None or not is_sensible(line.quantity - share, own):
        edit.missing = True
        return
    if not in_stock(product) or (left is not None and share > left):
        say_only(asking, edit.draft, product, max(left or Decimal(0), Decimal(0)))
        return
    edit.draft.skus = (*edit.draft.skus, line.sku, product.sku)
    edit.draft.facts += name_facts([own, product])
    session.basket = baskets.set_line(
        session.basket, index, own, line.quantity - share, line.options
    )
    session.basket = baskets.add(session.basket, product, share, options)
    session.last_line = product.sku
    edit.changed += [(line.sku, line.options), (product.sku, baskets.with_defaults(product, options))]


def _same_goods(edit: _Edit, indexes: list[int]) -> bool:
    lines = edit.asking.session.basket.lines
    return len({lines[index].sku for index in indexes}) == 1


def _ask(edit: _Edit, indexes: list[int]) -> None:
    """Several lines fit: asks which."""
    asking = replace(edit.asking)
    lines = asking.session.basket.lines
    asking.products = [p for i in indexes if (p := product_of(lines[i], asking.shop)) is not None]
    _ask_goods(edit, asking)


def _ask_goods(edit: _Edit, asking: Asking) -> None:
    question = ask_which(asking, edit.draft.intent)
    draft = edit.draft
    draft.written += question.written
    draft.spoken += question.spoken
    draft.facts += question.facts
    draft.skus += question.skus
    draft.clarify, draft.confidence = True, question.confidence


def _say(edit: _Edit) -> Draft:
    asking, session, draft = edit.asking, edit.asking.session, edit.draft
    if edit.removed:
        names = asking.phrasing.all_of(list(dict.fromkeys(edit.removed)))
        asking.phrasing.add(draft, "basket_removed", what=names)
        session.last_line = session.basket.lines[-1].sku if session.basket.lines else None
    lines = [line for line in session.basket.lines if _is_changed(line, edit)]
    if lines:
        asking.phrasing.add(draft, "basket_changed", what=say_lines(asking, lines, draft))
    if not (lines or edit.removed or draft.written):
        asking.phrasing.add(draft, "basket_not_in" if edit.missing else "basket_what")
        draft.confidence, draft.clarify = 0.6, not edit.missing
        return draft
    if session.basket.lines:
        say_total(asking, draft)
    else:
        asking.phrasing.add(draft, "basket_empty")
    return draft


def _is_changed(line: BasketLine, edit: _Edit) -> bool:
    return any(line.sku == sku and dict(line.options) == dict(o) for sku, o in edit.changed)
