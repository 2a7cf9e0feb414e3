"""Other goods in the place of a line of the basket, and goods that come to it besides."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.answers.add import add_item
from device.dialogue.answers.basket_edit import Edit, join, put, put_share, take_out
from device.dialogue.answers.steps import Step
from device.dialogue.asking import Asking
from device.dialogue.goods.choices import known_options, read_choices, with_choices
from device.dialogue.order.amounts import amount_after, said_amount, says_also, share_amount
from device.dialogue.order.basket_lines import line_for, names_goods
from device.dialogue.order.items import Item
from device.dialogue.order.parts import parts_of
from device.dialogue.order.swaps import swap_meant
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import Reading
from device.dialogue.session import Session
from kb.catalogue import Product
from kb.language.words import word_set

_KEEPS = word_set("only just sirf keval bas rakho rakhna rakhiye rakhiyega rehna rahe keep")


def takes_place(done: Edit, step: Step, index: int) -> bool:
    """ "Not Philips, I meant Surya": as many of another of its kind; False for any other order."""
    asking, meant = done.asking, step.meant
    line = asking.shop.product(asking.session.basket.lines[index].sku)
    one = len(meant.products) == 1 or (meant.products and meant.is_decided)
    if line is None or not one or meant.match.quantity is not None:
        return False
    other = meant.products[0]
    if other.sku == line.sku or other.category != line.category:
        return False
    put_other(done, step.reading, index, other)
    return True


def swap_lines(done: Edit) -> bool:
    """ "Swap the tea for a coffee": other goods take the place of a line; else False."""
    asking = done.asking
    swap = swap_meant(asking)
    if swap is not None and swap.product is not None:
        put_other(done, read(swap.new, asking.shop), swap.index, swap.product)
        return True
    parts = parts_of(asking, swap.new) if swap is not None else []
    if swap is None or not parts or not parts[0].asking.products:
        return False
    part, line = parts[0], asking.session.basket.lines[swap.index]
    if any(p.sku == line.sku for p in part.asking.products):
        return False
    if swap.of_what_is_gone or len(part.asking.products) > 1:
        asked = part.asking
        if not swap.of_what_is_gone and said_amount(swap.old) is None:
            # What shall go is plain, and only what comes is not.
            take_out(done, swap.index)
            quantity = part.quantity or line.quantity
            asked = replace(asked, match=replace(asked.match, quantity=quantity))
        add_step(done, Step("basket_add", asked.reading, asked))
        return True
    product = part.asking.products[0]
    options = with_choices(product, {}, read_choices(product, part.own, asking.shop, part.quantity))
    share = said_amount(swap.old)
    if share is not None and share.value < line.quantity:
        put_share(done, swap.index, product, share.value, options)
    else:
        put(done, swap.index, product, part.quantity or line.quantity, options)
    return True


def change_goods(done: Edit, reading: Reading, meant: Asking) -> bool:
    """ "The four litre one": other goods like those spoken of last take their place."""
    session = done.asking.session
    told = len(meant.products) == 1 or (meant.products and meant.is_decided)
    other = meant.products[0] if told else None
    index = line_for(other, session, done.asking.shop) if other is not None else None
    if other is None or index is None or session.basket.lines[index].sku == other.sku:
        done.missing = done.missing or names_goods(reading)
        return done.missing
    line = done.asking.shop.product(session.basket.lines[index].sku)
    lacks = any(each.kind == "quality" for each in reading.missing)
    if lacks and not names_goods(reading):
        done.missing = True  # "The four-legged one" of a stick is no belt with four stays.
        return True
    if says_also(reading.words) and (line is None or line.category != other.category):
        add_step(done, Step("basket_add", reading, meant))
    else:
        put_other(done, reading, index, other)
    return True


def put_other(done: Edit, reading: Reading, index: int, other: Product) -> None:
    """Other goods in the place of a line, or of so many of it, made alike as far as they can be."""
    line = done.asking.session.basket.lines[index]
    choices = read_choices(other, reading.words, done.asking.shop)
    options = with_choices(other, known_options(other, line.options), choices)
    share = share_amount(reading, line.quantity)
    if share is not None:
        put_share(done, index, other, share, options)
        return
    amount = amount_after(reading, line.quantity)
    put(done, index, other, line.quantity if amount is None else amount, options)


def add_step(done: Edit, step: Step) -> None:
    if _keeps_what_is_there(step, done.asking.session):
        return
    item = Item(step.meant, step.meant.match.quantity, [tuple(step.reading.words)])
    draft = done.asking.draft("basket_add")
    line = add_item(draft, item)
    if line is not None:
        done.added.append((line.sku, line.options))
    join(done, draft)


def _keeps_what_is_there(step: Step, session: Session) -> bool:
    """ "Chai rehne do, sirf bhaji rakho" adds no bhaji."""
    held = {line.sku for line in session.basket.lines}
    there = any(product.sku in held for product in step.meant.products)
    return there and step.meant.match.quantity is None and bool(_KEEPS & {*step.reading.words})
