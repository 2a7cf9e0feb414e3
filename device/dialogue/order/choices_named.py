"""Whether a part of an order names but choices of the goods before it."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.goods.choices import read_choices
from device.dialogue.goods.polarity import polarity_of
from device.dialogue.index.product_sets import mask_of
from device.dialogue.order.costs import is_name
from device.dialogue.reading.terms import Reading, hard_terms


def names_choices_only(reading: Reading, base: Asking) -> bool:
    """ "Three black" after a petticoat that comes in black: no shoes that are called black."""
    if _chooses_otherwise(reading, base) or _leaves_out(reading, base):
        return True
    numbers = mask_of(base.shop.index_of[product.sku] for product in base.products)
    named = [term for term in hard_terms(reading) if is_name(term)]
    # "Bina cheeni" of a tea is no sweet without sugar.
    nouns = any(t.where.head and polarity_of(t.text.split()[0]) != "none" for t in named)
    if reading.unknown or reading.code is not None or nouns:
        return False
    return bool(numbers) and all(numbers & ~term.where.option == 0 for term in named)


def _leaves_out(reading: Reading, base: Asking) -> bool:
    """ "And no sugar" of a coffee that comes so, whatever else is sold without sugar."""
    if len(base.products) != 1 or polarity_of(reading.words[0]) != "none":
        return False
    said = [word for word in reading.words[1:] if not base.shop.domain.is_function(word)]
    choices = read_choices(base.products[0], reading.words, base.shop)
    return len(said) == 1 and bool(choices.chosen)


def _chooses_otherwise(reading: Reading, base: Asking) -> bool:
    """ "One black" after two red coils is a black coil, whatever else is called black here."""
    product = base.products[0] if len(base.products) == 1 else None
    named = [term for term in hard_terms(reading) if is_name(term)]
    bit = 1 << base.shop.index_of[product.sku] if product is not None else 0
    if product is None or not all(term.where.option & bit for term in named):
        return False
    before = read_choices(product, base.words, base.shop).chosen
    now = read_choices(product, reading.words, base.shop).chosen
    return bool(now) and all(before.get(group, made) != made for group, made in now.items())
