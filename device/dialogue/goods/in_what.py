"""What goods are filled or packed in names no other goods: "aur badi wali shishi" after an
antiseptic is more of that, though the shop has feeding bottles too."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.goods.variants import variants_of
from device.dialogue.index.product_sets import count
from device.dialogue.index.sale_units import BOXES, SALE_WORDS
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.terms import ONE, WALA, Reading
from kb.catalogue import Product
from kb.language.units import record_measures
from kb.language.words import stem, word_set

_HOLDS = (
    CONTAINERS
    | BOXES
    | word_set(
        """
        bottle bottles botal bottal shishi sheeshi jar jars tin tins can cans tube tubes sachet
        sachets pouch pouches carton cartons tub tubs vial vials bag bags bori katta paket dabbi
        dibbi peti thaili strip strips patta patte plate plates
        """
    )
)
_MEASURED = frozenset({"measure", "counted", "value", "sale_unit"})
_THAN_IT = word_set("bigger larger smaller longer shorter isse isase usse")
"""These compare with what was spoken of."""
_AND = word_set("and aur what")
_FILLED = frozenset({"ml", "L", "l", "litre", "g", "gram", "kg"})


def without_container(reading: Reading, product: Product, shop: ShopWords) -> Reading:
    """The reading of a follow-up without the word for what the product spoken of is sold in, where
    that says which size of it is meant; else as it is."""
    words = [t for t in reading.terms if not (t.purpose or t.kind in _MEASURED)]
    held = [t for t in words if t.where.named and _holds(t.text, shop)]
    missing = [m for m in reading.missing if _holds(m.word, shop)]
    lacks_others = len(missing) < len(reading.missing)
    others = any(t not in held and not t.optional for t in words)
    extreme = reading.extreme or next((_size_in(t.text) for t in held if _size_in(t.text)), None)
    sized = extreme is not None or _says_size(reading)
    if not (held or missing) or others or lacks_others or not sized:
        return reading
    bit = 1 << shop.index_of[product.sku]
    named = [*(t.text for t in held), *(m.word for m in missing)]
    if any(t.where.head & bit for t in held) or not all(
        _comes_in(word, product, shop) for word in named
    ):
        return reading
    unit = Where(spec=variants_of(product, shop))
    terms = [
        replace(t, where=unit, kind="sale_unit", optional=True) if t in held else t
        for t in reading.terms
    ]
    return replace(reading, terms=terms, missing=[], extreme=extreme)


def without_own_kind(reading: Reading, product: Product, shop: ShopWords) -> Reading:
    """ "And the smaller cooker": smaller than the one spoken of, of whose kind it is; else the
    reading as it is."""
    firm = [t for t in reading.terms if not (t.purpose or t.optional)]
    own = 1 << shop.index_of[product.sku]
    others = _THAN_IT | WALA | _AND
    compared = reading.extreme in {"biggest", "smallest"} and others & {*reading.words}
    if not firm or not compared or reading.missing or count(variants_of(product, shop)) == 1:
        return reading
    if any(t.kind != "word" or t.where.brand or not t.where.head & own for t in firm):
        return reading
    kept = [t for t in reading.terms if t not in firm]
    return replace(reading, terms=kept)


def _size_in(text: str) -> str | None:
    """ "Biggest" for "bada packet", which some goods may be called as a whole."""
    return next((size for word in text.split() if (size := extreme_of(word)) is not None), None)


def _holds(text: str, shop: ShopWords) -> bool:
    words = [word for word in text.split() if word not in ONE and extreme_of(word) is None]
    return len(words) == 1 and not _HOLDS.isdisjoint({words[0], *shop.same_words(words[0])})


def _says_size(reading: Reading) -> bool:
    measured = any(t.kind in {"measure", "counted", "value"} for t in reading.terms)
    return measured or any(n.wala for n in reading.numbers)


def _comes_in(text: str, product: Product, shop: ShopWords) -> bool:
    """Whether a product is sold in, or its record speaks of, such a container; what is sold by
    another one comes in several sizes too."""
    unit = stem(product.unit.lower())
    if unit in {stem(word) for word in text.split()}:
        return True
    if unit not in SALE_WORDS and not _HOLDS.isdisjoint({unit, *shop.same_words(unit)}):
        return True
    said = {same for word in text.split() if word not in ONE for same in shop.same_words(word)}
    texts = (product.name, product.description, *product.aliases)
    told = {same for each in texts for w in phrase_words(each) for same in shop.same_words(w)}
    return not said.isdisjoint(told) or _is_poured(product, shop)


def _is_poured(product: Product, shop: ShopWords) -> bool:
    """Whether it comes in several sizes that are told by what is filled in."""
    filled = any(measure.unit in _FILLED for measure in record_measures(product.name))
    return filled and count(variants_of(product, shop)) > 1
