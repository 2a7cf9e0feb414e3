"""What was taken out of the basket is put back as it was: as many, with the same choices."""

from __future__ import annotations

from device.dialogue.answers.basket_edit import Edit, add_more, say
from device.dialogue.asking import Asking
from device.dialogue.goods.choices import read_choices, with_choices
from device.dialogue.order.taken_out import wanted_back
from device.dialogue.phrasing import Draft


def give_back(asking: Asking) -> Draft | None:
    """The line that is wanted back in the basket; None where none is."""
    line = wanted_back(asking)
    product = asking.shop.product(line.sku) if line is not None else None
    if line is None or product is None:
        return None
    asking.intent = "basket_add"
    edit = Edit(asking, asking.draft("basket_add"))
    choices = read_choices(product, asking.words, asking.shop, None, line.options)
    add_more(edit, product, line.quantity, with_choices(product, line.options, choices))
    if edit.added:
        kept = [x for x in asking.session.taken_out if x is not line]
        asking.session.taken_out = tuple(kept)
    return say(edit)
