"""Which goods suit who asks to be advised: everything that may be suggested, ranked at once.

The packs' tables of what helps, the names and wishes that were read and the rules of `recommend`
each know a part. How near goods are in meaning, by an adapter learned from what customers told
instead of naming goods, knows another. What each of them says of a product is evidence; the weights
are those of a conditional logit over all that a shop could suggest, with one alternative more:
that the answer as it stands is better (`python -m tests.evaluation.advice.fit`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from device.dialogue.answers.ranking import nearness_in_meaning
from device.dialogue.answers.recommend import beside_what, named_for_advice, within_budget
from device.dialogue.answers.wanted_goods import wanted_kind
from device.dialogue.answers.wishes import bearing, has_refused, large_enough, suits, wishes_of
from device.dialogue.asking import Asking, in_stock
from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.for_counts import for_counts
from device.dialogue.goods.for_so_many import told_to_be_for
from device.dialogue.goods.suited_for import age_said, is_for_age, is_for_fewer, serving
from device.dialogue.goods.weighing import chances, weighed
from device.dialogue.goods.without import without
from device.dialogue.index.product_sets import bits, mask_of
from device.dialogue.phrasing import Draft
from kb.catalogue import Product

WEIGHTS = {
    "near": 23.93, "helps": 1.68, "helps_next": 1.09, "helps_last": 0.52, "named": -0.22,
    "of_kind": 0.79, "fit": 1.97, "serves": 3.76, "of_age": 1.02, "counted": 2.86,
    "first": 0.53, "surely_first": 0.06, "second": 0.29, "third": 0.08, "dear": 0.71,
    "too_small": -2.34, "refused": -2.41, "most": 1.22,
}  # fmt: skip
"""Of what speaks for a product; they add up to the logarithm of its odds against the others."""
OF_DRAFT = {
    "": 3.76, "lacking": 1.83, "advises": -0.53, "wanted": -1.67, "asks_back": -0.80,
    "stored": 3.09, "nearest": 14.51,
}  # fmt: skip
"""Of what speaks for leaving the answer as it is, "" for what always does."""
MEETS = ("named", "serves", "of_age", "counted")
"""That it was called for, for whom and for how many it is: nothing that has less of it is named
beside the best."""
UNWISHED = ("too_small", "refused")
"""The opposite: nothing that has more of it."""
_LINES = ("helps", "helps_next", "helps_last")
_PLACES = ("first", "second", "third")
_NEEDS = 3
"""So many needs that are told most fully count."""
_SURE = 0.9
_MOST_LACKING = 2


@dataclass(frozen=True, slots=True)
class Suited:
    """A product with how likely it is what should be suggested, 0 to 1."""

    product: Product
    chance: float
    evidence: Mapping[str, float]


def suited_goods(asking: Asking, draft: Draft) -> list[Suited]:
    """What may be suggested, the likeliest first. Their chances and that of leaving the draft as it
    is add up to 1. Empty where meanings are not known or nothing may be suggested. Slow."""
    found, as_it_is = evidence_of(asking, draft)
    if not found:
        return []
    scores = [weighed(evidence, WEIGHTS) for evidence in found.values()]
    *likely, _ = chances([*scores, weighed(as_it_is, OF_DRAFT)])
    suited = [
        Suited(asking.shop.products[number], chance, evidence)
        for (number, evidence), chance in zip(found.items(), likely, strict=True)
    ]
    return sorted(suited, key=lambda each: -each.chance)


def evidence_of(
    asking: Asking, draft: Draft
) -> tuple[dict[int, dict[str, float]], dict[str, float]]:
    """What speaks for each product that may be suggested, by its number, and for the draft."""
    near = nearness_in_meaning(asking)
    shop, reading = asking.shop, asking.reading
    wishes = wishes_of(asking.words, shop)
    drafted = draft.skus if draft.intent == "recommend" else ()
    suggested = mask_of(shop.numbers_of(drafted))
    numbers = {*near, *bits(suggested)}
    kept = without(mask_of(numbers), reading.unwanted, shop, plainly=True) if near else 0
    # What the rules suggest has been looked at for what must not be in it.
    kept = kept & ~beside_what(asking) | suggested
    allowed = [
        product
        for product in (shop.products[number] for number in bits(kept & reading.only))
        if in_stock(product) and within_budget(product, reading)
    ]
    allowed = bearing(allowed, asking.words)
    large = {product.sku for product in large_enough(allowed, asking.words)}
    foremost = _foremost(allowed, asking)
    helping = _helping(asking)
    named = {product.sku for product in named_for_advice(asking, wishes)}
    kind = wanted_kind(reading)
    whole = sum(wish.weight for wish in wishes if not wish.refused) or 1.0
    counted = told_to_be_for(allowed, asking.words, shop) or for_counts(allowed, asking.words)
    for_so_many = {p.sku for p in counted} if len(counted) < len(allowed) else set[str]()
    by_price = sorted(allowed, key=lambda product: product.price)
    dear = {product.sku: at / len(by_price) for at, product in enumerate(by_price)}
    people, age = reading.people, age_said(asking.words)
    served = {p.sku for p in serving(allowed, people)} if people is not None else set[str]()
    small = {p.sku for p in allowed if people is not None and is_for_fewer(p, people)}
    found: dict[int, dict[str, float]] = {}
    for product in allowed:
        number = shop.index_of[product.sku]
        evidence = {
            "near": near.get(number, 0.0),
            "named": float(product.sku in named),
            "of_kind": float(kind >> number & 1),
            "fit": suits(product, number, wishes, shop) / whole,
            "serves": float(product.sku in served),
            "of_age": float(age is not None and is_for_age(product, age)),
            "counted": float(product.sku in for_so_many),
            "dear": dear[product.sku],
            "too_small": float(product.sku in small or product.sku not in large),
            "refused": float(has_refused(product, wishes, shop)),
            "most": foremost.get(product.sku, 0.0),
        }
        line = next((name for name, mask in helping.items() if mask >> number & 1), None)
        if line is not None:
            evidence[line] = 1.0
        if product.sku in drafted[: len(_PLACES)]:
            evidence[_PLACES[drafted.index(product.sku)]] = 1.0
        if drafted[:1] == (product.sku,) and draft.confidence >= _SURE:
            evidence["surely_first"] = 1.0
        found[number] = evidence
    return found, _of_draft(asking, draft, near)


def _helping(asking: Asking) -> dict[str, int]:
    """The goods of the first, second and third line of what helps against what was told."""
    lines = dict.fromkeys(_LINES, 0)
    for said in asking.needs_said[:_NEEDS]:
        for name, line in zip(_LINES, asking.view.helps.of(said.need), strict=False):
            for mask in line:
                lines[name] |= mask
    return lines


def _of_draft(asking: Asking, draft: Draft, near: Mapping[int, float]) -> dict[str, float]:
    lacking = [m for m in asking.reading.missing if m.kind in {"goods", "brand"}]
    return {
        "": 1.0,
        "lacking": min(len(lacking), _MOST_LACKING) / _MOST_LACKING,
        "advises": float(draft.intent == "recommend"),
        "wanted": asking.wants.get("recommend", 0.0),
        "asks_back": float(draft.clarify),
        "stored": asking.wants.get("faq", 0.0),
        "nearest": max(near.values(), default=0.0),
    }


def _foremost(products: Sequence[Product], asking: Asking) -> dict[str, float]:
    """Of the goods of each kind 1 for the cheapest, biggest or whatever was asked for, 0 for its
    opposite. Empty where no such thing was."""
    shop, extreme = asking.shop, asking.reading.extreme
    if extreme is None:
        return {}
    kinds: dict[str, list[int]] = {}
    for product in products:
        kinds.setdefault(product.category, []).append(shop.index_of[product.sku])
    ordered = (decided_by_extreme(numbers, extreme, shop) or [] for numbers in kinds.values())
    return {
        shop.products[number].sku: 1.0 - at / max(len(numbers) - 1, 1)
        for numbers in ordered
        for at, number in enumerate(numbers)
    }
