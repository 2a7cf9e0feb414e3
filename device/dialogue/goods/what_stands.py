"""What stands of a question whose speaker corrects himself: "two samosas, no no, two vada pav, how
much". What an order corrects is told by its items."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.corrections import statements
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import names_goods


def what_stands(words: Sequence[str], shop: ShopWords) -> list[str] | None:
    """What was said last, where goods are named in it and before it; None where nothing is
    corrected, or not the goods."""
    first, *others = statements(words) or [[]]
    if not others:
        return None
    last = others[-1]
    named = (any(map(names_goods, read(said, shop).terms)) for said in (first, last))
    return last if all(named) else None
