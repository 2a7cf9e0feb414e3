"""Which shops the adapter in use has learned. What weighs its opinion is learned from the others:
of questions that it has learned it is surer than it will be of new ones."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

LEARNED = Path(__file__).with_name("learned_shops.txt")
"""A name a line."""


def unlearned(shops: Iterable[str]) -> list[str]:
    """Those of some shops whose questions it has not learned, in the order of their names."""
    learned = frozenset(LEARNED.read_text("utf-8").split())
    return sorted(shop for shop in shops if shop not in learned)
