"""From what was read to the products that are meant: all constraints hold, or nothing is found."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from device.dialogue.goods.narrow import narrow
from device.dialogue.goods.together import intersect, level, weight_of
from device.dialogue.goods.without import without
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.sale_units import sold_singly
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.reading.counts import counted_anyhow, counted_as, packed_so
from device.dialogue.reading.reading import ask_for_qualities, read
from device.dialogue.reading.refused import refused_mask
from device.dialogue.reading.said_again import yield_after
from device.dialogue.reading.terms import LooseNumber, Reading, Term
from kb.language.units import canonical_unit

_MANY = 400
_BREAK = "then"
"""Plain language between two descriptions, so that no words of them are read together."""
LIKE_A_MODEL = 100
"""From here on a figure that a name has ("1200 ceiling fan") is hardly how many are wanted."""
_OTHER_THING = 3.0
_IDLE = 2.0
"""What a figure costs that is nothing of what fits."""
_BESIDE_GOODS = 0.1
""" "For one site forty Legrand MCBs": of two figures the one that goods follow counts them."""
_PACKED = 2.2
"""Of what comes in packs of fifty, "fifty pieces" are one pack, and no fifty packs."""


@dataclass(frozen=True, slots=True)
class Match:
    """The products that fit, and how the figures were understood.

    `failed` names what excluded everything; then `products` is empty and `nearest` holds what fits
    without it. `certainty` falls with words that were only heard alike.
    """

    mask: int
    terms: tuple[Term, ...]
    quantity: Decimal | None = None
    quantity_unit: str = ""
    failed: tuple[str, ...] = ()
    nearest: int = 0
    certainty: float = 1.0
    order: tuple[int, ...] = field(default=())
    """Product numbers, cheapest first where a price was asked for, else as in the catalogue."""

    left_out: tuple[Term, ...] = ()
    """Terms that were given up because nothing has them together with the rest."""
    unused: tuple[LooseNumber, ...] = ()
    """Figures that are neither how many nor a size of these products."""

    @property
    def found(self) -> bool:
        return bool(self.mask)

    @property
    def found_all(self) -> bool:
        """Whether nothing was given up that the speaker did not take back himself."""
        return self.found and all(term.taken_back for term in self.left_out)


def resolve(
    reading: Reading, shop: ShopWords, *, expects_quantity: bool = False, within: int | None = None
) -> Match:
    """The best reading of all figures under which some product fits everything that was said."""
    everything = (1 << len(shop.products)) - 1 if within is None else within
    everything &= ~refused_mask(reading, shop)
    if reading.code is not None:
        quantity = reading.numbers[0] if reading.numbers else None
        mask = 1 << reading.code
        return Match(
            mask, tuple(reading.terms), quantity.value if quantity else None, order=(reading.code,)
        )
    best: tuple[float, Match] | None = None
    for choice in _figure_readings(reading.numbers, shop, reading.terms):
        candidate = _try(reading, shop, everything, choice, expects_quantity)
        if best is None or candidate[0] > best[0]:
            best = candidate
    assert best is not None
    match = best[1]
    suited = without(match.mask, reading.unwanted, shop) or match.mask
    if match.quantity is not None and match.quantity_unit == "piece":
        suited = sold_singly(suited, shop) or suited
    # "The big tin of Vicks": that the small one is also called a tin does not choose it.
    by_alias = reading.extreme not in {"biggest", "smallest"}
    narrowed = narrow(suited, list(match.terms), reading, shop, by_alias=by_alias)
    mask = _for_purpose(narrowed, reading.terms)
    return Match(
        mask, match.terms, match.quantity, match.quantity_unit, match.failed, match.nearest,
        match.certainty, tuple(bits(mask)) if count(mask) <= _MANY else (), match.left_out,
        match.unused,
    )  # fmt: skip


def fitting(reading: Reading, shop: ShopWords, within: int) -> int:
    """Those of some products that have all that is said in their own words."""
    match = resolve(reading, shop, expects_quantity=True, within=within)
    mask = match.mask if match.found_all else 0
    for term in match.terms:
        if mask and not (term.optional or term.purpose or term.taken_back):
            mask &= term.where.hard
    return mask


_FigureChoice = tuple[tuple[LooseNumber, str], ...]


def _figure_readings(
    numbers: list[LooseNumber], shop: ShopWords, terms: list[Term]
) -> Iterator[_FigureChoice]:
    """Each figure as quantity (at most one), as a measure's value, or as nothing."""
    options: list[list[tuple[LooseNumber, str]]] = []
    for number in numbers[:4]:
        # "Two point five coil" is no quantity; "teen dibbe wala" says which.
        which = number.wala or number.value != int(number.value)
        measured = bool(number.unit) and (canonical_unit(number.unit) is not None or not which)
        kinds = ["quantity", "nothing"] if measured else ["value", "quantity", "nothing"]
        if number.unit == "piece":
            kinds = ["value", "quantity", "nothing"]
        if any(term.kind == "measure" and term.start == number.position for term in terms):
            kinds = ["quantity", "measure"]
        elif any(term.kind == "counted" and term.start == number.position for term in terms):
            kinds = ["quantity", "counted"]
        if _between_maker_and_kind(number, terms):
            kinds = ["value"]
        elif "value" in kinds and (
            _is_one_of_goods(number, terms) or not _value_where(number, shop).hard
        ):
            kinds.remove("value")
        options.append([(number, kind) for kind in kinds])
    for combination in itertools.product(*options):
        if sum(1 for _, kind in combination if kind == "quantity") <= 1:
            yield combination


def _is_one_of_goods(number: LooseNumber, terms: list[Term]) -> bool:
    """ "One big rosogulla" is none in a tin of one kilo."""
    end = number.position + number.length
    bare = number.value == 1 and not (number.unit or number.wala)
    return bare and any(t.start == end and t.kind == "word" for t in terms)


def _between_maker_and_kind(number: LooseNumber, terms: list[Term]) -> bool:
    """ "Exide 150 battery": so great a figure there is a size, whether the shop has it or not."""
    end = number.position + number.length
    return (
        number.value >= LIKE_A_MODEL
        and not number.unit
        and any(t.end == number.position and t.where.brand for t in terms)
        and any(t.start == end and t.where.head for t in terms)
    )


def _value_where(number: LooseNumber, shop: ShopWords) -> Where:
    """Products with this figure as a measure; "the fifty one" may count pieces too, and so large
    a figure as 312, or half, is a model or a size where goods have it."""
    packed = Where(name=packed_so(number.value, shop))
    if number.unit == "piece":
        # "Das piece wala" takes no ten minutes.
        return packed.union(counted_as(shop, number.value, number.unit) or Where())
    where = packed.union(shop.values.get(number.value) or Where())
    if number.wala or number.value >= LIKE_A_MODEL or number.value != int(number.value):
        where = where.union(counted_anyhow(shop, number.value))
    return where


def _try(
    reading: Reading,
    shop: ShopWords,
    everything: int,
    choice: _FigureChoice,
    expects_quantity: bool,
) -> tuple[float, Match]:
    terms = list(reading.terms)
    score = 0.0
    quantity, quantity_unit = None, ""
    used_at = {number.position for number, kind in choice if kind != "nothing"}
    unused = tuple(n for n, kind in choice if kind == "nothing" and n.position not in used_at)
    for number, kind in choice:
        if kind == "quantity":
            quantity, quantity_unit = number.value, number.unit
            score += _quantity_score(number, expects_quantity)
            score += _BESIDE_GOODS * _is_before_goods(number, reading.terms)
            if number.unit and number.unit != "piece":
                mask = shop.sale_units.get(number.unit, 0)
                terms.append(
                    Term(
                        number.position,
                        number.position + 1,
                        number.unit,
                        Where(spec=mask),
                        "sale_unit",
                        # A box may be a strip to the shop; three kilos are no packets.
                        optional=canonical_unit(number.unit) is None,
                    )
                )
                terms = [
                    t for t in terms if not (t.kind == "measure" and t.start == number.position)
                ]
            else:
                terms = [
                    t
                    for t in terms
                    if not (t.kind == "counted" and t.start == number.position and t.optional)
                ]
        elif kind == "value":
            where = _value_where(number, shop)
            terms.append(
                Term(number.position, number.position + 1, str(number.value), where, "value")
            )
            if number.unit == "piece":
                score += _PACKED
            else:
                score += 1.6 if number.wala or number.value != int(number.value) else 0.7
        elif kind == "counted":
            score += 0.0 if expects_quantity else 0.5
        elif kind == "nothing":
            score -= _IDLE
    mask, failed, certainty, used, left_out = intersect(terms, everything)
    idle = {term.start for term in terms if term.kind == "counted" and term not in used}
    score -= _IDLE * sum(kind == "counted" and n.position in idle for n, kind in choice)
    if mask:
        score += 10.0 - 0.75 * weight_of(left_out)
        if any(term.taken_back and level(term) == "kind" for term in left_out):
            # A figure that is no size of what was spoken of does not change the subject.
            score -= _OTHER_THING * any(
                kind == "value" or (kind == "quantity" and canonical_unit(number.unit) is not None)
                for number, kind in choice
            )
        score += sum(0.6 for term in used if term.kind in {"measure", "counted"})
    nearest = 0 if mask else _without(terms, everything, failed)
    return score, Match(
        mask, tuple(used if mask else terms), quantity, quantity_unit, failed, nearest, certainty,
        left_out=left_out, unused=unused,
    )  # fmt: skip


def _is_before_goods(number: LooseNumber, terms: list[Term]) -> bool:
    end = number.position + number.length
    return any(t.start == end and not (t.purpose or t.optional) for t in terms)


def _quantity_score(number: LooseNumber, expects_quantity: bool) -> float:
    if number.value <= 0:
        return 0.2
    score = 1.2 if expects_quantity and number.value < LIKE_A_MODEL else 0.4
    if number.unit:
        score += 0.8
    if number.wala:
        score -= 1.0
    if number.value != int(number.value) and canonical_unit(number.unit) is None:
        score -= 1.0
    return score


def _for_purpose(mask: int, terms: list[Term]) -> int:
    """Of what is called so, what is for the purpose: it never makes up for a name."""
    for term in terms:
        if term.purpose:
            mask = mask & term.where.anywhere or mask
    return mask


def override(base: list[str], more: list[str], shop: ShopWords) -> tuple[Reading, Match]:
    """What `more` means where `base` was spoken of: it keeps what it does not contradict."""
    reading, own = read([*base, _BREAK, *more], shop), read(more, shop)
    if own.extreme or any(t.where.named and not (t.optional or t.purpose) for t in own.terms):
        # "A small Dettol and two big Volini": each size is said of its own goods.
        reading.extreme = own.extreme
    yield_after(reading, len(base))
    ask_for_qualities(reading, shop, len(base))
    # A quality that the shop lacks is given up like any other.
    reading.missing = [
        m for m in reading.missing if m.position > len(base) or m.kind in {"goods", "brand"}
    ]
    if any(number.position > len(base) for number in reading.numbers):
        reading.numbers = [n for n in reading.numbers if n.position > len(base) or _is_size(n)]
    return reading, resolve(reading, shop, expects_quantity=True)


def _is_size(number: LooseNumber) -> bool:
    """ "The 2.5 one" goes on being said of what comes after it."""
    return not number.unit and (number.wala or number.value != int(number.value))


def _without(terms: list[Term], everything: int, failed: tuple[str, ...]) -> int:
    for leave_out in ({failed[0]} if failed else set(), set(failed)):
        mask = everything
        kept = [t for t in terms if t.text not in leave_out and not t.optional and not t.purpose]
        for term in kept:
            mask &= term.where.hard
        if mask and kept:
            return mask
    return 0
