"""Which goods a question most likely means, where its words alone do not tell."""

from __future__ import annotations

from collections.abc import Iterator

from device.dialogue.answers.ranking import MANY, nearness_in_meaning
from device.dialogue.asking import Asking, Ranking
from device.dialogue.goods.likeness import FEATURES, likeness
from device.dialogue.goods.weighing import Likely, chances, weighed
from device.dialogue.index.product_sets import bits, count
from device.dialogue.reading.refused import refused_mask

_BY_MEANING, _BY_SEARCH, _OF_KIND, _OF_WORD = 12, 8, 40, 12
NAMES = (*FEATURES, "near", "near_before", "score", "meets", "suggested")


WEIGHTS = {
    "word_head": 0.69, "word_name": 0.63, "word_brand": 0.03, "word_option": 0.12,
    "word_spec": 1.17, "word_text": 1.94, "plain": 1.40, "gloss": 1.39, "term_head": 0.66,
    "term_name": 1.45, "term_brand": 0.04, "term_option": 0.00, "term_spec": 1.35,
    "term_text": 0.84, "no_kind": 0.00, "no_maker": -0.18, "no_word": -1.00, "no_size": -1.11,
    "no_measure": -0.32, "measure": 1.49, "figure": 0.27, "other_figure": 1.58, "purpose": 1.80,
    "without": 0.00, "unwanted": -0.03, "own_name": 1.95, "own_alias": 0.00, "nearest": 0.50,
    "focus": 1.69, "kind_of_focus": 2.26, "maker_of_focus": 1.69, "refused": 0.00, "size": 1.17,
    "size_not": -0.58, "bundle": -0.09, "hired": 0.00, "near": 8.37, "near_before": 2.12,
    "score": 4.01, "meets": 0.79, "suggested": 2.16,
}  # fmt: skip
"""Weights; of the goods of a shop each is meant with a chance that grows with e to their sum."""


def likely(asking: Asking) -> list[Likely]:
    """The goods that may be meant, the likeliest first. Slow, but ranked once for the same."""
    if asking.ranked is None or not asking.ranked.is_of(asking):
        skus = tuple(product.sku for product in asking.products)
        asking.ranked = Ranking(asking.reading, asking.match, skus, _ranked(asking))
    return asking.ranked.likely


def _ranked(asking: Asking) -> list[Likely]:
    found = candidates(asking)
    scores = [weighed(own, WEIGHTS) for _, own in found]
    all_of_them = [
        Likely(number, asking.shop.products[number], chance, score, own)
        for (number, own), score, chance in zip(found, scores, chances(scores), strict=True)
    ]
    return sorted(all_of_them, key=lambda each: -each.odds)


def candidates(asking: Asking) -> list[tuple[int, dict[str, float]]]:
    """The goods that may be meant with what speaks for and against each. Slow."""
    shop = asking.shop
    if len(shop.products) > MANY:
        return []
    near = nearness_in_meaning(asking)
    hits = asking.view.search(asking.text).products[:_BY_SEARCH]
    scores = {shop.index_of[hit.product.sku]: hit for hit in hits}
    nearest = sorted(near, key=lambda number: -near[number])[:_BY_MEANING]
    before = _nearness_with_before(asking)
    suggested = {shop.index_of[p.sku] for p in asking.products}
    nearest += sorted(before, key=lambda number: -before[number])[:_BY_MEANING]
    refused = refused_mask(asking.reading, shop)
    named = dict.fromkeys((*nearest, *scores, *_by_words(asking)))
    numbers = [number for number in named if not refused >> number & 1]
    found = []
    for number, own in zip(numbers, likeness(asking, numbers), strict=True):
        hit = scores.get(number)
        own["near"] = near.get(number, 0.0)
        own["near_before"] = before.get(number, 0.0)
        own["score"] = hit.score if hit is not None else 0.0
        own["meets"] = float(hit is not None and hit.meets_constraints)
        own["suggested"] = float(number in suggested)
        found.append((number, own))
    return found


def _nearness_with_before(asking: Asking) -> dict[int, float]:
    """How near goods are to what was asked last and now together."""
    recent = asking.session.recent
    return asking.view.similar_products(f"{recent[-1].asked}; {asking.text}") if recent else {}


def _by_words(asking: Asking) -> Iterator[int]:
    shop, match = asking.shop, asking.match
    yield from (shop.index_of[p.sku] for p in asking.products[:_OF_KIND])
    for mask in (match.mask, match.nearest):
        if count(mask) <= _OF_KIND:
            yield from bits(mask)
    for sku in asking.session.focus:
        product = asking.view.product(sku)
        family = shop.categories.get(product.category, 0) if product is not None else 0
        if count(family) <= _OF_KIND:
            yield from bits(family)
    for term in asking.reading.terms:
        mask = term.where.hard
        if count(mask) <= _OF_WORD:
            yield from bits(mask)
