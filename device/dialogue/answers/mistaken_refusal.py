"""Whether a refusal is a misunderstanding: the shop has what was asked for, said in other words.

A word that nothing here is called makes reading refuse. Mostly that is right, but one customer in
fifty has only said something beside the goods that reading takes for goods. How nearly a product
is what was asked for, by the search of the catalogue and in meaning, and how much of the question
was read, tell the one from the other. The weights are those of a logistic regression over refusals
to questions of shops that the program had not seen (`python -m tests.evaluation.first_sight.fit`).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from device.dialogue.answers.doubt import chance_of, record_texts, words_taken
from device.dialogue.answers.ranking import MANY, nearness_in_meaning
from device.dialogue.asking import Asking
from device.dialogue.index.nouns import what_for
from device.dialogue.index.shop_words import alikeness
from device.dialogue.index.written_words import phrase_words
from device.dialogue.intent.rescue import is_something_else
from device.dialogue.phrasing import Draft
from device.dialogue.reading.terms import Reading, places_of
from kb.catalogue import Product
from kb.language.words import stem

REFUSED = frozenset({"price", "stock", "spec", "bulk_price", "warranty", "unknown"})
"""Refusals that are looked at. A basket had better stay as it is, and advice has means of its
own."""
WEIGHTS = {
    "score": 3.41, "score_ahead": 4.13, "meets": 0.94, "near": 2.89, "near_ahead": 3.92,
    "alike": 2.82, "none": 0.93, "thing": -1.55, "several": 1.81, "words": 0.58, "read": 4.53,
    "plain": 3.11, "unread": 0.80, "": -8.57,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds that a
refusal is a mistake."""
MISTAKEN = 0.6
"""How likely a refusal must be a mistake for the nearest product to be told, with a perhaps."""
_OF_THE_SHOP = 0.9
"""So likely is it that the ways of the shop are asked about, and not goods."""
_OF_SCORE = 0.25
"""What the score of the search counts beside nearness in meaning to find the product meant."""
_CLOSE_LOOK = 3
_MOST_WORDS, _MOST_READ, _MOST_UNREAD = 15, 5, 3
"""More tell no more."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The product that was most likely meant after all, with what speaks for that."""

    product: Product
    evidence: dict[str, float]


def meant_after_all(asking: Asking, draft: Draft) -> Product | None:
    """The product that a refused question most likely means, or None where the refusal stands."""
    found = candidate(asking, draft)
    if found is None or chance_of(found.evidence, WEIGHTS) < MISTAKEN:
        return None
    return found.product


def candidate(asking: Asking, draft: Draft) -> Candidate | None:
    """What a refused question may mean; None where the refusal is sure to stand. Slow."""
    if not _may_be_mistaken(asking, draft):
        return None
    shop = asking.shop
    near = nearness_in_meaning(asking)
    nearest = sorted(near, key=lambda number: -near[number])[:_CLOSE_LOOK]
    found = asking.view.search(asking.text).products[:_CLOSE_LOOK]
    scores = {shop.index_of[each.product.sku]: each.score for each in found}
    numbers = dict.fromkeys((*nearest, *scores))
    if not numbers:
        return None
    of_all = {n: near.get(n, 0.0) + _OF_SCORE * min(scores.get(n, 0.0), 1.0) for n in numbers}
    best = max(of_all, key=lambda number: of_all[number])
    product = shop.products[best]
    if is_something_else(asking, product) or _is_told_of_others(asking, product):
        return None
    if _serves_what_is_lacking(asking, product):
        return None
    others = [number for number in numbers if number != best]
    score, nearness = scores.get(best, 0.0), near.get(best, 0.0)
    meets = any(each.meets_constraints for each in found if each.product.sku == product.sku)
    evidence = {
        "score": score,
        "score_ahead": score - max((scores.get(each, 0.0) for each in others), default=0.0),
        "meets": float(meets),
        "near": nearness,
        "near_ahead": nearness - max((near.get(each, 0.0) for each in others), default=0.0),
    }
    return Candidate(product, evidence | _of_reading(asking, product))


def _may_be_mistaken(asking: Asking, draft: Draft) -> bool:
    """Nothing stands in for what another maker makes, for what has a name of several words or for
    goods that have what someone must not have; what follows on something says too little."""
    refused = draft.source == "fallback" and draft.unknown and not draft.skus
    surely = any(m.kind == "brand" or " " in m.word for m in asking.reading.missing)
    # "Do you repair claw hammers" asks for no hammer.
    surely = surely or asking.wants.get("faq", 0.0) >= _OF_THE_SHOP
    few = len(asking.shop.products) <= MANY
    by_itself = not (asking.session.focus or asking.reading.unwanted)
    return refused and draft.intent in REFUSED and few and by_itself and not surely


def _of_reading(asking: Asking, product: Product) -> dict[str, float]:
    """What was taken for something that the shop lacks, and how much else was understood."""
    reading, domain = asking.reading, asking.shop.domain
    lacking = {m.kind for m in reading.missing}
    taken = words_taken(asking)
    named = places_of(reading.terms)
    left = [
        word
        for at, word in enumerate(reading.words)
        if at not in taken and not domain.is_function(word)
    ]
    plain = sum(map(domain.is_plain, left))
    return {
        "alike": _alike(reading, product),
        "none": float(not lacking),
        "thing": float(any(_is_a_thing(m.word, domain.things) for m in reading.missing)),
        "several": float(len(reading.missing) > 1),
        "words": min(len(reading.words), _MOST_WORDS) / _MOST_WORDS,
        "read": min(len(named), _MOST_READ) / _MOST_READ,
        "plain": min(plain, _MOST_UNREAD) / _MOST_UNREAD,
        "unread": min(len(left) - plain, _MOST_UNREAD) / _MOST_UNREAD,
    }


def _is_told_of_others(asking: Asking, product: Product) -> bool:
    """Whether other goods have what is lacking ("single" beside a double one), or it is a figure
    that goods may have."""
    shop, bit = asking.shop, 1 << asking.shop.index_of[product.sku]
    lacking = [word for m in asking.reading.missing for word in m.word.split()]
    held = [shop.words.get(stem(word)) for word in lacking]
    others = any(w is not None and w.hard and not w.anywhere & bit for w in held)
    return others or any(map(str.isdecimal, lacking))


def _serves_what_is_lacking(asking: Asking, product: Product) -> bool:
    """Whether its name says that it is for what is lacking: a "stabiliser for AC" is no AC."""
    served = {*what_for(product.name)}
    lacking = (word for m in asking.reading.missing for word in m.word.split())
    return any(not served.isdisjoint(asking.shop.same_words(word)) for word in lacking)


def _is_a_thing(text: str, things: AbstractSet[str]) -> bool:
    """Whether it is the name of goods as it is written, rather than what sounds like one."""
    words = text.split()
    return not {"_".join(words), words[-1], stem(words[-1])}.isdisjoint(things)


def _alike(reading: Reading, product: Product) -> float:
    """How much what is lacking sounds like something on the record of a product, 0 to 1."""
    own = {word for text in record_texts(product) for word in phrase_words(text)}
    lacking = [word for m in reading.missing for word in m.word.split()]
    best = [max((alikeness(word, each) for each in own), default=0.0) for word in lacking]
    return min(best, default=0.0)
