"""Whether a list that was refused can be given after all: of goods that were described rather than
named, or of several kinds at once.

The evidence is that of `mistaken_refusal`; the weights are those of a logistic regression over
refused questions for lists, in shops that had what was asked for and in shops that had not
(`python -m tests.evaluation.goods_meant.fit`).
"""

from __future__ import annotations

from device.dialogue.answers.doubt import chance_of
from device.dialogue.answers.likeliest import likely
from device.dialogue.answers.mistaken_refusal import (
    evidence,
    heard_first,
    is_refused,
    lacks_surely,
    serves_what_is_lacking,
)
from device.dialogue.answers.recommend import within_budget
from device.dialogue.asking import Asking, in_stock
from device.dialogue.goods.weighing import Likely
from device.dialogue.phrasing import Draft
from kb.catalogue import Product

WEIGHTS = {
    "near": 1.11, "score": 0.69, "own_name": 0.93, "own_alias": 0.42, "no_kind": 0.43,
    "kind_of_focus": 0.44, "maker_of_focus": 0.44, "head": 1.22, "last_no": -0.47, "other": -0.18,
    "spec_is": 0.00, "chance": 0.73, "odds": 1.33, "lead": 0.09, "alike": -0.62, "others": 0.45,
    "read": 0.75, "words": 0.52, "faq": -1.16, "": -2.71,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds that the
shop has what was asked for."""
MISTAKEN = 0.4
"""How likely a refusal must be a mistake for a list to be given, with a perhaps."""
_NEARLY = 1.5
"""What is so nearly as likely as the likeliest is listed beside it."""
_AT_MOST = 4


def listed_after_all(asking: Asking, draft: Draft) -> list[Product]:
    """The goods that a refused question for a list most likely means, the likeliest first; empty
    where the refusal stands. Slow."""
    found = candidates(asking, draft)
    if not found or chance_of(evidence(asking, draft, found), WEIGHTS) < MISTAKEN:
        return []
    likeliest = max(each.odds for each in found)
    near = [each.product for each in found if each.odds >= likeliest - _NEARLY]
    affordable = [product for product in near if within_budget(product, asking.reading)]
    there = [product for product in affordable if in_stock(product)]
    return (there or affordable)[:_AT_MOST]


def candidates(asking: Asking, draft: Draft) -> list[Likely]:
    """What a refused question for a list may mean; nothing where the refusal is sure to stand."""
    if draft.intent != "list" or not is_refused(draft) or lacks_surely(asking):
        return []
    meant = heard_first(likely(asking), asking)
    return [] if meant and serves_what_is_lacking(asking, meant[0].product) else meant
