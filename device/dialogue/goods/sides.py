"""Which two products a comparison is about.

Either side of an "or" has words of its own, and both share the rest: "six and sixteen amp switch",
"the 9 watt bulb versus the smart one". Of all pairs the one is taken that accounts for most of what
was said, each word on its own side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from device.dialogue.asking import Asking
from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.resolve import resolve
from device.dialogue.index.product_sets import bits, count, numbers_in
from device.dialogue.index.sale_units import sale_unit
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.counts import counted_anyhow
from device.dialogue.reading.reading import extreme_of, read
from device.dialogue.reading.terms import PLAIN, WITHOUT_WORDS, Reading
from kb.catalogue import Product
from kb.language.words import word_set

BETWEEN = word_set("and or aur ya vs versus than se ki over from with against compared ke")
_THAN = word_set("se")
_PLAIN = PLAIN | word_set("aam")
_BESIDE_PLAIN = BETWEEN - word_set("with ki ke")
"""What stands between a thing and the plain one like it."""
_JOINS = word_set("and or aur ya vs versus")
_ONE = word_set("one ones wala wali wale vala vali vale")
_SHARED = 0.5
"""What a word of the other side counts for this one."""
_OF_CONVERSATION = 0.3
_LOOSE = 0.3
_CONTRAST = 0.5
_LIKENESS = 0.1
_CALLED, _TELLS_APART = 0.5, 0.2
_SAME_KIND = 4
_FOR_ANOTHER = 0.5
"""Strips that fit a meter are called after it, and are not the one that was named."""
_GOES_WITH = word_set("fit compatible compatibility")
_ALL_SAID = 2 * _CALLED + _TELLS_APART
_MISSING = {"brand": 1.0, "goods": 0.5}
"""A side that names what the shop lacks is hardly any product of it."""
_ENOUGH = 0.6
"""The part of its own words that a side must have."""
_CLOSE_LOOK = 40
_WIDE = 4000


@dataclass(frozen=True, slots=True)
class _Said:
    """Something in the utterance that products have."""

    position: int
    where: Where
    weight: float
    firm: bool = True
    """Surely meant: no plain word, and no purpose."""
    _by_number: list[NDArray[np.float64]] = field(default_factory=list, compare=False, repr=False)

    def held(self, numbers: NDArray[np.intp], shop: ShopWords) -> NDArray[np.float64]:
        """How much of it each of some products has."""
        if not self._by_number:
            where = self.where
            held = np.zeros(len(shop.products))
            levels = ((0.3, where.text), (0.8, where.spec | where.option), (1.0, where.named))
            for part, mask in levels:
                held[numbers_in(mask)] = part * self.weight
            self._by_number.append(held)
        return self._by_number[0][numbers]


def sides_of_conversation(asking: Asking) -> list[Product]:
    """The two products that this utterance does not name as two; fewer where that is not clear."""
    found = asking.of_mask(asking.match.mask, 3) if asking.match.found else []
    if len(found) == 2 and asking.reading.names_something:
        return found
    return _of_conversation(asking, found)


def said_sides(asking: Asking) -> list[Product]:
    """The two products that an utterance sets against each other, or none."""
    if asking.sides is None:
        asking.sides = tuple(_sides(asking))
    return [*asking.sides]


def _sides(asking: Asking) -> list[Product]:
    reading = read(asking.words, asking.shop)
    plain = _plain_ones(reading)
    return (plain and _pair(asking, reading, plain)) or _pair(asking, reading, [])


def _pair(asking: Asking, reading: Reading, plain: list[int]) -> list[Product]:
    """The two that words set apart, where at `plain` one is called plain."""
    shop = asking.shop
    said = _said(reading, shop)
    kinds = _kinds(reading, shop)
    context = _of_frame(asking)
    splits = _BESIDE_PLAIN if plain else BETWEEN
    is_called = any(reading.words[at] in _PLAIN for at in plain)
    best: tuple[float, tuple[int, int]] | None = None
    for index, word in enumerate(reading.words):
        if word not in splits:
            continue
        left = [each for each in said if each.position < index]
        right = [each for each in said if each.position > index]
        if any(at > index for at in plain):
            right = _of_the_kind(kinds, right, plain=is_called)
        elif plain:
            left = _of_the_kind(kinds, left, plain=is_called)
        for one, other in _ways(left, right, than=word in _THAN):
            scored = _best_pair(one, other, context, asking)
            if scored is not None and (best is None or scored > best):
                best = scored
    return [shop.products[number] for number in best[1]] if best else []


def _ways(
    left: list[_Said], right: list[_Said], *, than: bool
) -> list[tuple[list[_Said], list[_Said]]]:
    """What may stand on either side; in "A B se kitna mehnga" both stand before the word."""
    if not than or any(each.firm for each in right):
        return [(left, right)]
    return [(left[:at], left[at:]) for at in range(1, len(left))]


def sides_by_size(asking: Asking) -> list[Product]:
    """ "The big and the small tin": the ends of what the other words name, or none."""
    sizes = [extreme_of(word) for word in asking.words]
    if not {"biggest", "smallest"} <= set(sizes):
        return []
    rest = [word for word, size in zip(asking.words, sizes, strict=True) if size is None]
    reading = read(rest, asking.shop)
    match = resolve(reading, asking.shop)
    if not reading.names_something or not 1 < count(match.mask) <= _CLOSE_LOOK:
        return []
    ordered = decided_by_extreme(list(bits(match.mask)), "biggest", asking.shop)
    if ordered is None:
        return []
    pair = [asking.shop.products[ordered[0]], asking.shop.products[ordered[-1]]]
    return pair if sizes.index("biggest") < sizes.index("smallest") else pair[::-1]


def _plain_ones(reading: Reading) -> list[int]:
    """Where one is called plain or without something, which says that it has not what the other one
    has; "ek pair wali" beside "chaar pair wali" is the plain one too."""
    words = reading.words
    return [at for at in range(len(words)) if _is_plain(at, words)]


def _is_plain(at: int, words: list[str]) -> bool:
    word, behind = words[at], words[at + 1 : at + 3]
    if word in WITHOUT_WORDS:
        return not behind or bool(_ONE & {*words})
    if word == "1" and behind:
        counted = {each for each, then in pairwise(words) if then == behind[0]}
        return any(each[0].isdigit() and each != "1" for each in counted)
    return word in _PLAIN and bool(_ONE & {*behind} or _JOINS & {*behind[:1]})


def _of_the_kind(named: list[_Said], own: list[_Said], *, plain: bool) -> list[_Said]:
    """What the side of a plain one says: the kind of thing that is named; what "without" and "one"
    stand beside, it has not."""
    kinds = sorted(named, key=lambda each: -count(each.where.named))[:1]
    if not plain:
        return kinds
    fitting = [each for each in own if any(each.where.named & k.where.named for k in kinds)]
    return fitting + [kind for kind in kinds if kind not in fitting]


def _kinds(reading: Reading, shop: ShopWords) -> list[_Said]:
    """The kinds of things that are named: of "commode wheelchair" that is a wheelchair too."""
    named = (each for each in _said(reading, shop) if each.firm and each.where.head)
    kinds = [each for each in named if not sale_unit(shop, reading.words[each.position])]
    for term in reading.terms:
        word = reading.words[term.end - 1]
        long = term.end - term.start > 1 and not sale_unit(shop, word)
        last = shop.lookup(word) if long else None
        if last is not None and last.named and not (term.optional or term.purpose):
            kinds.append(_Said(term.end - 1, last, _rarity(last, shop)))
    return kinds


def _said(reading: Reading, shop: ShopWords) -> list[_Said]:
    said = []
    for term in reading.terms:
        if term.where.anywhere:
            firm = not (term.optional or term.purpose or term.if_unfit == "ignored")
            weight = (1.0 if firm else _LOOSE) * _rarity(term.where, shop)
            said.append(_Said(term.start, term.where, weight, firm))
    for missing in reading.missing:
        weight = _MISSING.get(missing.kind, 0.0) * _rarity(Where(), shop)
        if weight:
            said.append(_Said(missing.position, Where(), weight))
    for number in reading.numbers:
        where = shop.values.get(number.value) or Where()
        where = where.union(counted_anyhow(shop, number.value))
        if where.hard:
            said.append(_Said(number.position, where, 0.5 * _rarity(where, shop), firm=False))
    return said


def _rarity(where: Where, shop: ShopWords) -> float:
    return shop.rarity(where.hard or where.text)


def _of_frame(asking: Asking) -> list[_Said]:
    """What was described before: it tells what kind of thing a loose description means."""
    if asking.session.generation != asking.view.generation:
        return []
    return [
        _Said(-1, term.where, _OF_CONVERSATION * _rarity(term.where, asking.shop))
        for term in asking.session.frame
        if term.where.hard
    ]


def _best_pair(
    left: list[_Said], right: list[_Said], context: list[_Said], asking: Asking
) -> tuple[float, tuple[int, int]] | None:
    shop = asking.shop
    firsts = _candidates(left, [*right, *context], asking)
    seconds = _candidates(right, [*left, *context], asking)
    if not (firsts and seconds):
        return None
    these, those = (_held(left + right, scored, shop) for scored in (firsts, seconds))
    # Something that was said must tell the two apart.
    apart = ((these != 0)[:, :, None] != (those != 0)[:, None, :]).any(axis=0)
    more = these[:, :, None] - those[:, None, :]
    contrast = _most(more[: len(left)]) + _most(-more[len(left) :])
    pairs = [
        (a + b + _LIKENESS * _likeness(first, second, shop) + _CONTRAST * contrast[at, beside],
         (first, second))
        for at, (a, first) in enumerate(firsts)
        for beside, (b, second) in enumerate(seconds)
        if first != second and apart[at, beside]
    ]  # fmt: skip
    # Of those alike the first in the catalogue.
    return max(pairs, key=lambda pair: (pair[0], -pair[1][0], -pair[1][1]), default=None)


def _candidates(
    own: list[_Said], others: Sequence[_Said], asking: Asking
) -> list[tuple[float, int]]:
    """Products for one side with how much of what was said they have, the best first."""
    shop = asking.shop
    if not own:
        focus = asking.session.focus[:1] if asking.reading.pronoun else ()
        return [(0.0, shop.index_of[sku]) for sku in focus if sku in shop.index_of]
    mask = (1 << len(shop.products)) - 1
    for each in sorted(own, key=lambda each: -each.weight):
        mask &= narrowed if (narrowed := mask & each.where.anywhere) else mask
    if count(mask) > _WIDE:
        for each in others:
            mask &= narrowed if (narrowed := mask & each.where.anywhere) else mask
    firm = [each for each in own if each.firm] or own
    enough = _ENOUGH * sum(each.weight for each in firm)
    said = {same for word in asking.words for same in shop.same_words(word)}
    numbers = numbers_in(mask)
    numbers = numbers[_sum_held(firm, numbers, shop) >= enough]
    whole = _sum_held(own, numbers, shop) + _SHARED * _sum_held(others, numbers, shop)
    held = [*zip(whole.tolist(), numbers.tolist(), strict=True)]
    # What is farther behind cannot be among the first, however much of its name was said.
    least = min(nlargest(_CLOSE_LOOK, (its for its, _ in held)), default=0.0) - _ALL_SAID
    scored = [(its + _said_in_full(n, said, shop), n) for its, n in held if its >= least]
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    return scored[:_CLOSE_LOOK]


def _sum_held(
    said: Sequence[_Said], numbers: NDArray[np.intp], shop: ShopWords
) -> NDArray[np.float64]:
    """How much of all that was said each product has."""
    whole = np.zeros(len(numbers))
    for each in said:
        whole += each.held(numbers, shop)
    return whole


def _held(
    said: Sequence[_Said], scored: Sequence[tuple[float, int]], shop: ShopWords
) -> NDArray[np.float64]:
    """How much of each thing said (rows) each product (columns) has."""
    numbers = np.array([number for _, number in scored], np.intp)
    held = [each.held(numbers, shop) for each in said]
    return np.array(held).reshape(len(said), len(numbers))


def _most(more: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much a word of a side tells its product from the other one."""
    return more.max(axis=0) if len(more) else np.zeros(more.shape[1:])


def _said_in_full(number: int, said: set[str], shop: ShopWords) -> float:
    """A glucometer before the strips for one: how much of what it is and is called was said."""
    category = phrase_words(shop.products[number].category)
    name = shop.names[number][0]
    # All rolls here may be kathi rolls: what is in the name besides tells one from another.
    weighed = ((_CALLED, category), (_CALLED, name), (_TELLS_APART, name - {*category}))
    specs = {word for spec in shop.products[number].specs for word in phrase_words(spec)}
    return sum(
        weight * sum(word in said for word in text) / len(text) for weight, text in weighed if text
    ) - (_FOR_ANOTHER if specs & _GOES_WITH else 0.0)


def _likeness(first: int, second: int, shop: ShopWords) -> float:
    """How much two products have in common."""
    one, other = shop.products[first], shop.products[second]
    same = sum(1 for name, value in one.specs.items() if other.specs.get(name) == value)
    named = len(shop.names[first][0] & shop.names[second][0])
    return same + named + _SAME_KIND * (one.category == other.category) + (one.unit == other.unit)


def _of_conversation(asking: Asking, found: list[Product]) -> list[Product]:
    """What was spoken of lately, after what this utterance names."""
    session = asking.session
    skus = [product.sku for product in found[:1]] if asking.reading.names_something else []
    skus += [sku for exchange in reversed(session.recent) for sku in exchange.skus[:2]]
    if len(session.focus) == 2 and not asking.reading.names_something:
        skus = list(session.focus)
    products = [p for sku in dict.fromkeys(skus) if (p := asking.view.product(sku)) is not None]
    return products[:2]
