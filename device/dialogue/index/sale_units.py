"""What things are sold by: pieces, packets, metres, and how much that is."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.index.shop_words import ShopWords
from kb.language.script import phonetic_key
from kb.language.units import Measure, canonical_unit
from kb.language.words import stem, word_set

_BY_THE_RUN = word_set("roll coil metre meter bundle kg kilo gram litre")
"""What is sold by these is counted in no pieces."""
SALE_WORDS = word_set("piece pieces pcs pc nos nag adad pis unit units number numbers")
BOXES = word_set("dabba dabbe dibba dibbe box boxes")
"""Whatever is packed is counted in these, where nothing in the shop is called so."""


def sale_unit(shop: ShopWords, word: str) -> str:
    """The word if things are sold by it, in the shop's own name for it."""
    if word in SALE_WORDS or is_mere_box(shop, word):
        return "piece"
    for same in shop.same_words(word) if word else ():
        if same in shop.sale_units:
            return same
    return ""


def calls_goods(shop: ShopWords, word: str) -> bool:
    """Whether goods are called so, and sold by another word: a "thali" is sold by the plate."""
    if stem(word) in shop.sale_units:
        return False
    spelled = {
        stem(same) for same in shop.same_words(word) if phonetic_key(same) == phonetic_key(word)
    }
    return any(where.name for each in spelled if (where := shop.words.get(each)) is not None)


def sold_singly(mask: int, shop: ShopWords) -> int:
    """Of some products those of which one buys so many pieces."""
    for unit in _BY_THE_RUN:
        mask &= ~shop.sale_units.get(unit, 0)
    # Thirty pieces of sweets are none of the tins with sixteen in them.
    return mask & shop.sale_units.get("piece", 0) or mask


def is_mere_box(shop: ShopWords, word: str) -> bool:
    if word not in BOXES or not BOXES.isdisjoint(shop.sale_units):
        return False
    return not any(held.named for box in BOXES if (held := shop.words.get(stem(box))) is not None)


def as_sold(asked: Measure, shop: ShopWords) -> Measure | None:
    """An amount in a unit that things are sold by: 250 g as 0.25 kg."""
    if asked.unit in shop.sale_units:
        return asked
    value, unit = asked.base()
    for sold in shop.sale_units:
        factor, kind = Measure(Decimal(1), sold).base()
        if kind == unit and canonical_unit(sold) == sold and kind in {"g", "L"}:
            return Measure((value / factor).normalize(), sold)
    return None
