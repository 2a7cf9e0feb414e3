"""Whether one thing is asked about by who seemed to want advice: "is the bosch drill here, my
contractor wants it", "champagne switch for the light, total".

Who tells a story around a question, or says what a thing is for, sounds as if he left open which it
shall be. How surely one thing is meant and how the question is put tell the one from the other. The
weights are those of a logistic regression over questions that were taken for wishes for advice
(`python -m tests.evaluation.fact_asked.fit`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from device.dialogue.answers.doubt import chance_of
from device.dialogue.answers.likeliest import likely
from device.dialogue.answers.ranking import MANY
from device.dialogue.asking import Asking
from device.dialogue.goods.weighing import Likely
from device.dialogue.phrasing import Draft
from device.dialogue.reading.terms import ASKS_FIRST
from device.dialogue.reading.which_to_take import which_to_take
from kb.catalogue import Product
from kb.language.words import word_set

WEIGHTS = {
    "recommend": -1.53, "facts": 8.76, "faq": 15.35, "chance": 3.77, "advised": 0.71,
    "refused": 1.82, "one": 1.16, "left_open": -0.77, "whether": 3.17, "wants": -0.89,
    "there": 0.87, "sum": 5.52, "points": 1.02, "asks": 1.60, "of_it": 0.61, "own_name": 1.36,
    "near": 2.10, "words": 4.18, "": -13.36,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds that a fact
about the likeliest product is asked for."""
ASKED = 0.15
"""How likely that must be. So 39 of 50 questions for facts to shops left out of the fit are told
one, 33 of the right product, and 27 of 1197 wishes for advice, 22 of what should be suggested."""
FACTS = ("spec", "stock", "price", "bulk_price", "warranty")
_LIKELY = 0.6
"""So likely must a product be meant before all others."""
_HARDLY = 0.05
"""Where no fact is so much likelier than what records tell of, those are told."""
_LEFT_OPEN = word_set(
    """
    which any something anything koi kuch kaun kaunsa kaunsi kaunse konsa konsi suggest recommend
    advise best better good badhiya behtar sabse accha acha achha help batao bataiye bataye dikhao
    dikhaiye kaisa kis
    """
)
_WANTS = word_set("chahiye chahie need needs want wants looking lena leni lene khareedna buy")
_THERE = word_set(
    """
    left available stock there here have keep milega milegi milta milti rakha rakhi rakhe bacha
    bachi bache gaya aayi maujood
    """
)
_SUM = word_set(
    """
    total kul hisab figure price rate cost costs daam keemat bhav mrp amount charge charging going
    kitne kimat
    """
)
_POINTS = word_set(
    "your that those this the aapka aapki aapke wo woh us uska uski wala wali wale jo"
)
_ONE = word_set("it the that your one i we there this")
_OF_IT = word_set("it its isme ismein usme usmein iska iski uska uski them")
_MOST_WORDS = 15


@dataclass(frozen=True, slots=True)
class Fact:
    """A product and what is asked of it."""

    product: Product
    asked: str


def fact_asked(asking: Asking, draft: Draft) -> Fact | None:
    """What is asked of which product instead of advice; None where advice is wanted. Slow."""
    if draft.intent != "recommend" or asking.settled or len(asking.shop.products) > MANY:
        return None
    if which_to_take(asking.words) is not None:
        return None
    meant = likely(asking)
    if not meant or meant[0].chance < _LIKELY:
        return None
    if chance_of(evidence(asking, draft, meant), WEIGHTS) < ASKED:
        return None
    return Fact(meant[0].product, _asked(asking))


def _asked(asking: Asking) -> str:
    best = max(FACTS, key=lambda each: asking.wants.get(each, 0.0))
    if asking.wants.get(best, 0.0) - asking.wants.get("spec", 0.0) < _HARDLY:
        return "spec"
    return "price" if best == "bulk_price" and asking.match.quantity is None else best


def evidence(asking: Asking, draft: Draft, meant: list[Likely]) -> dict[str, float]:
    """How surely one thing is meant, and how the question is put."""
    best, words, wants = meant[0], asking.words, asking.wants
    said = {*words}
    asks = words[0] in ASKS_FIRST or any(
        word in ASKS_FIRST and behind in _ONE for word, behind in pairwise(words)
    )
    return {
        "recommend": wants.get("recommend", 0.0),
        "facts": sum(wants.get(each, 0.0) for each in FACTS),
        "faq": wants.get("faq", 0.0),
        "chance": best.chance,
        "advised": float(draft.skus[:1] == (best.product.sku,)),
        "refused": float(draft.unknown),
        "one": float(len(asking.products) == 1),
        "left_open": float(bool(_LEFT_OPEN & said)),
        "whether": float(words[0] == "kya" or words[-1] in {"kya", "na"}),
        "wants": float(bool(_WANTS & said)),
        "there": float(bool(_THERE & said)),
        "sum": float(bool(_SUM & said)),
        "points": float(bool(_POINTS & said)),
        "asks": float(asks),
        "of_it": float(bool(_OF_IT & said)),
        "own_name": best.own["own_name"],
        "near": best.own["near"],
        "words": min(len(words), _MOST_WORDS) / _MOST_WORDS,
    }
