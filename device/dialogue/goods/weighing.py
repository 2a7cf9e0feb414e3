"""Evidence, weighed: what speaks for each of several things that may be meant."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.catalogue import Product


@dataclass(frozen=True, slots=True)
class Likely:
    """Goods that may be meant, with the chance that they are of all that may be."""

    number: int
    product: Product
    chance: float
    odds: float
    own: dict[str, float]


def weighed(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of all that was found, each as much as it counts; what has no weight counts not."""
    return sum(weights.get(name, 0.0) * value for name, value in evidence.items())


def chances(scores: Sequence[float]) -> list[float]:
    """How likely each of some things is that exclude each other (softmax); they add up to 1."""
    best = max(scores, default=0.0)
    raised = [math.exp(score - best) for score in scores]
    whole = sum(raised)
    return [each / whole for each in raised]
