"""Goods with most or least of what is asked: "sabse zyada memory", "the lowest noise"."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.goods.extremes import decided_by_spec
from device.dialogue.goods.spec_asked import asked_specs
from kb.catalogue import Product
from kb.language.words import word_set

_MOST = word_set("most maximum max highest")
_LEAST = word_set("least minimum min lowest")
_OF_ALL = word_set("sabse")
_MUCH = word_set("zyada jyada zyaada")
_LITTLE = word_set("kam kum thoda")
_PRICE = word_set("price rate cost daam bhav keemat mrp")
_HOW_MUCH = word_set("how kitna kitne kitni")
_COMPARED_AT_MOST = 60


def most_of_spec(asking: Asking, products: list[Product]) -> list[Product] | None:
    """The products in the order of the spec that is asked for; None where none is, or where it
    does not tell them apart."""
    extreme = _extreme_of_spec(asking)
    if extreme is None or not 1 < len(products) <= _COMPARED_AT_MOST:
        return None
    asked = asked_specs(asking, products[0])
    return decided_by_spec(products, asked.names[0], extreme) if asked.sure else None


def having_most(asking: Asking, products: list[Product]) -> list[Product] | None:
    """Those with most, or least, of the spec that is asked for: one of them and its equals."""
    ordered = most_of_spec(asking, products)
    if ordered is None:
        return None
    name = asked_specs(asking, products[0]).names[0]
    return [p for p in ordered if p.specs.get(name) == ordered[0].specs.get(name)]


def _extreme_of_spec(asking: Asking) -> str | None:
    words = {*asking.words}
    if words & _PRICE:
        return None
    if words & _MOST or (words & _OF_ALL and words & _MUCH):
        return "biggest"
    if words & _LEAST or (words & _OF_ALL and words & _LITTLE):
        return "smallest"
    # "Chhote pankhe ki speed kitni hai": the fan is small, not its speed.
    return None if words & _HOW_MUCH else asking.reading.extreme
