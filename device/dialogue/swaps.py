"""Goods of the basket for which others shall come: "latte instead of cappuccino"."""

from __future__ import annotations

from dataclasses import dataclass

from device.dialogue.asking import Asking
from device.dialogue.basket_lines import lines_meant, names_goods
from device.dialogue.reading import read
from device.dialogue.replaced import replaced
from device.dialogue.terms import Reading


@dataclass(frozen=True, slots=True)
class Swap:
    """The line that goes, what was said of it, and the words that name what comes."""

    index: int
    old: Reading
    new: list[str]


def swap_meant(asking: Asking) -> Swap | None:
    """What is swapped in an utterance, if a line of the open basket and other goods are named."""
    session, shop = asking.session, asking.shop
    said = replaced(asking.words, by_deed=True)
    if not said.gone or session.basket.state != "open":
        return None
    old = read(said.gone, shop)
    if not names_goods(old) or not names_goods(read(said.kept, shop)):
        return None
    indexes = lines_meant(old, session, shop, by_choice=True)
    return Swap(indexes[0], old, said.kept) if len(indexes) == 1 else None
