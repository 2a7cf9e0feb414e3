"""Whether an answer tells of goods that only resemble what was asked for, which the shop lacks.

"Accu-Chek strips" in a shop that has only meters of that maker, "filter coffee" where there is but
powder for it: reading finds goods that have the words. What the goods named in a question are to
those told of, and how much else agrees, tells whether the shop has what is asked for. The weights
are those of a logistic regression over answers of shops to their own customers, and to the same
questions with half of the kinds of goods taken out (`python -m tests.evaluation.other_goods.fit`).
"""

from __future__ import annotations

from device.dialogue.answers import fallback
from device.dialogue.answers.doubt import CONFIDENT, SUGGESTS, chance_of, of_words
from device.dialogue.answers.ranking import none_in_meaning
from device.dialogue.asking import Asking
from device.dialogue.goods.things_said import CLOSEST, Relation, Thing, relation, things_said
from device.dialogue.index.nouns import noun
from device.dialogue.index.product_sets import mask_of
from device.dialogue.index.shop_words import LEVELS
from device.dialogue.phrasing import TENTATIVE, Draft
from device.dialogue.reading.terms import Term

FACTS = frozenset({"price", "stock", "spec", "bulk_price", "warranty"})
WEIGHTS = {
    "asked": -1.45, "read": -3.89, "unrecorded": 2.88, "things": -1.77, "spec_is": -1.30,
    "last_in": 1.57, "last_told": 1.35, "last_no": 1.06, "best_ear": 0.37, "other": 1.13,
    "noun": -1.38, "maker": 0.82, "purpose": 0.46, "left_out": 1.84, "missing": 2.99,
    "head": -1.70, "name": -2.34, "option": 1.93, "tentative": 2.60, "asks_back": 0.98,
    "bulk_price": 0.51, "recommend": -0.85, "": 1.12,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds that the shop
lacks what was asked for."""
WITH_MEANING = {
    "asked": -1.54, "read": -2.88, "unrecorded": 2.59, "things": -1.57, "spec_is": -0.23,
    "last_in": 0.93, "last_told": 0.63, "last_no": 0.20, "best_ear": -0.23, "other": 1.57,
    "noun": -1.28, "maker": 0.57, "purpose": -0.01, "left_out": 0.68, "missing": 1.97,
    "head": -0.44, "name": -1.43, "option": 0.70, "tentative": 1.16, "asks_back": 1.30,
    "bulk_price": 0.45, "recommend": 0.91, "none": 6.39, "": 1.02,
}  # fmt: skip
"""The same where what the question means was compared with all goods too, which takes longer."""
LOOKED_AT = 0.1
"""How likely it must be by the words for the meaning to be looked at."""
LACKING = 0.85
"""How likely it must be for an answer to be taken back."""
DOUBTFUL = {**dict.fromkeys(FACTS, 0.15), **dict.fromkeys(SUGGESTS, 0.3)}
"""How likely it must be for an answer to be given with a perhaps."""
_LIKELY = 0.5
_CLOSE_LOOK = 3
_MOST = 3
"""More products are not looked at; more words tell no more."""


def refused(asking: Asking, draft: Draft) -> Draft | None:
    """The refusal that is due instead of an answer, or None where that stands."""
    lists = asking.wants.get("list", 0.0) >= _LIKELY
    if lists or draft.intent not in FACTS or not is_judged(asking, draft):
        return None  # "Ghutne ke liye kya kya hai" asks for whatever there is.
    if draft.intent == "spec" and draft.confidence <= TENTATIVE:
        return None  # What no record tells is said to be so.
    if chances_lacking(asking, draft)[-1] < LACKING:
        return None
    asking.intent = draft.intent
    return fallback.not_sold(asking)


def is_doubtful(asking: Asking, draft: Draft) -> bool:
    """Whether an answer given for sure had better be given with a perhaps: what the words leave in
    doubt is not made sure by what it seems to mean."""
    if draft.clarify or draft.confidence < CONFIDENT or not is_judged(asking, draft):
        return False
    return max(chances_lacking(asking, draft)) >= DOUBTFUL[draft.intent]


def chances_lacking(asking: Asking, draft: Draft) -> list[float]:
    """How likely the shop lacks what was asked for, by the words and, where these leave doubt, with
    the meaning as well. Slow where they do."""
    found = evidence(asking, draft)
    by_words = chance_of(found, WEIGHTS)
    if by_words < LOOKED_AT:
        return [by_words]
    with_meaning = chance_of({**found, "none": none_in_meaning(asking)}, WITH_MEANING)
    return [by_words, with_meaning]


def is_judged(asking: Asking, draft: Draft) -> bool:
    """Whether an answer tells of goods that the question itself names: what follows on something
    means what was spoken of."""
    told = draft.intent in FACTS | SUGGESTS and bool(draft.skus) and not draft.unknown
    return told and not asking.session.focus


def evidence(asking: Asking, draft: Draft) -> dict[str, float]:
    """What speaks for and against that the shop has what was asked for."""
    shop = asking.shop
    numbers = shop.numbers_of(draft.skus)[:_CLOSE_LOOK]
    products = mask_of(numbers)
    things = [thing for thing in things_said(asking.reading, shop, products)
              if not _is_asked_of_goods(thing, asking, draft)]  # fmt: skip
    relations = [_closest(thing, numbers, asking) for thing in things]
    last = relations[-1] if relations else None
    best = min(relations, key=CLOSEST.index, default=None)
    said = {same for word in asking.reading.words for same in shop.same_words(word)}
    by_words = of_words(asking, draft)
    given_up = [term for term in asking.match.left_out if not term.taken_back]
    terms = asking.match.terms
    levels = [_level(term, products) for term in terms]
    return {
        "asked": by_words["asked"],
        "read": by_words["read"],
        "unrecorded": by_words["unrecorded"],
        "things": _share(len(things)),
        "spec_is": float(draft.intent == "spec" and last == "is"),
        "last_in": float(last == "in"),
        "last_told": float(last == "told"),
        "last_no": float(last == "no"),
        "best_ear": float(best == "ear"),
        "other": float(any(each in {"told", "no"} for each in relations)),
        "noun": float(any(noun(shop.products[n].name, shop.domain) in said for n in numbers)),
        "maker": float(any(_is_maker_of(term, products) for term in asking.reading.terms)),
        "purpose": float(any(t.purpose and t.where.anywhere & products for t in terms)),
        "left_out": min(len(given_up), 2) / 2,
        "missing": min(len(asking.reading.missing), 2) / 2,
        "head": _share(levels.count("head")),
        "name": _share(levels.count("name")),
        "option": _share(levels.count("option")),
        "tentative": float(draft.confidence <= TENTATIVE),
        "asks_back": float(draft.clarify),
        "bulk_price": float(draft.intent == "bulk_price"),
        "recommend": float(draft.intent == "recommend"),
    }


def _is_asked_of_goods(thing: Thing, asking: Asking, draft: Draft) -> bool:
    """ "Kitni strips aati hain", and in "cuff kitna bada hai" what records tell of."""
    asks = draft.intent == "spec" and asking.shop.attribute(thing.words[-1]) is not None
    return thing.counted or asks


def _closest(thing: Thing, numbers: list[int], asking: Asking) -> Relation:
    found = (relation(thing, number, asking.shop, asking.reading) for number in numbers)
    return min(found, key=CLOSEST.index, default="no")


def _is_maker_of(term: Term, products: int) -> bool:
    return bool(term.where.brand & products) and not term.where.head


def _level(term: Term, products: int) -> str:
    """Where some products have a term, but for its maker; "" for what was said before or is
    elsewhere."""
    if term.start < 0:
        return ""
    return next((level for level in LEVELS[1:] if getattr(term.where, level) & products), "")


def _share(number: int) -> float:
    return min(number, _MOST) / _MOST
