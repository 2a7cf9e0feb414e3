"""Goods that are called what was asked for, apart from those that only have the word in a name."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.goods.helps import PARTS
from device.dialogue.index.nouns import noun, phrases_of
from device.dialogue.index.product_sets import bits
from device.dialogue.index.written_words import phrase_words
from kb.catalogue import Product
from kb.language.words import stem


def called_so(products: list[Product], asking: Asking) -> list[Product]:
    """Without what only has the word asked for in its name, where others are called so: of
    "nebulisers" no mask for one."""
    domain = asking.shop.domain
    asked = _asked(asking)
    called = {p.sku: noun(p.name, domain) for p in products}
    if not asked.intersection(called.values()):
        return products
    return [
        p
        for p in products
        if called[p.sku] in asked
        or (called[p.sku] not in PARTS and _ends_so(p.category, asked))
        or called[p.sku] not in domain.things
        or called[p.sku] == stem(p.unit)  # Of tea a pot is sold; a teapot is sold by the piece.
        or asked.isdisjoint(phrases_of(p.name))
    ]


def _ends_so(category: str, asked: set[str]) -> bool:
    """A "Ceiling Fan Striker" on the shelf of fans is a fan, whatever else a striker is."""
    return not asked.isdisjoint(phrase_words(category)[-1:])


def is_another_thing(products: list[Product], asking: Asking) -> bool:
    """Whether all are things of another name while others in the shop are called what was asked
    for: of "cotton sarees" a cotton petticoat is none."""
    domain, asked = asking.shop.domain, _asked(asking)
    heads = [t.where.head for t in asking.reading.terms if t.where.head and not t.purpose]
    if not products or len(heads) != 1:
        return False
    if any(_ends_so(product.category, asked) for product in products):
        return False  # A cappuccino is called none, but it is a coffee.
    called = {noun(product.name, domain) for product in products}
    if asked & called or not called <= domain.things:
        return False
    return any(noun(asking.shop.products[n].name, domain) in asked for n in bits(heads[0]))


def _asked(asking: Asking) -> set[str]:
    """What was asked for, in all words that mean the same; "a pot of tea" may be called a pot."""
    return {
        same
        for term in asking.reading.terms
        if (term.where.head and not term.purpose) or term.kind == "sale_unit"
        for same in asking.shop.same_words(term.text)
    }
