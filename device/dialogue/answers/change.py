"""Changes of the open basket: other amounts and choices, other goods, less or none of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from device.dialogue.answers.basket import UNEXPECTED
from device.dialogue.answers.basket_edit import (
    Edit,
    add_more,
    ask_which_line,
    put,
    put_share,
    say,
    take_out,
)
from device.dialogue.answers.in_place import (
    add_step,
    change_goods,
    put_other,
    swap_lines,
    takes_place,
)
from device.dialogue.answers.products import say_lacking
from device.dialogue.answers.steps import Step, steps_of
from device.dialogue.asking import Asking
from device.dialogue.goods.choices import (
    Choices,
    read_choices,
    taken_out,
    with_choices,
)
from device.dialogue.goods.other_size import other_size
from device.dialogue.goods.polarity import polarity_of
from device.dialogue.goods.resolve import resolve
from device.dialogue.order.amounts import (
    TAKES_OUT,
    amount_after,
    more_said,
    said_amount,
    says_also,
    share_amount,
    some_amount,
    speaks_of_all,
)
from device.dialogue.order.basket_lines import (
    counts_choice,
    drops_a_line,
    excludes_others,
    last_line,
    line_described,
    line_set_to,
    lines_meant,
    names_goods,
    names_only_choices,
)
from device.dialogue.order.each import each_said
from device.dialogue.order.reasons import without_reasons
from device.dialogue.order.swaps import words_of_change
from device.dialogue.phrasing import Draft
from device.dialogue.reading.ordinals import place_said
from device.dialogue.reading.reading import read
from device.dialogue.reading.refused import called_so
from device.dialogue.reading.terms import WALA, Reading
from kb.catalogue import Product
from kb.language.words import word_set

_TAKE_OUT = TAKES_OUT | word_set("mat nahi nahin nai")


def edit(asking: Asking, intent: str) -> Draft:
    """ "Make it five", "remove the tea", "samosa hata do aur ek latte daal do"."""
    if intent == "basket_change" and drops_a_line(asking.words, asking.session, asking.shop):
        intent = "basket_remove"
    done = Edit(asking, asking.draft(intent))
    if asking.session.basket.state != "open":
        asking.phrasing.add(done.draft, "basket_empty")
        done.draft.confidence = UNEXPECTED
        return done.draft
    if asking.settled:
        _edit_settled(done, intent)
        return say(done)
    gone = _lines_refused(asking) if intent == "basket_change" else []
    if gone:
        return _instead_of(done, gone, steps_of(asking, "basket_add"))
    if intent == "basket_change":
        if swap_lines(done):
            return say(done)
        done.asking = asking = _of_what_comes(asking)
    return _takesteps_of(done, steps_of(asking, intent))


def _of_what_comes(asking: Asking) -> Asking:
    """ "Switch those to grey" speaks of grey and of no switches, "two is too few, four please" of
    four."""
    words = words_of_change(without_reasons(asking.words))
    if words == asking.words:
        return asking
    return replace(asking, words=words, reading=read(words, asking.shop))


def edit_while_ordering(asking: Asking) -> Draft | None:
    """An order that also changes or removes what is in the basket; None for any other order."""
    if asking.settled or asking.session.basket.state != "open":
        return None
    gone = _lines_refused(asking)
    steps = steps_of(asking, "basket_add")
    if not gone and all(step.intent == "basket_add" for step in steps):
        return None
    return _instead_of(Edit(asking, asking.draft("basket_add")), gone, steps)


def _instead_of(done: Edit, gone: list[int], steps: list[Step]) -> Draft:
    if len(gone) == len(steps) == 1 and takes_place(done, steps[0], gone[0]):
        return say(done)
    for index in reversed(gone):
        take_out(done, index)
    return _takesteps_of(done, steps)


def _lines_refused(asking: Asking) -> list[int]:
    """ "Latte nahi chahiye, ek chai do": what stands in the basket and shall not. "A sandwich but
    no paneer" says it of the sandwich."""
    reading, shop = asking.reading, asking.shop
    if not reading.refused:
        return []
    asked = resolve(replace(reading, refused=[]), shop, expects_quantity=True).mask
    mask = 0
    for run in reading.refused:
        called = called_so(run)
        mask |= 0 if asked & called else called
    lines = asking.session.basket.lines
    return [i for i, line in enumerate(lines) if mask >> shop.index_of.get(line.sku, 0) & 1]


def _takesteps_of(done: Edit, steps: list[Step]) -> Draft:
    for step in steps:
        if step.intent == "basket_add":
            add_step(done, step)
        elif step.intent == "basket_remove":
            _remove(done, _up_to_the_verb(done, step.reading))
        else:
            _change(done, step.reading, step.meant)
    return say(done)


def _edit_settled(done: Edit, intent: str) -> None:
    """Does what was asked about to the line that was picked, or takes what there is."""
    asking = done.asking
    skus = {product.sku for product in asking.products}
    lines = asking.session.basket.lines
    index = next((i for i, line in enumerate(lines) if line.sku in skus), None)
    if index is None:
        done.missing = True
        return
    reading = read(asking.words, asking.shop)
    product = asking.shop.product(lines[index].sku)
    if intent == "basket_remove" or product is None:
        _take(done, reading, index)
    elif asking.agreed and asking.match.quantity is not None:
        put(done, index, product, asking.match.quantity, lines[index].options)
    else:
        _change_line(done, reading, asking, index, product)


def _change(done: Edit, reading: Reading, meant: Asking) -> None:
    asking, session = done.asking, done.asking.session
    if speaks_of_all(reading.words) and not names_goods(reading):
        _change_all(done, reading)
        return
    described = line_described(reading.words, session, asking.shop)
    if described is not None and described[1]:
        index, words = described
        told = asking.shop.product(session.basket.lines[index].sku)
        if told is not None:
            _change_line(done, read(words, asking.shop), meant, index, told)
            return
    number = said_amount(reading)
    counted = line_set_to(reading.words, session, asking.shop) if number is None else None
    if counted is not None:
        put(done, *counted)
        return
    amount_said = number is not None or more_said(reading) is not None
    indexes = lines_meant(reading, session, asking.shop, by_choice=amount_said)
    if len(indexes) > 1:
        ask_which_line(done, indexes)
        return
    if not indexes:
        change_goods(done, reading, meant)
        return
    product = asking.shop.product(session.basket.lines[indexes[0]].sku)
    done.missing = product is None
    if product is not None:
        _change_line(done, reading, meant, indexes[0], product)


def _change_line(done: Edit, reading: Reading, meant: Asking, index: int, product: Product) -> None:
    asking = done.asking
    line = asking.session.basket.lines[index]
    choices = read_choices(product, reading.words, asking.shop, asking.match.quantity, line.options)
    options = with_choices(product, line.options, choices)
    share = share_amount(reading, line.quantity) or some_amount(reading, line.quantity)
    if len(asking.session.basket.lines) == 1 and line.quantity > 1 and place_said(reading.words):
        share = Decimal(1)  # "The second one without sugar", of two.
    more = _more_of_another(reading, product, choices)
    if more is None and counts_choice(reading, product, choices):
        put(done, index, product, line.quantity, options)
        return
    if share_amount(reading, line.quantity) and choices and options == dict(line.options):
        put(done, index, product, line.quantity, options)  # All of them are so already.
        return
    if more is None and share is not None and options != dict(line.options):
        put_share(done, index, product, share, options)
        return
    if more is not None and options != dict(line.options):
        add_more(done, product, more, options)
        return
    amount = amount_after(reading, line.quantity)
    says_which = amount is None or reading.extreme is not None
    if says_which and not choices and (reading.extreme or not names_goods(reading)):
        other = other_size(reading.words, product, asking.shop)
        if other is not None and other.sku != product.sku:
            put_other(done, reading, index, other)
            return
    lacking = not choices and amount is None
    if lacking and say_lacking(asking, done.draft, product, reading.words):
        return
    if not choices and amount is None and change_goods(done, reading, meant):
        return
    if choices or amount is not None:
        put(done, index, product, line.quantity if amount is None else amount, options)


def _more_of_another(reading: Reading, product: Product, choices: Choices) -> Decimal | None:
    """How many more that are otherwise: "one more with oat milk", "red bhi"; None where what was
    ordered shall be so ("cheese bhi daal do", "aur ek extra raita")."""
    if counts_choice(reading, product, choices):
        return None
    more = more_said(reading)
    amounts = any(map(polarity_of, reading.words))
    if (
        more is None
        and says_also(reading.words)
        and not amounts
        and excludes_others(product, choices)
    ):
        return Decimal(1)
    return more


def _change_all(done: Edit, reading: Reading) -> None:
    """ "Sab bina cheeni", "double everything": every line that it can be said of."""
    asking = done.asking
    for index in range(len(asking.session.basket.lines) - 1, -1, -1):
        line = asking.session.basket.lines[index]
        product = asking.shop.product(line.sku)
        choices = read_choices(product, reading.words, asking.shop) if product else None
        amount = amount_after(reading, line.quantity)
        if product is not None and (choices or amount is not None):
            options = with_choices(product, line.options, choices) if choices else line.options
            put(done, index, product, line.quantity if amount is None else amount, options)


def _remove(done: Edit, reading: Reading) -> None:
    asking, session = done.asking, done.asking.session
    lines = session.basket.lines
    every = speaks_of_all(reading.words)
    indexes = lines_meant(reading, session, asking.shop, by_choice=True)
    if every and not names_goods(reading):
        indexes = list(range(len(lines)))
    if not indexes:
        index = last_line(session)
        done.missing = index is None or not _leave_out(done, reading, index)
        return
    if len(indexes) > 1 and not every:
        if len({lines[index].sku for index in indexes}) > 1:
            ask_which_line(done, indexes)
            return
        indexes = indexes[-1:] if said_amount(reading) is not None else indexes
    for index in sorted(indexes, reverse=True):
        _take(done, reading, index)


def _take(done: Edit, reading: Reading, index: int) -> None:
    """Takes out a choice of a line, so many of it, or all of it."""
    lines = done.asking.session.basket.lines
    line = lines[index]
    alone = [each.sku for each in lines].count(line.sku) == 1
    if _leave_out(done, reading, index, alone=alone):
        return
    product, number = done.asking.shop.product(line.sku), said_amount(reading)
    only_chosen = product is not None and names_only_choices(reading, product, done.asking.shop)
    if alone and only_chosen and not WALA & {*reading.words}:
        done.missing = True  # "Ice cream nikal do" of a coffee that has none.
        return
    each = each_said(reading.words)
    amount = each.amount if each is not None else number.value if number is not None else None
    if amount is None or amount >= line.quantity or product is None or amount <= 0:
        take_out(done, index)
    else:
        put(done, index, product, line.quantity - amount, line.options)


def _up_to_the_verb(done: Edit, reading: Reading) -> Reading:
    """ "Dosa rehne do, coffee hi pi lunga": what is said after the verb is why."""
    shop, session = done.asking.shop, done.asking.session
    for index, word in enumerate(reading.words):
        if index and word in _TAKE_OUT:
            own = read(reading.words[:index], shop)
            points = own.pronoun and not own.terms and not own.numbers
            if (points or names_goods(own)) and lines_meant(own, session, shop, by_choice=True):
                return own
    return reading


def _leave_out(done: Edit, reading: Reading, index: int, *, alone: bool = True) -> bool:
    """ "Usme se cheeni hata do": a choice is taken out, not the goods. Beside others of the same
    goods, not `alone`, the colour or the size only tells which of them goes."""
    asking, line = done.asking, done.asking.session.basket.lines[index]
    product = asking.shop.product(line.sku)
    if product is None or not names_only_choices(reading, product, asking.shop):
        return False
    named = read_choices(product, reading.words, asking.shop)
    if not alone and (excludes_others(product, named) or WALA & {*reading.words}):
        return False
    choices = taken_out(product, named)
    options = with_choices(product, line.options, choices)
    if options == dict(line.options):
        return False
    put(done, index, product, line.quantity, options)
    return True
