"""What a customer wants by the language model, where the trained intents leave it open."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from device.engines import Classifier
from device.errors import EngineUnavailable

_LOG = logging.getLogger(__name__)
_UNSURE = 0.5
_CHOICES = 4


def is_unsure(wants: Mapping[str, float]) -> bool:
    """Whether no intent is likelier than all others together."""
    return max(wants.values(), default=1.0) < _UNSURE


def with_opinion(
    wants: Mapping[str, float], text: str, classifier: Classifier, budget_s: float
) -> dict[str, float]:
    """The probabilities with the classifier's choice among the likeliest put first; unchanged where
    it has no answer in time."""
    chosen = opinion(wants, text, classifier, budget_s)
    if chosen is None:
        return dict(wants)
    mended = {intent: chance * _UNSURE for intent, chance in wants.items()}
    mended[chosen] += _UNSURE
    return mended


def opinion(
    wants: Mapping[str, float], text: str, classifier: Classifier, budget_s: float
) -> str | None:
    """The classifier's choice among the likeliest intents."""
    likeliest = sorted(wants, key=lambda intent: -wants[intent])[:_CHOICES]
    try:
        return classifier.choose(text, likeliest, budget_s)
    except EngineUnavailable as err:
        _LOG.warning("%s", err)
        return None
