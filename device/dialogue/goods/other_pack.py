"""Which pack of what was spoken of is meant, told by its figure: "and the hundred pack", "sau ka
dabba", of a board with six sockets "chhah wale do"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.dialogue.goods.variants import packs_of
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.sale_units import SALE_WORDS
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.terms import FIGURE, OF, ONE, WALA, Reading
from kb.catalogue import Product
from kb.language.words import stem, word_set

_PACKS = CONTAINERS | SALE_WORDS
_THE = word_set("the a an that wo woh")


def pack_told(reading: Reading, product: Product, shop: ShopWords) -> tuple[Reading, int] | None:
    """The reading without the figure, and the pack of the product that has it in its name; None
    where no one pack is told so, or other goods are named."""
    words = reading.words
    told = [at for at, w in enumerate(words) if FIGURE.match(w) and _tells_a_pack(words, at)]
    if len(told) != 1:
        return None
    at = told[0]
    packs = packs_of(product, shop)
    mask = mask_of(n for n in bits(packs) if words[at] in phrase_words(shop.products[n].name))
    rest = [t for t in reading.terms if not t.start <= at < t.end]
    firm = [t for t in rest if not (t.optional or t.purpose or t.if_unfit)]
    if count(mask) != 1 or any(not t.where.hard & mask for t in firm):
        return None
    numbers = [number for number in reading.numbers if number.position != at]
    missing = [each for each in reading.missing if each.position != at]
    return replace(reading, terms=rest, numbers=numbers, missing=missing), mask


def _tells_a_pack(words: Sequence[str], at: int) -> bool:
    """Whether a figure says which pack rather than how many packs."""
    before, behind = words[at - 1] if at else "", words[at + 1 : at + 3]
    if behind and behind[0] in ONE | WALA:
        return True
    if len(behind) > 1 and behind[0] in OF and behind[1] in _PACKS:
        return True
    if before == "of" and at > 1 and words[at - 2] in _PACKS:
        return True
    packed = bool(behind) and behind[0] in _PACKS and stem(behind[0]) == behind[0]
    return before in _THE and (packed or not behind)
