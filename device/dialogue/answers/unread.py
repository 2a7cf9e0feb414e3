"""What stayed unread of an order: what neither goods nor a choice nor an amount was found in.

Of 710 orders that were taken as they were meant 8 had such a word, so that an order that has one
is said with a perhaps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from device.dialogue.answers.doubt import record_texts
from device.dialogue.asking import Asking
from device.dialogue.goods.choices import read_choices
from device.dialogue.goods.polarity import polarity_of
from device.dialogue.index.product_sets import count
from device.dialogue.index.sale_units import sale_unit
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.order.each import each_said
from device.dialogue.order.items import Item
from device.dialogue.reading.corrections import statements
from device.dialogue.reading.terms import FIGURE, places_of
from kb.catalogue import Product
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_EACH = word_set("each apiece")
_TELLS_APART = word_set("other dusra dusri dusre doosra doosri doosre second anything nothing")
"""Who says so tells one of several from the rest; what of it is read may be half of it."""
_AMOUNTS = frozenset({"none", "less"})
_BEGINNING = 5
"""So many letters of a word are the same in its forms."""


def is_all_read(asking: Asking, items: Sequence[Item]) -> bool:
    """Whether each telling word of an order is in what was found, and each figure counts."""
    if any(next(_unread(item), None) or _loses_an_amount(item) for item in items):
        return False
    if _counts_twice(items) or _TELLS_APART & {*asking.words}:
        return False
    if _EACH & {*asking.words} and each_said(asking.words) is None:
        return False  # "And a coffee each".
    # After a correction a figure may have counted what is no more.
    corrected = len(statements(asking.words)) > 1
    return corrected or not (_counts_idly(asking, items) or _idle_figures(items))


def _loses_an_amount(item: Item) -> bool:
    """Whether "less" or "without" is said of goods that come in several ways, and no way was found
    in it: "lal chai kam meethi"."""
    product = item.asking.products[0] if len(item.asking.products) == 1 else None
    if product is None or not product.options or item.asking.reading.refused:
        return False
    says = any(polarity_of(word) in _AMOUNTS for word in item.words)
    if not says:
        return False
    return not any(
        read_choices(product, said, item.asking.shop) for said in (*item.said, item.words)
    )


def _counts_twice(items: Sequence[Item]) -> bool:
    """Whether the first of several things of a kind counts as many as those behind it: "do plate
    noodles, ek veg ek chicken"."""
    for at, item in enumerate(items):
        kind = {product.category for product in item.asking.products}
        if count(item.asking.match.mask) < 2:
            continue  # "Do latte, ek cappuccino, ek mocha" are four.
        counted = Decimal(0)
        for number, other in enumerate(items[at + 1 :], 1):
            if kind.isdisjoint(product.category for product in other.asking.products):
                break
            counted += other.quantity or Decimal(1)
            if number > 1 and counted == item.quantity:
                return True
    return False


def names_unread(asking: Asking) -> bool:
    """Whether a question that names nothing of the shop has a word which may name something else:
    "what all microwaves do you keep"."""
    words, things = asking.reading.words, asking.shop.domain.things
    split = (stem(f"{word}{behind}") for word, behind in pairwise(words))
    return any(_tells(word, asking.shop) for word in words) or not things.isdisjoint(split)


def _counts_idly(asking: Asking, items: Sequence[Item]) -> bool:
    """Whether more is counted than things are ordered: "do plate noodles, ek veg ek chicken" of
    which one was found. A figure may be the sum of what follows."""
    used = places_of(asking.reading.terms)
    counted = Counter(n.value for n in asking.reading.numbers if not (n.wala or n.position in used))
    amounts = [item.quantity or Decimal(1) for item in items]
    left = counted - Counter(amounts)
    sums = {
        sum(amounts[start:end], Decimal(0))
        for start in range(len(amounts))
        for end in range(start + 2, len(amounts) + 1)
    }
    return any(value not in sums for value in left)


def _idle_figures(items: Sequence[Item]) -> bool:
    """Whether a figure of one thing is neither how many nor a measure, nor says which one."""
    if len(items) != 1:
        return False
    item = items[0]
    reading, match = item.asking.reading, item.asking.match
    used = places_of(match.terms)
    idle = [n for n in reading.numbers if not (n.wala or n.unit or n.position in used)]
    return len({n.value for n in idle} - {item.quantity}) > 0


def _unread(item: Item) -> Iterator[str]:
    shop = item.asking.shop
    named = {word for term in item.asking.reading.terms for word in term.text.split()}
    records = " ".join(text for p in item.asking.products[:1] for text in _texts(p)).lower()
    for word in item.words:
        begins = (same[:_BEGINNING] for same in shop.same_words(word))
        if word not in named and _tells(word, shop) and not any(b in records for b in begins):
            yield word


def _tells(word: str, shop: ShopWords) -> bool:
    if FIGURE.match(word) or canonical_unit(word) is not None or sale_unit(shop, word):
        return False
    return not (shop.domain.is_function(word) or shop.domain.is_plain(word))


def _texts(product: Product) -> Iterator[str]:
    yield from record_texts(product)
    yield from (alias for group in product.options for c in group.choices for alias in c.aliases)
