"""What each way to cut an utterance leaves unexplained: the dearer, the less likely it is meant."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.choices import contradictions, read_choices
from device.dialogue.goods.resolve import Match
from device.dialogue.index.product_sets import count
from device.dialogue.index.written_words import phrase_words
from device.dialogue.order.cuts import ADDS, MAY_JOIN, REST
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.terms import FIGURE, LooseNumber, Reading, Term, hard_terms
from kb.language.words import word_set

_ARTICLES = word_set("a an another")
_SIZES_SAID = frozenset({"biggest", "smallest"})
_LOOK_AT = 6
_LOST_THING = 1.5
LOST_WORD = 1.2
LOST_FIGURE = 2.0
_UNDECIDED = 0.5
_CONTRADICTS = 1.0
_OTHERWISE_USED = 0.8
_HARDLY_A_THING = 0.5
_JOINED_INSIDE = 1.0
"""What each way of leaving something unexplained costs."""


def _ends_in_figure(own: tuple[str, ...]) -> bool:
    """ "Socket aur ek": the figure counts what comes next."""
    return len(own) > 2 and own[-2] in MAY_JOIN and FIGURE.match(own[-1]) is not None


def cost_of(asking: Asking, own: tuple[str, ...]) -> float:
    """What the words of a part, `own`, leave unexplained or say twice."""
    reading, match = asking.reading, asking.match
    if reading.unknown or not match.found:
        lost = sum(map(is_name, hard_terms(reading))) + len(reading.unknown)
        return _LOST_THING * max(1, lost)
    cost = LOST_WORD * sum(not term.taken_back for term in match.left_out)
    cost += LOST_WORD * (bool(REST & set(own[1:])) + _said_twice(reading))
    cost += _JOINED_INSIDE * (_joins_another(asking, own) or _counted_before_joint(reading))
    cost += LOST_WORD * (len({extreme_of(word) for word in own} & _SIZES_SAID) > 1)
    cost += LOST_FIGURE * (len(_idle_figures(reading, match)) + _ends_in_figure(own))
    if len(asking.products) > 1 and count(match.mask) > 1:
        cost += _UNDECIDED
    for product in asking.products[:1]:
        cost += _CONTRADICTS * contradictions(product, own, asking.shop, match.quantity)
    return cost


def _joins_another(asking: Asking, own: tuple[str, ...]) -> bool:
    """ "One large and a plate of idli" is two things, "latte and an extra shot" one."""
    at = next((i for i, (w, t) in enumerate(pairwise(own)) if w in ADDS and t in _ARTICLES), 0)
    goods = any(t.start > at and is_name(t) and not t.where.option for t in asking.reading.terms)
    return at > 0 and (
        goods or not any(read_choices(p, own[at + 1 :], asking.shop) for p in asking.products[:1])
    )


def _counted_before_joint(reading: Reading) -> bool:
    """ "Strips two boxes and the instant one": with its count a thing is told."""
    ends = {n.position + n.length for n in reading.numbers if not n.wala}
    return any(reading.words[end] in ADDS for end in ends if end < len(reading.words) - 1)


def _said_twice(reading: Reading) -> bool:
    """ "Student combo aur family combo": one thing is not named on both sides of an "and"."""
    kinds = [(t.start, t.text) for t in reading.terms if t.kind == "word" and t.where.head]
    return any(
        first == second and before < after and ADDS & set(reading.words[before:after])
        for (before, first), (after, second) in pairwise(kinds)
    )


def _idle_figures(reading: Reading, match: Match) -> list[int]:
    """Positions of figures that are neither a quantity nor a measure."""
    used = {t.start for t in match.terms if t.kind in {"measure", "value", "counted"}}
    idle = [n for n in reading.numbers if n.position not in used or _counts(n, reading)]
    quantity = next((n for n in idle if n.value == match.quantity), None)
    return [n.position for n in idle if n is not quantity]


def _counts(number: LooseNumber, reading: Reading) -> bool:
    """ "One" alone, or a figure behind "and", is how many of what comes, not the size of it."""
    bare = not (number.unit or number.wala)
    joined = number.position > 0 and reading.words[number.position - 1] in ADDS
    measured = any(t.start == number.position and t.kind != "value" for t in reading.terms)
    return bare and not measured and (joined or number.value == 1)


def _otherwise_used(match: Match) -> int:
    """ "Espresso" in "espresso and a cappuccino": names of goods that would be an option or a
    quality of other goods; neighbouring words count as one name."""
    others = [
        term for term in match.terms
        if not (term.optional or term.taken_back) and is_name(term)
        and not term.where.named & match.mask
    ]  # fmt: skip
    starts = {term.start for term in others} - {term.end for term in others}
    return len(starts)


def strangeness(asking: Asking) -> float:
    """What speaks against a part that stands for itself: names of other goods in it, or no full
    name. "Hazelnut" alone is hardly a thing that is asked for, "hazelnut coffee" is."""
    cost = _OTHERWISE_USED * _otherwise_used(asking.match)
    if not asking.match.order or asking.reading.code is not None:
        return cost
    said = {same for word in asking.reading.words for same in asking.shop.same_words(word)}
    if any(_is_named_fully(number, said, asking) for number in asking.match.order[:_LOOK_AT]):
        return cost
    return cost + _HARDLY_A_THING / (1 if asking.match.quantity is None else 2)


def _is_named_fully(number: int, said: set[str], asking: Asking) -> bool:
    product = asking.shop.products[number]
    ways = [
        asking.shop.names[number][0],
        *map(phrase_words, (product.category, *product.aliases)),
    ]
    kind = phrase_words(product.category)[-1:]
    return any(way and said.issuperset(way) for way in (*ways, kind))


def is_name(term: Term) -> bool:
    """Whether a word calls goods."""
    return bool(term.where.named) and term.kind == "word"
