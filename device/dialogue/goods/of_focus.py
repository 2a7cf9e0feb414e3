"""What is meant where nothing is named: what is spoken of, or a bigger or cheaper one like it."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.goods.extremes import by_extreme
from device.dialogue.goods.label_words import SIZE_OF
from device.dialogue.goods.labels import sizes_of
from device.dialogue.goods.narrow import narrow
from device.dialogue.goods.variants import packs_of, variants_of
from device.dialogue.index.product_sets import count
from kb.catalogue import Product

_SIZES = frozenset({"biggest", "smallest"})


def of_focus(asking: Asking) -> list[Product]:
    """Nothing was named: what is being talked about, or something cheaper or bigger like it."""
    session, reading = asking.session, asking.reading
    focus = [p for sku in session.focus if (p := asking.view.product(sku)) is not None]
    if not focus or session.generation != asking.view.generation:
        return []
    if reading.extreme is None or len(focus) > 1:
        if reading.extreme is not None:
            numbers = by_extreme(
                [asking.shop.index_of[p.sku] for p in focus], reading.extreme, asking.shop
            )
            return [asking.shop.products[n] for n in numbers][:1]
        return focus
    sized = reading.extreme in _SIZES
    alike = _other_sizes(asking, focus[0]) if sized else []
    alike = alike or like_focus(asking, focus[0])
    same = [p for p in alike if p.category == focus[0].category]
    alike = same if len(same) > 1 else alike
    if sized:
        # Another size of it is by the same maker, if that maker has one.
        kind = asking.of_mask(asking.shop.categories.get(focus[0].category, 0))
        own = [p for p in alike if p.brand == focus[0].brand]
        own = own if len(own) > 1 else [p for p in kind if p.brand == focus[0].brand]
        alike = own if len(own) > 1 else alike
    labelled = _labelled_so(alike, reading.words)
    if len(labelled) == 1:
        return labelled
    numbers = by_extreme([asking.shop.index_of[p.sku] for p in alike], reading.extreme, asking.shop)
    ordered = [asking.shop.products[n] for n in numbers]
    place = ordered.index(focus[0])
    return ordered[:place][-1:] or focus[:1]


def family_of_focus(asking: Asking) -> int:
    """All of the categories of what is spoken of, a set of products."""
    mask = 0
    for sku in asking.session.focus:
        product = asking.view.product(sku)
        mask |= asking.shop.categories.get(product.category, 0) if product is not None else 0
    return mask


def _labelled_so(products: list[Product], words: list[str]) -> list[Product]:
    """Of one thing in several sizes what is marked with the size said: after the small diapers
    "large" is none that is only bigger."""
    said = {SIZE_OF[word] for word in words if word in SIZE_OF}
    return [p for p in products if said and said <= sizes_of(p)]


def _other_sizes(asking: Asking, product: Product) -> list[Product]:
    """The same thing in other sizes, called "small" and "large" or by figures alone."""
    for same in (packs_of(product, asking.shop), variants_of(product, asking.shop)):
        if count(same) > 1:
            return asking.of_mask(same)
    return []


def like_focus(asking: Asking, product: Product) -> list[Product]:
    """What is of the kind of a product that is spoken of, by what it was called; itself too."""
    packs = packs_of(product, asking.shop)
    if count(packs) > 1:
        return asking.of_mask(packs)
    everything = (1 << len(asking.shop.products)) - 1
    nouns = [t for t in asking.session.frame if t.where.head and t.kind == "word"]
    mask = everything
    for term in nouns:
        mask &= term.where.hard
    mask = narrow(mask, nouns, asking.reading, asking.shop) if nouns else 0
    if count(mask) <= 1:  # "Zodiac mixie" is the name of one.
        mask = asking.shop.categories.get(product.category, 0)
    found = asking.of_mask(mask)
    return found if product in found else [product, *found]
