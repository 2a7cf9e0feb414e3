"""Of several recognisers' results the one to believe, and which results are no speech at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.turn import Heard

# ruff: noqa: SIM905  (a word list reads better as text)

_PHANTOMS = frozenset(
    "a an and ah eh em er hm hmm huh mm mmm oh the uh uhm um umm i it but अ आ उम हम्म ए".split()
)
"""What recognisers make of a fan, a cough or a door, and people say without meaning anything."""


def best(results: Sequence[Heard]) -> Heard:
    """The most confident result that has a text; among equals the earlier recogniser's."""
    spoken = [heard for heard in results if heard.text]
    return max(spoken or results, key=lambda heard: heard.confidence)


def without_phantom(heard: Heard) -> Heard:
    """A lone filler word becomes "nothing was said"."""
    words = heard.text.split()
    if words and all(word.lower() in _PHANTOMS for word in words):
        return replace(heard, text="", confidence=0.0, words=())
    return heard
