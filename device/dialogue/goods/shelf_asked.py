"""What is sold for something else: "batteries for the inverter", "mobile ka saamaan".

The thing that it is for narrows what was asked for only where something stays that is such a thing:
a trolley for an inverter's battery is no battery.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.dialogue.goods.resolve import Match
from device.dialogue.index.product_sets import bits
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import Reading
from kb.language.words import word_set

BELONGINGS = word_set(
    """
    saaman saamaan saman samaan cheez cheezen cheezein cheeze chiz chizen item items accessory
    accessories part parts stuff things
    """
)
"""What these belong to is not asked for itself."""
_FOR = word_set("for liye lie waste vaste")


def with_shelf_asked(reading: Reading, match: Match, shop: ShopWords) -> Match:
    """The goods of the shelf that was asked for, where what was found for something is all of other
    shelves."""
    if not (match.found and _FOR & {*reading.words}):
        return match
    asked = [t for t in reading.terms if t.where.head and not t.purpose and t.kind == "word"]
    if len(asked) != 1:
        return match
    *before, last = asked[0].text.split()
    thing, called = [*before, last], asked[0].where
    if _FOR & {*before}:
        thing, called = [last], shop.lookup(last) or called
    shelf = _on_shelf(thing, called.head, shop)
    if not shelf or shelf & match.mask:
        return match
    return replace(match, mask=shelf, order=tuple(bits(shelf)))


def _on_shelf(thing: Sequence[str], mask: int, shop: ShopWords) -> int:
    """Of some goods those whose shelf is called after a thing."""
    same = [{*shop.same_words(word)} for word in thing]
    found = 0
    for category, goods in shop.categories.items():
        ending = phrase_words(category)[-len(thing) :]
        if len(ending) == len(same) and all(map(set.__contains__, same, ending)):
            found |= goods & mask
    return found
