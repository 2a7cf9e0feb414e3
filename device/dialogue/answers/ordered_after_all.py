"""Goods that were ordered in other words than the shop's: what nothing here is called so is taken
for the product that it most likely means, as in a question (`mistaken_refusal`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.dialogue.answers.doubt import chance_of
from device.dialogue.answers.likeliest import likely
from device.dialogue.answers.mistaken_refusal import WEIGHTS, candidate
from device.dialogue.asking import Asking
from device.dialogue.goods.without import can_be_had_without
from device.dialogue.index.written_words import phrase_words
from device.dialogue.intent.rescue import take
from device.dialogue.order.items import Item
from device.dialogue.phrasing import Draft
from kb.catalogue import Product
from kb.language.words import stem

SURELY = 0.9
"""So likely must it be of all goods that may be meant; a basket had better stay as it is."""
MISTAKEN = 0.5
"""So likely must it be a mistake to say that the shop has not got it."""


def meant_in_order(item: Item, others: Sequence[Item]) -> Item | None:
    """The same thing as the product that it most likely means, where reading would refuse it; None
    where it is understood, or where the refusal stands. `others`: what is ordered with it, of which
    it may be an extra, but no second one."""
    asking = item.asking
    if asking.products and not asking.reading.unknown:
        return None
    said = replace(asking, text=" ".join(item.words) if others else asking.text)
    if said.reading.unwanted and _leaves_out_all(said):
        said.reading = replace(said.reading, unwanted=())
    refusal = Draft(intent="price", lang=asking.lang)
    refusal.source, refusal.unknown = "fallback", True
    found = candidate(said, refusal)
    if found is None or chance_of(found.evidence, WEIGHTS) < MISTAKEN:
        return None
    best = likely(said)[0]
    if best.product != found.product or best.chance < SURELY:
        return None
    if best.product.sku in asking.session.focus:
        return None  # Who says another word than before means another thing.
    if _says_another_kind(asking, best.product):
        return None
    if any(best.product in other.asking.products for other in others):
        return None
    take(said, found.product)
    return replace(item, asking=said)


def _says_another_kind(asking: Asking, product: Product) -> bool:
    """ "Tandoori paneer momo" where paneer momos are steamed or fried: other goods are called by
    what stands before the name."""
    starts = {term.start for term in asking.match.terms} if asking.products else set()
    own = {*phrase_words(product.name)}
    return any(
        missing.kind == "goods"
        and missing.word[:1].isalpha()
        and missing.position + len(missing.word.split()) in starts
        and own.isdisjoint(map(stem, missing.word.split()))
        for missing in asking.reading.missing
    )


def _leaves_out_all(asking: Asking) -> bool:
    """Whether what shall not be in it is left out of the likeliest goods if one chooses so."""
    best = likely(asking)[:1]
    unwanted = asking.reading.unwanted
    return bool(best) and all(can_be_had_without(best[0].product, each) for each in unwanted)
