"""How a basket differs from the one before, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from device.dialogue.index.shop_words import ShopWords
from device.turn import Basket, BasketLine


@dataclass(frozen=True, slots=True)
class Change:
    """One line before and after; neither where it came or went."""

    old: BasketLine | None
    new: BasketLine | None
    split: bool = False
    """Some of the old line became the new one; what is left of it stands beside it."""

    @property
    def kind(self) -> str:
        if self.old is None:
            return "come"
        if self.new is None:
            return "go"
        if self.split:
            return "split"
        if self.old.sku != self.new.sku:
            return "swap"
        if dict(self.old.options) != dict(self.new.options):
            return "opts"
        return "up" if self.new.quantity > self.old.quantity else "down"


def changes(before: Basket, after: Basket, shop: ShopWords) -> list[Change]:
    """How the lines differ; lines that went and lines that came are taken together where they are
    alike."""
    old = list(before.lines) if before.state == "open" else []
    new = list(after.lines) if after.state == "open" else []
    found: list[Change] = []
    for line in [*new]:
        same = next((o for o in old if _is_same(o, line)), None)
        if same is not None:
            old.remove(same)
            new.remove(line)
            if same.quantity != line.quantity:
                found.append(Change(same, line))
    for alike in (_same_goods, same_kind):
        for line in [*new]:
            gone = next((o for o in old if alike(o, line, shop)), None)
            if gone is not None:
                old.remove(gone)
                new.remove(line)
                found.append(Change(gone, line))
    if len(old) == len(new) == 1:
        found.append(Change(old.pop(), new.pop()))
    # So many fewer of one line and so many of a new one.
    for line in [*new]:
        less = next(
            (c for c in found if c.kind == "down" and c.old and c.new
             and c.old.quantity - c.new.quantity == line.quantity
             and same_kind(c.old, line, shop)),
            None,
        )  # fmt: skip
        if less is not None:
            found.remove(less)
            new.remove(line)
            found.append(Change(less.old, line, split=True))
    return [*found, *(Change(line, None) for line in old), *(Change(None, line) for line in new)]


def _is_same(one: BasketLine, other: BasketLine) -> bool:
    return one.sku == other.sku and dict(one.options) == dict(other.options)


def _same_goods(one: BasketLine, other: BasketLine, _: ShopWords) -> bool:
    return one.sku == other.sku


def same_kind(one: BasketLine, other: BasketLine, shop: ShopWords) -> bool:
    first, second = shop.product(one.sku), shop.product(other.sku)
    return first is not None and second is not None and first.category == second.category
