"""How much lies on one plate or comes in one pack, as part of what it is called: "chhe paneer tikke
wali plate", "chaar idli ki plate"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from device.dialogue.index.index_products import counts_of
from device.dialogue.index.product_sets import bits
from device.dialogue.index.sale_units import SALE_WORDS, sale_unit
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.figure import Figure
from device.dialogue.reading.terms import OF, WALA

_LONGEST_NAME = 2
_CLOSE_LOOK = 50


def says_what_one_holds(words: Sequence[str], shop: ShopWords, figure: Figure) -> bool:
    """Whether a figure tells which of several is meant: what is named behind it is sold by the
    plate named next, and the name of some of it says that so many come together."""
    if figure.before == "the" and figure.following in SALE_WORDS and sale_unit(shop, figure.then):
        return True  # "The four piece plate".
    behind = words[figure.index + 1 : figure.index + 1 + _LONGEST_NAME + len(("wali", "plate"))]
    at = next((i for i, word in enumerate(behind) if word in WALA | OF), 0)
    if not at or not sale_unit(shop, "".join(behind[at + 1 : at + 2])):
        return False
    called = -1
    for word in behind[:at]:
        where = shop.lookup(word)
        called &= where.named if where is not None else 0
    few = (shop.products[number] for number in islice(bits(called), _CLOSE_LOOK))
    counts = (count for product in few for count, _ in counts_of(product.name))
    return any(count == figure.value for count in counts)
