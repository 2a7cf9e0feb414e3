"""What is made of an answer that is doubtful: it is said with a perhaps."""

from __future__ import annotations

from device.dialogue.answers import other_goods
from device.dialogue.answers.advised import may_be_bettered
from device.dialogue.answers.doubt import CONFIDENT, is_doubtful
from device.dialogue.answers.saying import perhaps
from device.dialogue.asking import Asking
from device.dialogue.goods.spoken_row import points_nowhere
from device.dialogue.phrasing import Draft


def with_second_thought(asking: Asking, draft: Draft) -> Draft:
    """The answer as it stands, or with a perhaps."""
    if asking.is_of_focus:
        return draft  # What was spoken of last is told of, not found by words.
    if draft.confidence >= CONFIDENT and draft.skus and points_nowhere(asking):
        return perhaps(asking, draft)
    if draft.intent == "recommend" and may_be_bettered(asking, draft):
        return draft  # How sure it is was told when all goods were ranked.
    doubtful = is_doubtful(asking, draft) or other_goods.is_doubtful(asking, draft)
    return perhaps(asking, draft) if doubtful else draft
