"""Goods of the basket for which others shall come: "latte instead of cappuccino"."""

from __future__ import annotations

from dataclasses import dataclass

from device.dialogue.asking import Asking
from device.dialogue.order.basket_lines import last_line, lines_meant, names_goods
from device.dialogue.order.denied_goods import denied_goods
from device.dialogue.reading.reading import read
from device.dialogue.reading.replaced import replaced
from device.dialogue.reading.terms import Reading
from kb.catalogue import Product
from kb.language.words import word_set

_THAT = word_set(
    """
    it this that these those them one ones my order isko usko inko unko ise use inhe unhe iski uski
    unki inki iske uske unke inke wo woh ye yeh the of
    """
)


@dataclass(frozen=True, slots=True)
class Swap:
    """The line that goes, what was said of it, and the words that name what comes."""

    index: int
    old: Reading
    new: list[str]
    of_what_is_gone: bool = False
    """It was taken out already: "soup hata do", "uski jagah dosa"."""
    product: Product | None = None
    """What comes, where the line that goes tells what is meant: "nahi, bada wala"."""


def swap_meant(asking: Asking) -> Swap | None:
    """What is swapped in an utterance, if a line of the open basket and other goods are named."""
    session, shop = asking.session, asking.shop
    said = replaced(asking.words, by_deed=True)
    if session.basket.state != "open":
        return None
    if all(map(str.isdecimal, said.gone)):
        denied = denied_goods(asking)
        if denied is not None:
            return Swap(denied.index, read([], shop), denied.words, product=denied.product)
    if not said.gone:
        return None
    old = read(said.gone, shop)
    if not names_goods(read(said.kept, shop)):
        return None
    if _speaks_of_that(said.gone):
        index = last_line(session)
        gone = session.intent == "basket_remove"
        return Swap(index, old, said.kept, gone) if index is not None else None
    if not names_goods(old):
        return None
    indexes = lines_meant(old, session, shop, by_choice=True)
    return Swap(indexes[0], old, said.kept) if len(indexes) == 1 else None


def words_of_change(words: list[str]) -> list[str]:
    """What that which was spoken of shall become: "grey" in "switch those to grey"; else all."""
    said = replaced(words, by_deed=True)
    return said.kept if said.gone and _speaks_of_that(said.gone) else words


def _speaks_of_that(words: list[str]) -> bool:
    return set(words) <= _THAT
