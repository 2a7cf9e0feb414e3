"""Goods that are told apart by how many of other things they are for: "a recorder for eight
cameras", "the trolley for two batteries", "chaar socket wala board"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise

from device.dialogue.goods.resolve import Match
from device.dialogue.goods.suited_for import serves
from device.dialogue.index.index_products import counts_of
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import OF, ONE, WALA, LooseNumber, Reading, Term
from device.dialogue.session import Session
from kb.catalogue import Product

_PORTIONS = frozenset(
    {"plate", "thali", "meal", "leaf", "bowl", "portion", "serving", "glass", "cup", "kulhad",
     "tumbler", "mug"}
)  # fmt: skip
"""What is sold by these is had by one person."""
_FEW = 12
_SEVERAL = 2
_LOOKED_AT = 50


def for_so_many(reading: Reading, match: Match, shop: ShopWords) -> tuple[Reading, Match]:
    """Those of the goods found that are for so many, where some are: the figure is no amount."""
    if not 1 < count(match.mask) <= _FEW:
        return reading, match
    for number in reading.numbers:
        thing = _counted(number, reading)
        if thing is None:
            continue
        told = mask_of(n for n in bits(match.mask) if _is_for(number, thing, n, reading, shop))
        told = told or _enough_for(number, thing, match, shop)
        if told and told != match.mask:
            numbers = [other for other in reading.numbers if other is not number]
            taken = match.quantity == number.value
            return replace(reading, numbers=numbers), replace(
                match, mask=told, order=tuple(n for n in match.order if told >> n & 1),
                quantity=None if taken else match.quantity,
                quantity_unit="" if taken else match.quantity_unit,
            )  # fmt: skip
    return reading, match


def one_for_each(reading: Reading, match: Match, shop: ShopWords) -> Match:
    """ "A function for 25 guests, what would the sadya come to": of what one has alone as many are
    wanted as there are people, where no other amount is told."""
    people = reading.people
    if people is None or reading.numbers or match.quantity is not None or count(match.mask) != 1:
        return match
    product = shop.products[match.mask.bit_length() - 1]
    if product.unit not in _PORTIONS or serves(product, Decimal(_SEVERAL)):
        return match
    return replace(match, quantity=people)


def thing_for_so_many(reading: Reading, shop: ShopWords) -> Reading:
    """ "Aath camera wala recorder": cameras are what the recorder is for where none of them is one
    and some record counts so many of anything."""
    for number in reading.numbers:
        thing = _counted(number, reading) if number.value >= _SEVERAL else None
        if thing is None or not WALA & {*reading.words[thing.end : thing.end + 1]}:
            continue
        what = next((t for t in reading.terms if t.start == thing.end + 1 and t.where.head), None)
        if what is None or what.where.head & thing.where.head:
            continue
        goods = [*islice(bits(what.where.head), _LOOKED_AT)]
        if any(number.value in _all_counts(shop.products[n]) for n in goods):
            terms = [replace(t, purpose=True) if t is thing else t for t in reading.terms]
            return replace(reading, terms=terms)
    return reading


def focus_for_so_many(reading: Reading, session: Session, shop: ShopWords) -> Reading:
    """ "And the one for two batteries", "aur aath camera wala" after a trolley or a recorder: the
    figure says which of these is meant, and no batteries or cameras are asked for."""
    only = shop.product(session.focus[0]) if len(session.focus) == 1 else None
    if only is None:
        return reading
    family = shop.categories.get(only.category, 0)
    for number in reading.numbers:
        thing = _counted(number, reading)
        if thing is None:
            continue
        others = [t for t in reading.terms if t.start not in range(number.position, thing.end)]
        named = any(t.where.head and not (t.optional or t.purpose) for t in others)
        its_kind = bool(thing.where.head & 1 << shop.index_of[only.sku])
        if named or not _stands_for_one(number, thing, reading, its_kind=its_kind):
            continue
        if any(number.value in _all_counts(shop.products[n]) for n in bits(family)):
            numbers = [replace(n, wala=True) if n is number else n for n in reading.numbers]
            return replace(reading, terms=others, numbers=numbers)
    return reading


def told_to_be_for(
    products: Sequence[Product], words: Sequence[str], shop: ShopWords
) -> list[Product]:
    """Those whose records count as many of a thing as was said: "four cameras" of a recorder; or
    the least that is enough, where none counts just as many. None where nothing was counted."""
    found: list[Product] = []
    for figure, thing in pairwise(words):
        if not figure.isdigit() or int(figure) < _SEVERAL:
            continue
        same = {*shop.same_words(thing)}
        exact = [p for p in products if any(str(f) == figure and w in same for f, w in _counts(p))]
        if not exact:
            exact = _least_enough(Decimal(figure), same, products)
        found += exact
    return found


def _counted(number: LooseNumber, reading: Reading) -> Term | None:
    """The goods that a figure stands before."""
    end = number.position + number.length
    things = (t for t in reading.terms if t.start == end and t.kind == "word")
    return next((t for t in things if t.where.head or t.purpose), None)


def _is_for(
    number: LooseNumber, thing: Term, product: int, reading: Reading, shop: ShopWords
) -> bool:
    """Whether a product is for so many of a thing, by its record: for what is counted there, or
    where the words join the thing to another one that is named, for so many of anything."""
    if not thing.purpose and thing.where.head & 1 << product:
        return False
    joined = bool((OF | WALA) & {*reading.words[thing.end : thing.end + 1]})
    if thing.purpose or joined:
        return number.value in _all_counts(shop.products[product])
    same = {*shop.same_words(thing.text)}
    return any(
        figure == number.value and what in same for figure, what in _counts(shop.products[product])
    )


def _enough_for(number: LooseNumber, thing: Term, match: Match, shop: ShopWords) -> int:
    """For six cameras the recorder for eight, where there are but those for four and for eight."""
    if thing.where.head & match.mask:
        return 0
    same = {*shop.same_words(thing.text)}
    products = [shop.products[n] for n in bits(match.mask)]
    if not all(_most_of(same, product) for product in products):
        return 0
    enough = _least_enough(number.value, same, products)
    return mask_of(shop.numbers_of(product.sku for product in enough))


def _least_enough(figure: Decimal, same: set[str], products: Sequence[Product]) -> list[Product]:
    """Of products for more of a thing than a figure says those for the fewest."""
    most = {product.sku: _most_of(same, product) for product in products}
    least = min((held for held in most.values() if held > figure), default=None)
    return [product for product in products if most[product.sku] == least]


def _most_of(same: set[str], product: Product) -> Decimal:
    return max((figure for figure, what in _counts(product) if what in same), default=Decimal(0))


def _stands_for_one(number: LooseNumber, thing: Term, reading: Reading, *, its_kind: bool) -> bool:
    """Whether "one" or "wala" stands for what was spoken of: "the one for two batteries"; in "two
    battery ones" after batteries these are such."""
    words = reading.words
    for_it = words[max(number.position - 1, 0)] == "for" and bool(ONE & {*words[: number.position]})
    return for_it or (not its_kind and bool(ONE & {*words[thing.end : thing.end + 1]}))


def _counts(product: Product) -> Iterator[tuple[Decimal, str]]:
    """What its record counts, and of what."""
    for text in (product.name, *product.aliases, product.description):
        yield from counts_of(text)


def _all_counts(product: Product) -> frozenset[Decimal]:
    """All figures of which its record counts something."""
    specs = (value for value in product.specs.values() if value.strip().isdecimal())
    return frozenset((*map(Decimal, specs), *(figure for figure, _ in _counts(product))))
