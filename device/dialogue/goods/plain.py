"""The plain one among goods alike: "sada bulb" beside an emergency bulb, "simple geometry box".

Who says "plain" means the goods with no further word in their name than the others have, and of
these the ones with the fewest words for a quality.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from device.dialogue.goods.resolve import Match
from device.dialogue.index.nouns import what_with
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import ONE, PLAIN, Reading
from kb.catalogue import Product
from kb.language.words import word_set

_FEW = 12
_LONG_PLACE = 4
_STANDARD = word_set("standard basic ordinary")
"""What the plain one may be called."""
_ORDINARY = word_set("classic original traditional medu")
"""What the ordinary one of a kind may be called; a medu vada has nothing to it. What a shop calls
"plain" or "regular" it sets beside another one, so that is asked."""


def plain_ones(reading: Reading, match: Match, shop: ShopWords) -> Match:
    """The match without the goods that are called as others of it are, and something more."""
    said = PLAIN & {*reading.words}
    if not said or not 1 < count(match.mask) <= _FEW:
        return match
    if any(said & {*t.text.split()} and match.mask & t.where.named for t in match.terms):
        return match  # "Plain Maggi" is called so.
    products = {n: shop.products[n] for n in bits(match.mask)}
    # An "LED bulb" among LED bulbs has nothing to it.
    names = {n: _words(p.name) - _words(p.category) for n, p in products.items()}
    called = mask_of(n for n, own in names.items() if own & _STANDARD)
    if called and called != match.mask:
        return replace(match, mask=called, order=tuple(n for n in match.order if called >> n & 1))
    plain = [n for n, own in names.items() if not any(other < own for other in names.values())]
    special = {n: len(names[n] & shop.domain.qualities) for n in plain}
    mask = mask_of(n for n in plain if special[n] == min(special.values()))
    return replace(match, mask=mask, order=tuple(n for n in match.order if mask >> n & 1))


def ordinary_of_size(match: Match, shop: ShopWords) -> Match:
    """ "A nine watt Wipro bulb", where another one of that size is an emergency bulb: who tells the
    maker and the size means the one with no word for anything special."""
    if not 1 < count(match.mask) <= _FEW or not any(t.kind == "measure" for t in match.terms):
        return match
    products = {n: shop.products[n] for n in bits(match.mask)}
    makers = {p.brand for p in products.values()}
    names = {n: _words(p.name) - {*phrase_words(p.brand)} for n, p in products.items()}
    shared = frozenset.intersection(*names.values())
    if len(makers) != 1 or "" in makers or not shared:
        return match
    special = {
        n: [w for w in names[n] - shared if w.isalpha() and _is_added(w, shop)] for n in products
    }
    kinds = {word for p in products.values() for word in phrase_words(p.category)}
    plain = [n for n, words in special.items() if kinds.issuperset(words)]
    if len(plain) != 1 or any(kinds.issuperset(special[n]) for n in products if n != plain[0]):
        return match
    return replace(match, mask=1 << plain[0], order=(plain[0],))


def without_additions(products: Sequence[Product], words: Sequence[str]) -> list[Product]:
    """ "A brownie", where one is a brownie "with ice cream": the one that comes with nothing. All
    of them where the words say what shall come with it, or they are not of one kind."""
    added = {p.sku: {*what_with(p.name)} for p in products}
    plain = [p for p in products if not added[p.sku]]
    said = any(with_it & {*words} for with_it in added.values())
    one_kind = len({p.category for p in products}) == 1
    return plain if len(plain) == 1 and one_kind and not said else list(products)


def ordinary_one(
    products: Sequence[Product], words: Sequence[str], home: frozenset[str], shop: ShopWords
) -> list[Product]:
    """ "A filter coffee", where one is called after the shop's own town, or classic, and the others
    have something in them: the ordinary one. All of them where there is no such one, or the words
    say something of what tells them apart."""
    names = {p.sku: _words(p.name) - {*phrase_words(p.brand)} for p in products}
    shared = frozenset.intersection(*names.values()) if names else frozenset()
    own = {sku: name - shared for sku, name in names.items()}
    if len({p.category for p in products}) != 1 or not shared or len(products) > _FEW:
        return list(products)
    said = {same for word in words for same in shop.same_words(word)}
    plain = [
        p for p in products
        if all(word in _ORDINARY or _is_home(word, home) for word in own[p.sku] - said)
    ]  # fmt: skip
    if len(plain) != 1:
        return list(products)
    telling = said - own[plain[0].sku]
    others = [own[p.sku] for p in products if p is not plain[0]]
    called = own[plain[0].sku] & said
    added = all(called - more or any(_is_added(word, shop) for word in more) for more in others)
    return plain if added and not any(more & telling for more in others) else list(products)


def _is_added(word: str, shop: ShopWords) -> bool:
    """ "Cheese", "black": what dishes have in them or are like, unlike "Maddur"."""
    return word in shop.domain.qualities or shop.domain.names_goods(word)


def _is_home(word: str, home: frozenset[str]) -> bool:
    """ "Kolhapuri" in Kolhapur."""
    return any(len(place) >= _LONG_PLACE and word[: len(place) - 1] == place[:-1] for place in home)


def plain_sibling(reading: Reading, product: Product, shop: ShopWords) -> int:
    """ "And the basic one" after a Bluetooth one: the only one of its kind that is called as it is,
    without something more; several of them only if one is of the same maker. 0 where none is."""
    if not any(word in PLAIN and then in ONE for word, then in pairwise(reading.words)):
        return 0
    own, maker = _words(product.name), {*phrase_words(product.brand)}
    less = [
        n
        for n in bits(shop.categories.get(product.category, 0))
        if _words(shop.products[n].name) - {*phrase_words(shop.products[n].brand)} < own - maker
    ]
    of_maker = [n for n in less if shop.products[n].brand == product.brand]
    found = of_maker or less
    return mask_of(found) if len(found) == 1 else 0


def _words(name: str) -> frozenset[str]:
    """The words of a name but for its figures."""
    return frozenset(word for word in phrase_words(name) if not word[0].isdigit())
