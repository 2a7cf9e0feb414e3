"""What an utterance, or a part of it, means of each product: the goods that may come in its place
and its choices, each worked out once however many baskets are weighed by it."""

from __future__ import annotations

from device.dialogue.edits.said import Said
from device.dialogue.goods.choices import Choices, contradictions, read_choices
from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.other_size import other_size
from device.dialogue.goods.resolve import resolve
from device.dialogue.goods.siblings import sibling_meant
from device.dialogue.goods.variants import packs_of, variants_of
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.money import Options
from device.dialogue.reading.reading import read
from kb.catalogue import Product

_OTHERS_AT_MOST = 4
_VARIANTS_AT_MOST = 24
SIZES = ("biggest", "smallest")


class Meant:
    """Words, and what they mean of the goods of a shop."""

    def __init__(self, said: Said, shop: ShopWords) -> None:
        self.said, self.shop = said, shop
        self._others: dict[str, list[Product]] = {}
        self._choices: dict[tuple[str, tuple[tuple[str, object], ...]], Choices] = {}
        self._contradicts: dict[str, bool] = {}
        self._named: tuple[Product | None] | None = None

    def others(self, product: Product) -> list[Product]:
        """What may come in the place of a product."""
        if product.sku not in self._others:
            self._others[product.sku] = _others_meant(self.said, product, self.shop)
        return self._others[product.sku]

    def choices(self, product: Product, held: Options) -> Choices:
        """The choices that are named of a product that has these."""
        key = product.sku, tuple(sorted(held.items()))
        if key not in self._choices:
            read_so = read_choices(product, self.said.words, self.shop, None, held)
            self._choices[key] = read_so
        return self._choices[key]

    def contradicts(self, product: Product) -> bool:
        """Whether choices of a product are named that exclude one another."""
        if product.sku not in self._contradicts:
            excluded = contradictions(product, self.said.words, self.shop)
            self._contradicts[product.sku] = bool(excluded)
        return self._contradicts[product.sku]

    def named(self) -> Product | None:
        """The one product that all of the words name, if they name one."""
        if self._named is None:
            self._named = (_named(self.said, self.shop),)
        return self._named[0]


def _named(said: Said, shop: ShopWords) -> Product | None:
    if not said.reading.terms:
        return None
    match = resolve(said.reading, shop, expects_quantity=True)
    if count(match.mask) != 1 or not match.found_all:
        return None
    return shop.products[next(iter(bits(match.mask)))]


def _others_meant(said: Said, product: Product, shop: ShopWords) -> list[Product]:
    """What may come in the place of a product by the words: one of its kind that has what is said
    and it has not, its bigger or smaller pack, or whatever one thing is named."""
    reading, number = said.reading, shop.index_of[product.sku]
    kept = [w for at, w in enumerate(said.words) if at not in said.denied]
    readings = [reading]
    if said.denied and kept:
        readings.insert(0, read(kept, shop))
    found: list[int] = []

    def note(mask: int) -> None:
        mask &= ~(1 << number)
        if 0 < count(mask) <= 2:
            found.extend(bits(mask))

    family = shop.categories.get(product.category, 0)
    variants, packs = variants_of(product, shop), packs_of(product, shop)
    for each in readings:
        note(sibling_meant(each, product, shop))
        for within in (variants & ~(1 << number), family & ~(1 << number), None):
            if each.terms and within != 0:
                match = resolve(each, shop, expects_quantity=True, within=within)
                note(match.mask if match.found_all else 0)
    for figure in said.figures:
        where = shop.values.get(figure.value)
        if where is not None:
            for within in (packs, variants, family):
                note(where.hard & within)
    if count(packs) == 2:
        note(packs)  # "The other one", "the big one", "chhota".
    elif 2 < count(packs) <= _VARIANTS_AT_MOST:
        for extreme in SIZES:
            ordered = decided_by_extreme(list(bits(packs)), extreme, shop) or [number]
            at = ordered.index(number)
            found += [ordered[0], *ordered[max(0, at - 1) : at]]
    other = other_size(list(said.words), product, shop)
    found += [shop.index_of[other.sku]] if other is not None else []
    order = [n for n in dict.fromkeys(found) if n != number]
    return [shop.products[n] for n in order[:_OTHERS_AT_MOST]]
