"""Which stored answer, if any, a question is about, rather than about a product's record.

Every stored answer, service and taught answer is a candidate. What speaks for it (the words it
shares with the question, how near it is in meaning) and against it (what the question names and it
lacks, what it is about and was not asked for) adds up to a score; so does what the utterance seems
to want. The sum is the logarithm of the odds that the best candidate is the right answer. The
weights come from a logistic regression over the shops of tests/evaluation/seen: each has the sign
that its name demands, and leaving out any shop changes none by much.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from device.dialogue.asking import Asking
from device.dialogue.decide import PRODUCT_INTENTS
from device.dialogue.passages import Passage, Shared

LEAST_CHANCE = 0.6
"""A wrong answer is worse than none."""
WEIGHTS = {
    "got": 4.18,
    "got_goods": 2.15,
    "lost_topics": -0.51,
    "lost_goods": -1.50,
    "left": -1.42,
    "share": 2.13,
    "nearness": 21.85,
    "wanted": 0.23,
    "goods_wanted": -2.43,
}
BIAS = -19.87
_USUAL_NEARNESS = 0.82
"""The cosine that stands in where there is no embedding model."""
_NEAREST = 0.93
"""A greater cosine than a question has to its answer."""
_CERTAINTY = 0.001
"""How sure the intent model can be of what it says."""


@dataclass(frozen=True, slots=True)
class StoredMatch:
    passage: Passage
    chance: float


def stored_answer(asking: Asking) -> StoredMatch | None:
    """The stored answer that is most likely meant, if it is likely enough."""
    passages = asking.view.passages
    odds = BIAS + about_utterance(asking)
    scored = [(by_words(shared), shared) for shared in passages.shared(asking.text)]
    least = math.log(LEAST_CHANCE / (1 - LEAST_CHANCE)) - odds
    likely = [
        (score, shared.passage)
        for score, shared in scored
        if score + WEIGHTS["nearness"] * _NEAREST >= least
    ]
    if not likely:
        return None
    near = asking.view.nearness(asking.text, [passage for _, passage in likely])
    best, passage = max(
        (
            (score + WEIGHTS["nearness"] * (_USUAL_NEARNESS if cosine is None else cosine), passage)
            for (score, passage), cosine in zip(likely, near, strict=True)
        ),
        key=lambda each: each[0],
    )
    if best < least:
        return None
    chance = 1 / (1 + math.exp(-best - odds))
    return StoredMatch(passages.in_language(passage, asking.lang), chance)


def by_words(shared: Shared) -> float:
    """What the words that a question shares with a passage say for it."""
    return (
        WEIGHTS["got"] * shared.got
        + WEIGHTS["got_goods"] * shared.got_goods
        + WEIGHTS["lost_topics"] * shared.lost_topics
        + WEIGHTS["lost_goods"] * shared.lost_goods
        + WEIGHTS["left"] * shared.left
        + WEIGHTS["share"] * shared.share
    )


def about_utterance(asking: Asking) -> float:
    """What the utterance says for a stored answer, whichever it is."""
    wanted = asking.wants.get("faq", 0.0)
    odds = math.log((wanted + _CERTAINTY) / (1 - wanted + _CERTAINTY))
    of_goods = sum(asking.wants.get(intent, 0.0) for intent in PRODUCT_INTENTS)
    found = of_goods if asking.products else 0.0
    return WEIGHTS["wanted"] * odds + WEIGHTS["goods_wanted"] * found
