"""One deed done to several lines alike: "dono mein se ek ek hata do", "both of those mild", "one of
each can come off"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from device.dialogue.edits.deeds import Deed, Deeds
from device.dialogue.edits.said import Said
from device.dialogue.goods.choices import read_choices, with_choices
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.session import Session

_ONE = Decimal(1)
_PAIR = 2
_LINES_AT_MOST = 6
_SEVERAL = frozenset({"all", "each", "among"})


def alike(said: Said, session: Session, shop: ShopWords) -> Iterator[Deeds]:
    """What may be done to all lines, to the last two and to those that are named, each the same."""
    lines = session.basket.lines
    if not _PAIR <= len(lines) <= _LINES_AT_MOST or not _SEVERAL & said.markers:
        return
    hits = 0
    for term in said.reading.terms:
        hits |= term.where.named if not term.purpose and term.start >= 0 else 0
    named = [i for i, x in enumerate(lines) if hits >> shop.index_of.get(x.sku, 0) & 1]
    every = range(len(lines))
    groups = dict.fromkeys(
        tuple(group) for group in (every, every[-_PAIR:], named) if len(group) >= _PAIR
    )
    for group in groups:
        yield tuple(Deed("out", index) for index in group)
        yield _chosen(said, group, session, shop)
        for amount in dict.fromkeys((*said.amounts, _ONE)):
            for step in (-amount, amount, None):
                yield _counted(group, amount, step, session, shop)


def _chosen(said: Said, group: tuple[int, ...], session: Session, shop: ShopWords) -> Deeds:
    deeds: list[Deed] = []
    for index in group:
        line = session.basket.lines[index]
        product = shop.product(line.sku)
        if product is None:
            continue
        choices = read_choices(product, said.words, shop, None, line.options)
        made = with_choices(product, line.options, choices)
        if dict(made) != dict(line.options):
            deeds.append(Deed("put", index, product, line.quantity, made))
    return tuple(deeds)


def _counted(
    group: tuple[int, ...], amount: Decimal, step: Decimal | None, session: Session, shop: ShopWords
) -> Deeds:
    """So many in each line, or so many more or fewer."""
    deeds: list[Deed] = []
    for index in group:
        line = session.basket.lines[index]
        product = shop.product(line.sku)
        quantity = amount if step is None else line.quantity + step
        if product is None or quantity == line.quantity:
            continue
        if quantity > 0:
            deeds.append(Deed("put", index, product, quantity, line.options))
        else:
            deeds.append(Deed("out", index))
    return tuple(deeds)
