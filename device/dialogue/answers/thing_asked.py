"""Which thing a question about how a thing is was put about, where reading found none or was led
away from what is spoken of: "is there powder on them", "jisme nariyal ka doodh dalte ho".

What may be meant is what is spoken of, what would be asked back, and what is nearest by the search
and in meaning. Besides nearness it tells them apart whether the record of a thing has what is
asked for. The weights are those of a logistic regression over such questions, and over questions
for goods that were taken out of the shop (`python -m tests.evaluation.thing_asked.fit`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from device.dialogue.answers.also import ASKS
from device.dialogue.answers.doubt import chance_of, record_texts, stands_in, words_left
from device.dialogue.answers.ranking import MANY, nearness_in_meaning
from device.dialogue.asking import Asking
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.goods.spec_words import root
from device.dialogue.index.written_words import phrase_words
from device.dialogue.intent.rescue import is_something_else
from device.dialogue.phrasing import Draft
from device.dialogue.reading.terms import places_of
from kb.catalogue import Product

ABOUT_RECORDS = frozenset({"spec", "warranty"})
_LED_AWAY = frozenset({"spec", "warranty", "recommend", "price", "list"})
"""What a question about what is spoken of may have been taken for, of other goods."""
_LIKELY = 0.15
"""From so likely on, a question may ask for what is on a record."""
_CLOSE_LOOK, _OFFERED = 3, 5
_MOST_WORDS, _MOST_READ, _MOST_UNREAD = 15, 5, 3
WEIGHTS = {
    "near": 1.66, "near_ahead": 5.36, "score": -0.22, "score_ahead": 5.16, "asks_ahead": 0.35,
    "glossed_ahead": 1.12, "asked_back_near_ahead": 1.00, "asked_back_asks_ahead": 0.89,
    "focus_asks_ahead": 2.08, "focus": 2.98, "focus_it": 2.46, "focus_told": 1.74, "glossed": 1.45,
    "other_head": 0.28, "else": -0.98, "refused": -0.77, "asked_back": -0.80, "away": 0.43,
    "faq": -1.95, "out_of_scope": -2.31, "unknown": 0.29, "asking": -0.44, "record": -1.97,
    "brand": -2.36, "phrase": -1.24, "words": 3.00, "read": 2.56, "unread": 0.92, "": -4.08,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds that a
product is the one meant."""
MEANT = 0.5
"""How likely that must be for its record to be told, with a perhaps. So 36 of 62 such questions to
shops left out of the fit found what they were about, 6 something else, and 6 of 218 whose goods
were taken out found a wrong one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product that may be meant, with what speaks for that."""

    product: Product
    evidence: dict[str, float]

    @property
    def chance(self) -> float:
        return chance_of(self.evidence, WEIGHTS)


def thing_asked(asking: Asking, draft: Draft) -> Product | None:
    """The product that a question is most likely about instead, or None where the answer stands."""
    best = max(candidates(asking, draft), key=lambda each: each.chance, default=None)
    if best is None or best.chance < MEANT:
        return None
    # Where others that may be meant tell it as well, to ask which is right.
    told_by_it = draft.intent == "spec" and best.evidence["asks_ahead"] > 0
    return best.product if told_by_it or not draft.clarify else None


def candidates(asking: Asking, draft: Draft) -> list[Candidate]:
    """What a question that found no answer may be about; none where that stands. Slow."""
    if not _may_be_of_another(asking, draft):
        return []
    shop = asking.shop
    small = len(shop.products) <= MANY
    near = nearness_in_meaning(asking) if small else {}
    nearest = sorted(near, key=lambda number: -near[number])[:_CLOSE_LOOK]
    ranked = asking.view.search(asking.text).products[:_CLOSE_LOOK] if small else []
    scores = {shop.index_of[each.product.sku]: each.score for each in ranked}
    known = [*_focus(asking), *(draft.skus[:_OFFERED] if draft.clarify else ())]
    spoken = shop.numbers_of(known)
    numbers = [*dict.fromkeys((*spoken, *nearest, *scores))]
    by_number = {number: _of_product(asking, number) for number in numbers}
    asks = {number: _asks_for(asking, shop.products[number]) for number in numbers}
    glossed = {number: by_number[number]["glossed"] for number in numbers}
    of_question = _of_question(asking, draft)
    found: list[Candidate] = []
    for number in numbers:
        near_ahead, asks_ahead = _ahead(number, near), _ahead(number, asks)
        own = by_number[number]
        evidence = {
            "near": near.get(number, 0.0),
            "near_ahead": near_ahead,
            "score": scores.get(number, 0.0),
            "score_ahead": _ahead(number, scores),
            "asks_ahead": asks_ahead,
            "glossed_ahead": _ahead(number, glossed),
            "asked_back_near_ahead": near_ahead * of_question["asked_back"],
            "asked_back_asks_ahead": asks_ahead * of_question["asked_back"],
            "focus_asks_ahead": asks_ahead * own["focus"],
        }
        found.append(Candidate(shop.products[number], {**evidence, **own, **of_question}))
    return found


def _ahead(number: int, scores: dict[int, float]) -> float:
    others = max((score for each, score in scores.items() if each != number), default=0.0)
    return scores.get(number, 0.0) - others


def _may_be_of_another(asking: Asking, draft: Draft) -> bool:
    """Whether a question that may ask for what is on a record was refused, asked back, or answered
    of others than the one thing spoken of."""
    wants = sum(asking.wants.get(intent, 0.0) for intent in ABOUT_RECORDS)
    focus = _focus(asking)
    likely = wants >= _LIKELY or draft.intent in ABOUT_RECORDS
    refused = draft.source == "fallback" and draft.unknown and not draft.skus
    # What is refused on principle (health, say) stays so.
    refused = refused and draft.intent in _LED_AWAY | {"unknown", "stock", "bulk_price"}
    unread = refused and (draft.intent == "unknown" or bool(focus))
    if asking.settled or not (likely or unread):
        return False
    asked_back = draft.clarify and draft.intent in ABOUT_RECORDS
    led_away = bool(focus) and draft.intent in _LED_AWAY and not {*focus} & {*draft.skus}
    return refused or asked_back or (likely and led_away)


def _focus(asking: Asking) -> tuple[str, ...]:
    session = asking.session
    one = len(session.focus) == 1 and session.generation == asking.view.generation
    return session.focus if one else ()


def _asks_for(asking: Asking, product: Product) -> float:
    """How surely something that is on its record is asked for, 0 to 4."""
    asked = asked_specs(asking, product)
    said = (bool(asked.names), asked.sure, asked.named, asked.by_amount)
    return float(sum(said))


def _of_product(asking: Asking, number: int) -> dict[str, float]:
    shop, reading = asking.shop, asking.reading
    product, bit = shop.products[number], 1 << number
    is_focus = float(product.sku in _focus(asking))
    heads = [t for t in reading.terms if t.where.head and not (t.purpose or t.optional)]
    content = [w for w in reading.words if not (shop.domain.is_function(w) or w.isdigit())]
    own = {root(word) for text in record_texts(product) for word in phrase_words(text)}
    told = [any(root(same) in own for same in shop.same_words(word)) for word in content]
    records = " ".join(record_texts(product)).lower()
    glossed = [stands_in(word, records) for word in content]
    return {
        "focus": is_focus,
        "focus_it": is_focus * reading.pronoun,
        "focus_told": is_focus * _share(told),
        "glossed": _share(glossed),
        "other_head": float(any(not t.where.anywhere & bit for t in heads)),
        "else": float(is_something_else(asking, product)),
    }


def _share(held: Sequence[bool]) -> float:
    return sum(held) / max(len(held), 1)


def _of_question(asking: Asking, draft: Draft) -> dict[str, float]:
    reading = asking.reading
    return {
        "refused": float(draft.unknown),
        "asked_back": float(draft.clarify),
        "away": float(not (draft.clarify or draft.unknown)),
        "faq": asking.wants.get("faq", 0.0),
        "out_of_scope": asking.wants.get("out_of_scope", 0.0),
        "unknown": float(draft.intent == "unknown"),
        "asking": float(bool(ASKS & {*asking.words})),
        "record": sum(asking.wants.get(intent, 0.0) for intent in ABOUT_RECORDS),
        "brand": float(any(m.kind == "brand" for m in reading.missing)),
        "phrase": float(any(" " in m.word for m in reading.missing)),
        "words": min(len(reading.words), _MOST_WORDS) / _MOST_WORDS,
        "read": min(len(places_of(reading.terms)), _MOST_READ) / _MOST_READ,
        "unread": min(len(words_left(asking)), _MOST_UNREAD) / _MOST_UNREAD,
    }
