"""What stands beside what in an utterance: a figure beside the goods or the choice that it counts,
what takes out beside the goods that go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from device.dialogue.edits.changes import Change
from device.dialogue.edits.markers import OUT
from device.dialogue.edits.said import Figure, Said
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import chosen_ids
from device.dialogue.reading.terms import Term
from device.turn import BasketLine
from kb.catalogue import Product

_BEFORE, _BEHIND = 4, 3


def names(term: Term) -> bool:
    """Whether a term says which goods are meant."""
    return not term.purpose and term.start >= 0 and term.kind in {"word", "kind"}


def of_place(
    found: Counter[str], change: Change, said: Said, lines: Sequence[BasketLine], shop: ShopWords
) -> None:
    """Whether the line that is named next to a figure, or to what takes it out, is this one."""
    if change.old is None:
        return
    bit = 1 << shop.index_of.get(change.old.sku, 0)
    held = 0
    for line in lines:
        held |= 1 << shop.index_of.get(line.sku, 0)
    terms = [t for t in said.reading.terms if names(t) and t.where.named & held]
    if change.kind in {"up", "down", "swap", "opts"} and change.new is not None:
        places = [f.at for f in said.figures if f.value == change.new.quantity and not f.measured]
        near = _nearest(places[-1:], terms)
    elif change.kind == "go":
        near = _nearest([at for at, w in enumerate(said.words) if w in OUT], terms)
    else:
        return
    if near:
        kind = "go" if change.kind == "go" else "figure"
        found[f"{kind} beside"] += any(t.where.named & bit for t in near)
        found[f"{kind} beside another"] += not any(t.where.named & bit for t in near)


def _nearest(places: Sequence[int], terms: Sequence[Term]) -> list[Term]:
    """What is named last before a place, or right behind it."""
    for at in places:
        before = [t for t in terms if t.end <= at]
        behind = [t for t in terms if at < t.start <= at + 2]
        last = max((t.end for t in before), default=-1)
        if behind and last < at - 2:
            return behind
        if before:
            return [t for t in before if t.end == last]
    return []


def of_counted_goods(
    found: Counter[str], line: BasketLine, named: Sequence[Term], said: Said
) -> None:
    """Whether the figure beside the goods that come is how many of them come."""
    counts = [f for t in named if (f := _beside(t.start, t.end, said)) is not None]
    if counts:
        right = any(f.value == line.quantity for f in counts)
        found["come beside" if right else "come beside another"] += 1


def of_counted_choice(
    found: Counter[str], line: BasketLine, groups: Collection[str], product: Product, said: Said
) -> None:
    """Whether the figure beside what is newly chosen is how many are to be so."""
    for group in product.options:
        if group.group not in groups:
            continue
        ids = chosen_ids(line.options.get(group.group))
        words = {w for c in group.choices if c.id in ids for w in phrase_words(c.name)}
        places = [at for at, word in enumerate(said.words) if word in words]
        figure = _beside(places[-1], places[-1] + 1, said) if places else None
        if figure is not None:
            right = figure.value == line.quantity
            found["choice beside" if right else "choice beside another"] += 1


def _beside(start: int, end: int, said: Said) -> Figure | None:
    """The figure that stands last before a place, else first behind it."""
    counts = [f for f in said.figures if not (f.measured or f.named or f.which or f.denied)]
    before = [f for f in counts if start - _BEFORE <= f.at < start]
    behind = [f for f in counts if end <= f.at < end + _BEHIND]
    return before[-1] if before else behind[0] if behind else None
