"""What speaks for one thing being done to several lines, and for what is asked rather than done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from device.dialogue.edits.changes import Change
from device.dialogue.edits.markers import STAYS
from device.dialogue.edits.said import Said
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.session import Session
from device.turn import Basket

_ONE = Decimal(1)
_NEAR = 2
_TELLS = ("all", "each", "among", "stays", "price", "takes", "aur")


def of_what_was(
    found: Counter[str], made: Sequence[Change], said: Said, session: Session, shop: ShopWords
) -> None:
    """Whether what comes was taken out before, and whether what goes is said to stay: "leave the
    latte alone"."""
    taken = {line.sku for line in session.taken_out}
    stays = [at for at, word in enumerate(said.words) if word in STAYS]
    for change in made:
        if change.new is not None and change.kind in {"come", "up"}:
            back = change.new.sku in taken
            found[f"{change.kind} back"] += back
            found[f"{change.kind} back:again"] += back and "again" in said.markers
        if change.old is None or not stays:
            continue
        bit = 1 << shop.index_of.get(change.old.sku, 0)
        near = any(
            t.where.named & bit and not t.purpose and 0 <= at - t.end <= _NEAR
            for t in said.reading.terms
            for at in stays
        )
        found[f"{change.kind} said to stay"] += near


def of_several(found: Counter[str], made: Sequence[Change], said: Said, before: Basket) -> None:
    """Whether lines were changed alike, all of them, and whether the words speak of several."""
    if len(made) < 2:
        if len(before.lines) > 1 and made:
            for marker in ("all", "each"):
                found[f"single:{marker}"] += marker in said.markers
        return
    kinds = {_kind(change) for change in made}
    name = f"alike {next(iter(kinds))}" if len(kinds) == 1 else "unlike"
    found[name] += 1
    for marker in _TELLS:
        found[f"{name}:{marker}"] += marker in said.markers
    if len(kinds) > 1:
        return
    touched = sum(change.old is not None for change in made)
    found[f"{name} every line"] += touched == len(before.lines)
    steps = {_step(change) for change in made}
    if len(steps) == 1 and name in {"alike up", "alike down"}:
        step = next(iter(steps))
        counted = any(f.value == step for f in said.figures)
        found[f"{name} by the same"] += 1
        found[f"{name} counted"] += counted
        found[f"{name} by one"] += step == _ONE


def _kind(change: Change) -> str:
    """Of lines with one thing in them less by one is gone."""
    gone = change.kind == "go" and change.old is not None and change.old.quantity == _ONE
    return "down" if gone and change.new is None else change.kind


def _step(change: Change) -> Decimal:
    old = change.old.quantity if change.old is not None else Decimal(0)
    new = change.new.quantity if change.new is not None else Decimal(0)
    return abs(new - old)
