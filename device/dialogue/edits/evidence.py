"""What speaks for and against a basket after an utterance: how it differs from the one before, and
whether the words said so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from device.dialogue.edits.changes import Change, changes, same_kind
from device.dialogue.edits.left_alone import of_left_alone
from device.dialogue.edits.meant import Meant
from device.dialogue.edits.places import (
    names,
    of_counted_choice,
    of_counted_goods,
    of_place,
)
from device.dialogue.edits.said import Figure, Said
from device.dialogue.edits.several import of_several, of_what_was
from device.dialogue.edits.turned import of_turned
from device.dialogue.goods.choices import Choices, known_options
from device.dialogue.goods.variants import variants_of
from device.dialogue.index.index_products import counts_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import chosen_ids
from device.dialogue.order.basket import with_defaults
from device.dialogue.order.basket_lines import last_line, line_placed
from device.dialogue.session import Session
from device.turn import Basket, BasketLine
from kb.catalogue import Product

_ONE = Decimal(1)
_VERY_MANY = 30
_MOST = 4
SIZES = frozenset({"biggest", "smallest"})
_STEPS = ("more", "aur", "less", "also", "joins", "takes", "out", "lessens", "make", "give")
_MORE_OR_LESS = frozenset({"more", "aur", "less", "also", "joins", "takes", "out", "lessens"})
EDITS = ("basket_add", "basket_change", "basket_remove")


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is the same for every basket that may be meant."""

    meant: Meant
    session: Session
    before: Basket
    wants: Mapping[str, float]
    ordering: bool
    """The last thing said was about the basket."""

    @property
    def said(self) -> Said:
        return self.meant.said

    @property
    def shop(self) -> ShopWords:
        return self.meant.shop


def evidence(scene: Scene, after: Basket) -> Counter[str]:
    """Names of what was found, each so many times."""
    found: Counter[str] = Counter()
    made = changes(scene.before, after, scene.shop)
    said = scene.said
    if not made:
        found["none"] = 1
        _with_markers(found, "none", scene)
    for change in made[:_MOST]:
        kind = change.kind
        found[kind] += 1
        _with_markers(found, kind, scene)
        _of_quantity(found, change, scene)
        _of_goods(found, change, scene, len(made))
        _of_choices(found, change, scene)
    found["several"] = len(made) - 1 if made else 0
    _of_figures(found, made, scene)
    _of_words(found, made, scene)
    of_several(found, made, said, scene.before)
    of_what_was(found, made, said, scene.session, scene.shop)
    of_left_alone(found, made, said, scene.before, scene.shop)
    of_turned(found, made, said, scene.before)
    if said.factor is not None:
        found["factor_used"] = any(
            c.old and c.new and c.new.quantity == c.old.quantity * said.factor for c in made
        )
    return +found


def _with_markers(found: Counter[str], kind: str, scene: Scene) -> None:
    for marker in scene.said.markers:
        found[f"{kind}:{marker}"] += 1
    for intent in EDITS:
        found[f"{kind}@{intent}"] += scene.wants.get(intent, 0.0)  # type: ignore[assignment]
    if scene.ordering:
        found[f"{kind}:ordering"] += 1
    if len(scene.before.lines) == 1:
        found[f"{kind}:alone"] += 1
    found[f"{kind} unread"] += min(scene.said.unread, 3)
    found[f"{kind} missing"] += bool(scene.said.reading.missing)


def _amount(change: Change) -> tuple[Decimal, Decimal]:
    old = change.old.quantity if change.old is not None else Decimal(0)
    new = change.new.quantity if change.new is not None else Decimal(0)
    return old, new


def _of_quantity(found: Counter[str], change: Change, scene: Scene) -> None:
    if change.new is None:
        return
    old, new = _amount(change)
    kind = change.kind
    product = scene.shop.product(change.new.sku)
    if new > old and product is not None and product.stock is not None:
        found["beyond stock"] += new > product.stock
    found["very many"] += new >= _VERY_MANY and new > _VERY_MANY * old
    figures = [f for f in scene.said.figures if f.counts(product)]
    if kind in {"swap", "opts"} and new == old:
        found[f"{kind} keeps"] += 1
        found[f"{kind} keeps:said"] += any(f.value == new and not f.denied for f in figures)
        others = [f for f in figures if f.value != new and not f.denied]
        found[f"{kind} keeps:others"] += bool(others)
        found[f"{kind} keeps:same"] += "same" in scene.said.markers
        return
    if kind in {"come", "split"}:
        counted = [f for f in figures if f.value == new]
        found[f"{kind} counted"] += bool(counted)
        found[f"{kind} uncounted"] += not counted
        found[f"{kind} uncounted many"] += not counted and new != _ONE
        found["uses denied"] += bool(counted) and all(f.denied for f in counted)
        if kind == "split":
            both = product is not None and scene.meant.contradicts(product)
            found["split of both"] += bool(both)
            left = change.old.quantity - new if change.old is not None else new
            found["split half" if left == new else "split no half"] += scene.said.halves
            found["split adds up"] += {new, left} <= {f.value for f in figures} and len(figures) > 1
        return
    step = "set" if kind in {"up", "down"} else f"{kind} set"
    as_set = [f for f in figures if f.value == new]
    as_step = [f for f in figures if f.value == abs(new - old)]
    if as_set and not all(f.denied for f in as_set):
        found[f"{step}:much"] += all(f.much for f in as_set)
        f = next(f for f in reversed(as_set) if not f.denied)
        found[f"{step}"] += 1
        found[f"{step}:more"] += f.more
        found[f"{step}:only"] += f.only
        found[f"{step}:last"] += f.last
        found[f"{step}:which"] += f.which
        found[f"{step}:measured"] += f.measured
        found[f"{step}:counted"] += f.counted
        if kind in {"up", "down"}:
            for marker in _STEPS:
                found[f"set {kind}+{marker}"] += marker in scene.said.markers
            found[f"set {kind}:step too"] += bool(as_step)
    elif as_step and kind in {"up", "down"}:
        f = as_step[-1]
        found[f"step {kind}"] += 1
        found[f"step {kind}:more"] += f.more
        found[f"step {kind}:only"] += f.only
        found[f"step {kind}:which"] += f.which
        found[f"step {kind}:denied"] += f.denied
        for marker in _STEPS:
            found[f"step {kind}+{marker}"] += marker in scene.said.markers
        found[f"step {kind}:set too"] += bool(as_set)
        found[f"step {kind}:unmarked"] += not _MORE_OR_LESS & scene.said.markers
    else:
        found[f"{kind} unsaid"] += 1
        found[f"{kind} unsaid one"] += abs(new - old) == _ONE
        found["uses denied"] += bool(as_set)


def _is_size_of(figure: Figure, product: Product | None, shop: ShopWords) -> bool:
    """Whether a figure is in what a product is called, or how much is in it."""
    if product is None:
        return False
    if figure.named or not figure.counts(product):
        return True
    where = shop.values.get(figure.value)
    if where is None or not where.hard >> shop.index_of[product.sku] & 1:
        return False
    variants = variants_of(product, shop)
    # A figure that all its variants have tells nothing.
    return bool(variants & ~where.hard) and str(figure.value) in " ".join(
        [product.name, *product.specs.values(), *map(str, counts_of(product.name))]
    )


def _of_goods(found: Counter[str], change: Change, scene: Scene, several: int) -> None:
    """Whether the line was named, or is the one spoken of last; and what came in its place."""
    shop, said = scene.shop, scene.said
    lines = scene.before.lines
    terms = [t for t in said.reading.terms if names(t)]
    kind = "line" if change.kind in {"up", "down", "opts"} else change.kind
    if change.old is not None:
        bit = 1 << shop.index_of.get(change.old.sku, 0)
        last = last_line(scene.session)
        is_last = last is not None and lines[last].sku == change.old.sku
        named = [t for t in terms if t.where.named & bit]
        heads = any(t.where.head & bit for t in named)
        others = any(
            t.where.named & ~bit and any(
                t.where.named >> shop.index_of.get(line.sku, 0) & 1
                for line in lines if line.sku != change.old.sku
            ) and not t.where.named & bit
            for t in terms
        )  # fmt: skip
        found[f"{kind} last"] += is_last
        found[f"{kind} not last"] += not is_last
        found[f"{kind} named"] += bool(named)
        found[f"{kind} head"] += heads
        found[f"{kind} unnamed not last"] += not named and not is_last
        found[f"{kind} other named"] += others and several == 1
        found[f"{kind} denied"] += any({*range(t.start, t.end)} <= said.denied for t in named)
        found[f"{kind} gone named"] += any(t.where.named & bit for t in said.gone)
        found[f"{kind} other gone"] += bool(said.gone) and not any(
            t.where.named & bit for t in said.gone
        )
        placed = line_placed(said.words, len(lines))
        if placed is not None:
            found[f"{kind} placed" if lines[placed] == change.old else f"{kind} other placed"] += 1
        of_place(found, change, said, lines, shop)
    if change.kind in {"swap", "split"} and change.old is not None and change.new is not None:
        _of_other(found, change, scene)
    if change.kind == "come" and change.new is not None:
        bit = 1 << shop.index_of.get(change.new.sku, 0)
        named = [t for t in terms if t.where.named & bit]
        held = any(line.sku == change.new.sku for line in lines)
        found["come held"] += held
        found["come named"] += bool(named)
        found["come head"] += any(t.where.head & bit for t in named)
        of_counted_goods(found, change.new, named, said)
        like = any(same_kind(line, change.new, shop) for line in lines)
        found["come like"] += like and not held
        if like:
            for marker in ("also", "joins", "more", "correct", "deny", "one", "swap", "much"):
                found[f"come like:{marker}"] += marker in said.markers


def _of_other(found: Counter[str], change: Change, scene: Scene) -> None:
    assert change.old is not None
    assert change.new is not None
    if change.old.sku == change.new.sku:
        return
    shop, said = scene.shop, scene.said
    old, new = shop.product(change.old.sku), shop.product(change.new.sku)
    if old is None or new is None:
        return
    ours, theirs = 1 << shop.index_of[new.sku], 1 << shop.index_of[old.sku]
    telling = [t for t in said.reading.terms if t.start >= 0 and not t.purpose
               and t.where.hard & ours and not t.where.hard & theirs]  # fmt: skip
    against = [t for t in said.reading.terms if t.start >= 0 and not t.purpose
               and t.where.hard & theirs and not t.where.hard & ours]  # fmt: skip
    kept = [t for t in telling if not {*range(t.start, t.end)} <= said.denied]
    against_kept = [t for t in against if not {*range(t.start, t.end)} <= said.denied]
    figures = [f for f in said.figures if _figure_tells(f, new, old)]
    found["swap told"] += bool(kept)
    found["swap told words"] += min(len(kept), 3)
    found["swap told by figure"] += any(not f.denied for f in figures)
    found["swap figure which"] += any(f.which for f in figures)
    found["swap figure counted"] += any(
        not f.denied and f.value == change.new.quantity for f in figures
    )
    found["swap untold"] += not kept and not figures
    found["swap untold size"] += (
        not kept and not figures and said.reading.extreme in {"biggest", "smallest"}
    )
    found["swap against"] += min(len(against_kept), 3)
    found["swap denied new"] += len(telling) > len(kept) and not kept
    found["swap denied old"] += len(against) > len(against_kept)
    found["swap same kind"] += old.category == new.category
    found["swap variant"] += bool(variants_of(old, shop) & ours)
    found["swap same maker"] += old.brand == new.brand
    found["swap optional"] += bool(kept) and all(t.optional for t in kept)
    held = any(line.sku == new.sku for line in scene.before.lines)
    found["swap held"] += held
    for group, made in known_options(new, change.old.options).items():
        kept_choice = change.new.options.get(group) == made
        name = "swap choice kept" if kept_choice else "swap choice lost"
        found[name] += 1
        found[f"{name}:same"] += "same" in said.markers


def _figure_tells(figure: Figure, new: Product, old: Product) -> bool:
    ours, theirs = ({*phrase_words(p.name)} for p in (new, old))
    word = str(figure.value)
    return word in ours and word not in theirs


def _choices_of(product: Product, scene: Scene) -> Choices:
    held = next((x.options for x in scene.before.lines if x.sku == product.sku), {})
    return scene.meant.choices(product, held)


def _of_choices(found: Counter[str], change: Change, scene: Scene) -> None:
    if change.new is None or change.kind in {"up", "down"}:
        if change.new is not None:
            product = scene.shop.product(change.new.sku)
            if product is not None and _missed(product, change.new, scene):
                found["choice missed"] += 1
        return
    product = scene.shop.product(change.new.sku)
    if product is None or not product.options:
        return
    found["choice missed"] += _missed(product, change.new, scene)
    before = (
        change.old.options
        if change.old is not None and change.old.sku == product.sku
        else with_defaults(product, {})
    )
    choices = _choices_of(product, scene)
    named = {*choices.chosen, *choices.unwanted}
    differs = {
        group.group for group in product.options
        if before.get(group.group) != change.new.options.get(group.group)
    }  # fmt: skip
    found["choice made"] += len(differs & named)
    found["choice unsaid"] += len(differs - named)
    found["choice by size"] += bool(differs - named) and scene.said.reading.extreme in SIZES
    of_counted_choice(found, change.new, differs & named, product, scene.said)
    if change.kind == "come":
        found["choice told"] += bool(named)
        if any(
            same_kind(line, change.new, scene.shop)
            and known_options(product, line.options).items() <= change.new.options.items()
            for line in scene.before.lines
        ):
            found["come chosen alike"] += 1
            found["come chosen alike:same"] += "same" in scene.said.markers


def _missed(product: Product, line: BasketLine, scene: Scene) -> bool:
    choices = _choices_of(product, scene)
    return any(
        not {*chosen_ids(made)} <= {*chosen_ids(line.options.get(group))}
        for group, made in choices.chosen.items()
    )


def _of_figures(found: Counter[str], made: Sequence[Change], scene: Scene) -> None:
    """Figures that nothing of what happens explains."""
    shop = scene.shop
    touched = [shop.product(line.sku) for c in made for line in (c.old, c.new) if line is not None]
    amounts = {q for c in made for q in (c.new.quantity if c.new else None,) if q is not None}
    steps = {abs(new - old) for old, new in map(_amount, made)}
    olds = {c.old.quantity for c in made if c.old is not None}
    for figure in scene.said.figures:
        size = any(_is_size_of(figure, p, shop) for p in touched)
        if size or figure.value in amounts:
            continue
        if figure.denied or figure.much:
            found["denied old"] += figure.value in olds
            found["denied idle"] += figure.value not in olds
        elif figure.value in steps:
            continue
        elif figure.value in olds:
            found["old idle"] += 1
        else:
            found["idle"] += 1
            found["idle:last"] += figure.last
            found["idle:which"] += figure.which
            found["idle one"] += figure.value == _ONE


def _of_words(found: Counter[str], made: Sequence[Change], scene: Scene) -> None:
    """Words that name goods or choices of nothing that happens."""
    shop = scene.shop
    touched = {line.sku for c in made for line in (c.old, c.new) if line is not None}
    mask = 0
    for sku in touched:
        mask |= 1 << shop.index_of.get(sku, 0)
    held = 0
    for line in scene.before.lines:
        held |= 1 << shop.index_of.get(line.sku, 0)
    denied = scene.said.denied
    for term in scene.said.reading.terms:
        if term.purpose or term.start < 0 or term.where.hard & mask:
            continue
        weight = "soft" if term.optional or term.if_unfit else "word"
        place = " denied" if {*range(term.start, term.end)} <= denied else ""
        found[f"lost {weight}{place}"] += 1
        if made and not place:
            found[f"{made[0].kind} lost {weight}"] += 1
        found["lost held"] += bool(term.where.named & held) and made != []
    if made:
        found["lost missing"] += sum(
            m.kind in {"goods", "brand"} for m in scene.said.reading.missing
        )
