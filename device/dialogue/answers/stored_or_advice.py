"""Whether who seems to wish for advice is told a stored answer instead.

"My sugar needles are piling up, what am I to do with them" tells a need like a wish for goods does,
but a stored answer says what to do. The weights are those of a logistic regression over such
questions, by what the two looks think of them by themselves
(`python -m tests.evaluation.stored_or_advice.fit`).
"""

from __future__ import annotations

import math

from device.dialogue.answers.doubt import CONFIDENT, chance_of
from device.dialogue.answers.shop import answer_passage
from device.dialogue.answers.stored_after_all import WEIGHTS as OF_STORED
from device.dialogue.answers.stored_after_all import likeliest_stored
from device.dialogue.asking import Asking
from device.dialogue.index.passages import Passage
from device.dialogue.intent.may_be_stored import is_for_gift
from device.dialogue.phrasing import TENTATIVE, Draft

WEIGHTS = {
    "stored": 0.75, "advice": -0.16, "faq_wanted": 1.59, "advice_wanted": 0.71, "sure": -0.53,
    "": 1.34,
}  # fmt: skip
"""Weights, with "" for what is always there; they add up to the logarithm of the odds that the
stored answer is meant."""
MEANT = 0.25
"""How likely a stored answer must be meant for it to be told, with a perhaps: what is advised in
its place is mostly wrong, too."""
LEAST = 0.5
"""What is less likely by itself is no better than advice."""
_SURELY = 0.001
_HARDLY = 0.005


def stored_instead_of_advice(asking: Asking, draft: Draft, advice: float) -> Draft | None:
    """The stored answer that a question most likely means which was answered with advice; `advice`
    is how likely the goods that suit best are meant. None where the draft stands. Slow."""
    found = candidate(asking, draft, advice)
    if found is None or chance_of(found[1], WEIGHTS) < MEANT:
        return None
    passage = asking.view.passages.in_language(found[0], asking.lang)
    return answer_passage(asking, passage, TENTATIVE)


def candidate(
    asking: Asking, draft: Draft, advice: float
) -> tuple[Passage, dict[str, float]] | None:
    """The likeliest stored answer with what speaks for it and for the advice. Slow."""
    told_fully = draft.confidence >= CONFIDENT and asking.needs_said
    wished = draft.intent == "recommend" and not (told_fully or is_for_gift(asking.words))
    found = likeliest_stored(asking, draft) if wished else None
    chance = chance_of(found.evidence, OF_STORED) if found is not None else 0.0
    if found is None or chance < LEAST:
        return None
    return found.passage, {
        "stored": _log_odds(chance),
        "advice": _log_odds(advice),
        "faq_wanted": math.log(asking.wants.get("faq", 0.0) + _HARDLY),
        "advice_wanted": math.log(asking.wants.get("recommend", 0.0) + _HARDLY),
        "sure": float(draft.confidence >= CONFIDENT),
    }


def _log_odds(chance: float) -> float:
    return math.log(max(chance, _SURELY) / max(1 - chance, _SURELY))
