"""How an utterance speaks of the basket: its figures, what it denies, and words that tell more from
less, other goods from others, a correction from an order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from device.dialogue.edits.markers import ANY_MARKER, MARKERS, markers_of
from device.dialogue.index.shop_words import GRAMMAR, ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.order.amounts import factor_said
from device.dialogue.reading.corrections import DENIES
from device.dialogue.reading.reading import read
from device.dialogue.reading.replaced import replaced
from device.dialogue.reading.terms import FIGURE, Reading, Term, places_of
from kb.catalogue import Product
from kb.language.units import canonical_unit, unit_at
from kb.language.words import word_set

_PEOPLE = word_set(
    "people persons person members log logon jan jane guests friends dost bachche kids boys ladies"
)
_TIMES = word_set("baar baari dafa time times")
""" "Ek baar bata do": once."""
_HALF = word_set("half aadha aadhe aadhi adha adhe adhi") | {"0.5"}
_NOT = "not"
_AUR = "aur"
_MORE = MARKERS["more"] | {"more"}
_WANTS = word_set(
    "chahiye chahie thi tha the dena dijiye bhaiya bhai ji kardo karo kariye kijiye rakho please"
)
"""Behind these begins what a "nahi" denies: "Philips ki chahiye thi, Wipro nahi"."""
_POINTS = word_set("the that this these those same other another bigger smaller")
_FAR = 4
_TOO_MUCH = word_set("many much zyada jyada jyaada bahut kam zyaada")
_IS = word_set("is are was hai hain ho hogaye are to bahut too thoda thode")
_BREAKS = word_set("and aur but lekin par please the a give make")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands: `measured`, it is so many millilitres; `which`, it says which one."""

    at: int
    value: Decimal
    denied: bool
    measured: bool
    which: bool
    counted: bool
    """It is so many of what goods have so many of: "172 pages"."""
    named: bool
    """It is in the name of goods that are held: "test strips 50"."""
    more: bool
    only: bool
    last: bool
    much: bool
    """It is said to be too many: "5 is too much", "chaar zyada hain"."""
    unit: str | None
    """What it measures in."""

    def counts(self, product: Product | None) -> bool:
        """Whether it may be how many of a product: "70 metre" of what is sold by the metre."""
        if self.which or self.named:
            return False
        if not self.measured:
            return True
        sold_by = canonical_unit(product.unit) if product is not None else None
        return sold_by is not None and self.unit == sold_by


@dataclass(frozen=True, slots=True)
class Said:
    """An utterance, or a part of it, that may change the basket."""

    words: tuple[str, ...]
    reading: Reading
    """By itself, without what was spoken of before."""
    figures: tuple[Figure, ...]
    denied: frozenset[int]
    markers: frozenset[str]
    factor: Decimal | None
    gone: tuple[Term, ...]
    """What is named as that for which something else shall come."""
    unread: int
    """How many words are neither plain language nor name anything."""

    @property
    def halves(self) -> bool:
        """Whether half of something may be meant."""
        return bool(_HALF & {*self.words})

    @property
    def amounts(self) -> list[Decimal]:
        """What may be how many."""
        found = (
            f.value for f in self.figures
            if f.value > 0 and not f.named and not (f.which and f.value == 1)
        )  # fmt: skip
        return list(dict.fromkeys(found))


def said_in(words: Sequence[str], shop: ShopWords, held: Iterable[Product]) -> Said:
    """What there is in the words; `held`: the goods of the basket."""
    whole, swapped = list(words), replaced(list(words), by_deed=True)
    reading = read(whole, shop)
    words = list(reading.words)
    denied = denied_in(words)
    named = in_names(words, held)
    markers = {*markers_of(whole)} | ({"replaced"} if swapped.gone else set())
    gone = tuple(t for t in read(swapped.gone, shop).terms if not t.purpose) if swapped.gone else ()
    return Said(
        tuple(words), reading, tuple(_figures(words, reading, denied, named)), denied,
        frozenset(markers), factor_said(words), gone, _unread(reading, shop),
    )  # fmt: skip


def _unread(reading: Reading, shop: ShopWords) -> int:
    read_at = places_of(reading.terms)
    return sum(
        at not in read_at and not FIGURE.match(word) and word not in GRAMMAR
        and word not in ANY_MARKER and not shop.domain.is_plain(word)
        for at, word in enumerate(reading.words)
    )  # fmt: skip


def in_names(words: Sequence[str], products: Iterable[Product]) -> frozenset[int]:
    """Where a figure stands beside the word that it stands beside in what a product is called."""
    at = {i for i, word in enumerate(words) if FIGURE.match(word)}
    found: set[int] = set()
    if not at:
        return frozenset()
    for product in products:
        for text in (product.name, *product.aliases):
            called = set(pairwise(phrase_words(text)))
            found.update(i for i in at if tuple(words[i : i + 2]) in called)
            found.update(i for i in at if i and tuple(words[i - 1 : i + 1]) in called)
    return frozenset(found)


def denied_in(words: Sequence[str]) -> frozenset[int]:
    """Where what is said is said only to be denied or replaced: "do nahi teen", "not three, six",
    "chai ki jagah coffee"."""
    words = list(words)
    found: set[int] = set()
    swapped = replaced(words, by_deed=True).gone
    if swapped:
        found.update(_place_of(swapped, words))
    start = 0
    for at, word in enumerate(words):
        if word not in DENIES and word != _NOT:
            continue
        if word == _NOT:
            end = _end_of_denied(words, at + 1)
            found.update(range(at + 1, end))
        elif word == "no":
            if at and FIGURE.match(words[at - 1]) and any(map(FIGURE.match, words[at + 1 :])):
                found.add(at - 1)
            if words[at + 1 : at + 2] == [_NOT]:
                continue
        elif at > start:
            wanted = (i + 1 for i in range(start, at - 1) if words[i] in _WANTS)
            found.update(range(max(wanted, default=start), at))
        start = at + 1
    return frozenset(found)


def _end_of_denied(words: list[str], start: int) -> int:
    end = start
    while end < len(words) and end < start + 4:
        if FIGURE.match(words[end]):
            _, length = unit_at(words, end + 1)
            return end + 1 + length
        if end > start and words[end] in _BREAKS:
            break
        end += 1
    return end


def _stands_for_goods(words: Sequence[str], at: int) -> bool:
    """ "The six socket one": one is no figure there."""
    return words[at] == "1" and bool(_POINTS & {*words[max(0, at - _FAR) : at]})


def _is_too_much(words: Sequence[str], at: int) -> bool:
    behind = list(words[at + 1 : at + 5])
    while behind and behind[0] not in _TOO_MUCH and (behind[0] in _IS or len(behind) > 3):
        behind.pop(0)
    return bool(behind) and behind[0] in _TOO_MUCH


def _place_of(part: Sequence[str], words: Sequence[str]) -> range:
    for start in range(len(words) - len(part) + 1):
        if list(words[start : start + len(part)]) == list(part):
            return range(start, start + len(part))
    return range(0)


def _figures(
    words: list[str], reading: Reading, denied: frozenset[int], in_names: frozenset[int]
) -> list[Figure]:
    found = [at for at, word in enumerate(words) if FIGURE.match(word) and "/" not in word]
    figures = []
    for at in found:
        unit, length = unit_at(words, at + 1)
        if any(t.start == at + 1 and t.end > t.start + length for t in reading.terms):
            unit, length = None, 0  # "Six L and T".
        behind = words[at + 1 + length : at + 3 + length]
        if (_PEOPLE | _TIMES) & {*words[at + 1 : at + 2]}:
            continue
        measured = unit is not None
        named = any(
            t.start <= at < t.end and (t.kind == "word" or (t.kind == "measure" and measured))
            for t in reading.terms
        )
        around = {*words[max(0, at - 1) : at], *words[at + 1 : at + 3]}
        joined = at == 1 and words[0] == _AUR  # "Aur do samosa".
        goods = any(t.start == at + 1 + length and t.where.head for t in reading.terms)
        which = behind[:1] if goods else behind  # "Chaar pair wali".
        stands_for = _stands_for_goods(words, at)
        before_one = behind[:1] == ["1"] and _stands_for_goods(words, at + 1 + length)
        goes_on = words[at + 1 : at + 2] == [_AUR] and not any(
            map(FIGURE.match, words[at + 2 : at + 3])
        )
        figures.append(
            Figure(
                at, Decimal(words[at]), at in denied, measured or named,
                (bool(MARKERS["one"] & {*which}) and words[at] != "1") or stands_for or before_one,
                any(t.kind == "counted" and t.start <= at < t.end for t in reading.terms),
                at in in_names,
                bool(_MORE & around) or joined or goes_on,
                bool(MARKERS["only"] & {*words[max(0, at - 2) : at], *words[at + 1 : at + 2]}),
                at == found[-1],
                _is_too_much(words, at),
                unit,
            )
        )  # fmt: skip
    return figures
