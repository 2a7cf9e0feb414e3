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
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from device.dialogue.asking import Asking
from device.dialogue.index.passages import Passage, Shared
from device.dialogue.reading.intents import PRODUCT_INTENTS

LEAST_CHANCE = 0.65
"""A wrong answer is worse than none. In shops left out of the fit, 94 % of the answers given to
customers are right then, and 94 % of those that are there are given."""
WEIGHTS = {
    "got": 4.04,
    "got_goods": 2.03,
    "lost_topics": -0.67,
    "lost_goods": -1.53,
    "left": -1.39,
    "share": 2.08,
    "nearness": 22.02,
    "wanted": 0.31,
    "goods_wanted": -2.41,
}
BIAS = -19.78
_USUAL_NEARNESS = 0.82
"""The cosine that stands in where there is no embedding model."""
_NEAREST = 0.93
"""A greater cosine than a question has to its answer."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789", ",")
_CERTAINTY = 0.001
"""How sure the intent model can be of what it says."""


@dataclass(frozen=True, slots=True)
class StoredMatch:
    passage: Passage
    chance: float


def stored_answer(asking: Asking) -> StoredMatch | None:
    """The stored answer that is most likely meant, if it is likely enough."""
    passages = asking.view.passages
    odds = BIAS + _weighed(of_utterance(asking))
    least = math.log(LEAST_CHANCE / (1 - LEAST_CHANCE)) - odds
    likely: list[tuple[float, Passage]] = []
    for shared in passages.shared(asking.text):
        score = _weighed(of_words(shared))
        if score + WEIGHTS["nearness"] * _NEAREST >= least:
            likely.append((score, shared.passage))
    if not likely:
        return None
    near = asking.view.nearness(asking.text, [passage for _, passage in likely])
    found = sorted(
        (
            (score + WEIGHTS["nearness"] * (_USUAL_NEARNESS if cosine is None else cosine), passage)
            for (score, passage), cosine in zip(likely, near, strict=True)
        ),
        key=lambda each: -each[0],
    )
    found = [(score, passage) for score, passage in found if score >= least]
    if not found:
        return None
    score, passage = found[0]
    passage = next((p for _, p in found if _says_more(p, passage)), passage)
    chance = 1 / (1 + math.exp(-score - odds))
    return StoredMatch(passages.in_language(passage, asking.lang), chance)


def _says_more(passage: Passage, than: Passage) -> bool:
    """Of a service only the charge is known; an answer that names the same charge says more."""
    if than.service is None or passage.service is not None:
        return False
    figures = _FIGURE.findall(passage.answer.translate(_DIGITS))
    return any(Decimal(figure) == than.service.charge for figure in figures)


def _weighed(evidence: Mapping[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in evidence.items())


def of_words(shared: Shared) -> dict[str, float]:
    """What the words that a question and a passage share say about the passage."""
    return {
        "got": shared.got,
        "got_goods": shared.got_goods,
        "lost_topics": shared.lost_topics,
        "lost_goods": shared.lost_goods,
        "left": shared.left,
        "share": shared.share,
    }


def of_utterance(asking: Asking) -> dict[str, float]:
    """What an utterance says about all stored answers alike."""
    wanted = asking.wants.get("faq", 0.0)
    goods = sum(asking.wants.get(intent, 0.0) for intent in PRODUCT_INTENTS)
    return {
        "wanted": math.log((wanted + _CERTAINTY) / (1 - wanted + _CERTAINTY)),
        "goods_wanted": goods if asking.products else 0.0,
    }
