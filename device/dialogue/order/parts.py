"""Cuts an utterance into the things it speaks of: "two holders and a regulator".

Cuts are possible where words join ("and", "aur") and around figures that are no measures. Of all
ways to cut, the one is taken that leaves least unexplained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.choices import contradictions
from device.dialogue.goods.extras import without_lacking_extras
from device.dialogue.goods.resolve import Match, override, resolve
from device.dialogue.goods.understanding import products_meant
from device.dialogue.goods.unit_of_line import UNITS_OF_ALL
from device.dialogue.index.product_sets import count, mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.order.amounts import AMONG
from device.dialogue.order.basket_lines import names_choice_of
from device.dialogue.order.choices_named import names_choices_only
from device.dialogue.order.costs import (
    LOST_FIGURE,
    LOST_WORD,
    cost_of,
    is_name,
    strangeness,
)
from device.dialogue.order.cuts import ADDS, MAY_JOIN, REST, cuts_of
from device.dialogue.reading.reading import ask_for_qualities, read
from device.dialogue.reading.refused import refused_alone
from device.dialogue.reading.terms import (
    FIGURE,
    OF,
    PLAIN,
    WALA,
    Reading,
    Term,
    hard_terms,
    has_noun,
    names_goods,
)
from kb.language.words import word_set

_COUNTS = frozenset({"basket_add", "basket_change", "basket_remove", "bulk_price"})
"""What is said of so many of a thing."""
_SIZES = frozenset({"measure", "counted", "value"})
_IN = word_set("mein me par pe")
_OUT_OF = word_set("se")
_DESCRIBES = WALA | word_set("mein me with saath sath")
_CUT = 0.7
_CUT_UNSAID = 0.8
_CUT_AT_WITH = 1.1
_NO_THING_OF_ITS_OWN = 0.2
_NOTHING_OF_ITS_OWN = 0.3
"""What each cut costs, and a part that names nothing of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """`share` parts have no goods of their own; what they say is about the goods before them."""

    asking: Asking
    own: tuple[str, ...]
    """The words of this part alone."""
    said: tuple[str, ...]
    """These, and what follows them up to the next part: "three" and "three kar do"."""
    joint: str
    """The word that joins it to the part before, "" where a figure begins or ends it."""
    share: bool
    cost: float
    varied: bool = False
    """What it means depends on what was named before it: other goods of that name."""

    @property
    def joined(self) -> bool:
        return self.joint in ADDS

    @property
    def quantity(self) -> Decimal | None:
        return self.asking.match.quantity

    @property
    def is_rest(self) -> bool:
        """ "Baaki glass mein": all that is left of the thing before it."""
        return self.share and bool(REST & set(self.own))


@dataclass(slots=True)
class _Search:
    asking: Asking
    words: list[str]
    starts: list[int]
    ends: list[int]
    expects: bool
    plain: dict[tuple[int, int], Asking] = field(default_factory=dict)


_TOO = word_set("bhi bhee also too")
"""Before a figure these part no goods from it: "peach bhi ek"."""


def parts_of(asking: Asking, words: list[str], base: Asking | None = None) -> list[Part]:
    """The parts of `words`; none where they name nothing. `base` is what was spoken of before."""
    counted = {at for at in range(1, len(words)) if FIGURE.match(words[at])}
    said = [w for at, w in enumerate(words) if not (w in _TOO and at + 1 in counted)]
    said = said if base is not None else _each_with_its_noun(said, asking)
    reading = read(said, asking.shop)
    starts, ends = cuts_of(reading, spoken_of=base is not None)
    search = _Search(asking, reading.words, starts, ends, asking.intent in _COUNTS)
    found = _best(search, 0, base, {})
    return found[1] if found is not None else []


def _each_with_its_noun(words: list[str], asking: Asking) -> list[str]:
    """ "Ek chaar module aur do aath module plate": what comes last is said of both."""
    for at, word in enumerate(words):
        if word not in ADDS:
            continue
        left = read(words[:at], asking.shop)
        if has_noun(left) or any(map(names_goods, left.terms)) or left.missing:
            continue
        right = read(words[at + 1 :], asking.shop)
        things = [t for t in right.terms if t.where.head and not (t.optional or t.purpose)]
        last = things[-1] if things else None
        if last is None or not _says_a_size(left, last):
            continue
        return [*left.words, *right.words[last.start : last.end], word, *right.words]
    return words


def _says_a_size(reading: Reading, thing: Term) -> bool:
    """One that some of these things have: "3 L and T" are no three litres."""
    sizes = (term for term in reading.terms if term.kind in {"measure", "counted"})
    return any(term.where.hard & thing.where.head for term in sizes)


_Best = tuple[float, list[Part]] | None


def _best(
    search: _Search,
    first: int,
    base: Asking | None,
    known: dict[tuple[int, tuple[str, ...]], _Best],
) -> _Best:
    """The cheapest way to cut what begins at a start, with its cost; None where there is none."""
    key = first, tuple(base.words) if base is not None else ()
    if key in known:
        return known[key]
    best: _Best = None
    for last in range(first, len(search.starts)):
        part = _part(search, first, last, base)
        if part is None:
            continue
        if last + 1 == len(search.starts):
            total, parts = part.cost, [part]
        else:
            rest = _best(search, last + 1, base if part.share else part.asking, known)
            if rest is None:
                continue
            joint = rest[1][0].joint
            cut = _CUT if joint in ADDS else _CUT_AT_WITH if joint else _CUT_UNSAID
            total, parts = part.cost + cut + rest[0], [part, *rest[1]]
        if best is None or total < best[0]:
            best = total, parts
    known[key] = best
    return best


def _part(search: _Search, first: int, last: int, base: Asking | None) -> Part | None:
    start, end = search.starts[first], search.ends[last]
    words = search.words[start:end]
    before = search.words[start - 1] if start else ""
    joint = before if before in MAY_JOIN else ""
    plain = _plain(search, start, end)
    if base is not None:
        plain = _of_the_same_owner(search, _of_the_same_maker(plain, base), base)
    alone = refused_alone(plain.reading, search.asking.shop) and not plain.reading.refused
    names = _names_goods(plain.reading, search.asking.shop) and not alone
    names = names and (base is None or not names_choices_only(plain.reading, base))
    names = names and not all(FIGURE.match(word) or word in UNITS_OF_ALL for word in words)
    own = tuple(words)
    said = tuple(search.words[start : _next_start(search, last)])
    cost = cost_of(plain, own) + strangeness(plain)
    part = Part(plain, own, said, joint, False, cost) if names else None
    if base is None:
        return part
    beside = bool(start) and not joint and strangeness(plain) > 0
    if (
        _among_them(words)
        or _is_plain_one(words)
        or _described_by_choice(plain.reading, base, beside=beside)
    ):
        kept = replace(base, match=replace(base.match, quantity=plain.match.quantity))
        cost = _NO_THING_OF_ITS_OWN + LOST_FIGURE * _among_again(words)
        return Part(kept, own, said, joint, True, cost)
    if part is not None and has_noun(plain.reading) and part.cost < LOST_WORD:
        told = len(plain.products) < 2 or plain.is_decided
        same = plain if told else _varied(search, base, words)
        if told or not _is_of_the_same_kind(same, base):
            return part
        cost = cost_of(same, own) + _NO_THING_OF_ITS_OWN
        return Part(same, own, said, joint, False, cost, varied=True)
    if names or plain.reading.numbers or first == 0 or _chooses(plain, base, words):
        varied = _varied(search, base, words)
        cost = cost_of(varied, own) + _NO_THING_OF_ITS_OWN
        cost += 0.0 if _says_more(plain.reading) else _NOTHING_OF_ITS_OWN
        is_other = any(not term.taken_back for term in varied.match.left_out)
        # Without a name of its own it does not turn into another kind of thing.
        is_other = is_other or (_gives_up_kind(varied, base) and not (names and _is_called(varied)))
        if len(own) == 1 and FIGURE.match(own[0]) and first and last + 1 < len(search.starts):
            cost += LOST_FIGURE
        if (part is None and (first == 0 or not is_other)) or (
            part is not None and cost < part.cost and not is_other
        ):
            share = not names or varied.products == base.products
            return Part(varied, own, said, joint, share, cost, varied=True)
    return part


def _next_start(search: _Search, last: int) -> int:
    """Where the next part begins, without the words that join it."""
    if last + 1 == len(search.starts):
        return len(search.words)
    end = search.starts[last + 1]
    while search.words[end - 1] in MAY_JOIN:
        end -= 1
    return end


def _plain(search: _Search, start: int, end: int) -> Asking:
    key = start, end
    if key not in search.plain:
        words = search.words[start:end]
        reading = read(words, search.asking.shop)
        ask_for_qualities(reading, search.asking.shop)
        serves = search.asking.view.serves
        reading = without_lacking_extras(reading, search.asking.shop, serves=serves)
        match = resolve(reading, search.asking.shop, expects_quantity=search.expects)
        search.plain[key] = _asking(search.asking, words, reading, match)
    return search.plain[key]


def _varied(search: _Search, base: Asking, words: list[str]) -> Asking:
    """What the words mean where `base` was spoken of."""
    described = without_figures(base)
    reading, match = override(described, words, search.asking.shop)
    return _asking(search.asking, [*described, *words], reading, match)


def _asking(asking: Asking, words: list[str], reading: Reading, match: Match) -> Asking:
    part = replace(asking)
    part.words, part.reading, part.match = words, reading, match
    part.products = products_meant(part) if reading.names_something else []
    return part


def _of_the_same_maker(part: Asking, base: Asking) -> Asking:
    """ "An Accu-Chek machine and its strips": of several things those of the maker named before."""
    brands = {product.brand for product in base.products} - {""}
    same = [product for product in part.products if product.brand in brands]
    if not part.reading.pronoun or len(part.products) < 2 or not same:
        return part
    for product in base.products[:1]:
        # The strips for this very machine before others of its maker.
        own = set(phrase_words(product.name))
        shared = [len(own & set(phrase_words(other.name))) for other in same]
        same = [each for each, common in zip(same, shared, strict=True) if common == max(shared)]
    numbers = [part.shop.index_of[product.sku] for product in same]
    kept = replace(part)
    kept.products = same
    kept.match = replace(part.match, mask=mask_of(numbers), order=tuple(numbers))
    return kept


def _is_of_the_same_kind(varied: Asking, base: Asking) -> bool:
    """ "North Indian" after a South Indian thali: one thing of the kind that was named before."""
    return count(varied.match.mask) == 1 and not _gives_up_kind(varied, base)


def _is_called(varied: Asking) -> bool:
    """Whether what stands in it names all that it may mean."""
    said = [t for t in varied.match.terms if is_name(t) and not (t.optional or t.taken_back)]
    return all(varied.match.mask & ~term.where.named == 0 for term in said)


def _gives_up_kind(varied: Asking, base: Asking) -> bool:
    """Whether of what was named before no kind of thing is left."""
    kinds = {product.category for product in base.products}
    if varied.products and kinds.isdisjoint(product.category for product in varied.products):
        return True
    before = [t for t in varied.reading.terms if t.taken_back and t.kind == "word" and t.where.head]
    return bool(before) and all(term in varied.match.left_out for term in before)


def _of_the_same_owner(search: _Search, part: Asking, base: Asking) -> Asking:
    """ "iPhone 15 ka glass aur cover": what the first thing belongs to holds for the second."""
    owner = next((i for i in range(len(base.words) - 1, 0, -1) if base.words[i] in OF), 0)
    if len(part.products) < 2 or not owner or not has_noun(part.reading):
        return part
    shop = search.asking.shop
    reading = read([*base.words[: owner + 1], *part.words], shop)
    match = resolve(reading, shop, expects_quantity=search.expects)
    whole = _asking(part, part.words, part.reading, match)
    is_part = match.found_all and not match.mask & ~part.match.mask
    if not is_part or count(match.mask) >= count(part.match.mask):
        return part
    whole.match = replace(part.match, mask=match.mask, order=match.order)
    return whole


def without_figures(asking: Asking) -> list[str]:
    """The words that describe a thing, without how many of it."""
    said = {n.position for n in asking.reading.numbers if n.value == asking.match.quantity}
    return [word for index, word in enumerate(asking.reading.words) if index not in said]


def _names_goods(reading: Reading, shop: ShopWords) -> bool:
    # "Das meter kaat do" names no goods, though a wire is called "cut length".
    named = any(
        is_name(term) and not (term.if_unfit == "ignored" and shop.domain.is_plain(term.text))
        for term in hard_terms(reading)
    )
    return bool(reading.unknown) or has_noun(reading) or named


def _among_them(words: Sequence[str]) -> bool:
    """ "Ek mein cheese", "do plate par rabri": of so many of what was just named, whatever it shall
    be like."""
    start = next((i for i, word in enumerate(words) if word not in AMONG | _OUT_OF), 0)
    said = words[start : start + 3]
    counts = len(said) > 2 and FIGURE.match(said[0]) is not None
    return counts and (said[1] in _IN or (said[2] in _IN and said[1] in UNITS_OF_ALL))


def _is_plain_one(words: Sequence[str]) -> bool:
    """ "One plain" of what was just named, whatever else is called plain."""
    counted = len(words) > 1 and FIGURE.match(words[0]) is not None
    return counted and all(word in PLAIN for word in words[1:])


def _among_again(words: Sequence[str]) -> int:
    """ "Chaar mein malai aur chaar mein mewa" speaks of some twice."""
    return sum(
        at > 0 and FIGURE.match(word) is not None and behind in _IN
        for at, (word, behind) in enumerate(pairwise(words))
    )


def _described_by_choice(reading: Reading, base: Asking, *, beside: bool) -> bool:
    """ "Ek almond milk wala" of a coffee is no almond milk; nor is "one salted" a salted lassi
    right `beside` lime sodas."""
    words = reading.words
    described = (beside or bool(_DESCRIBES & {*words})) and len(base.products) == 1
    single = sum(FIGURE.match(word) is not None for word in words) < 2 and not REST & {*words}
    if not (described and single) or contradictions(base.products[0], words, base.shop):
        return False
    return names_choice_of(base.products[0], reading, base.shop)


def _chooses(part: Asking, base: Asking, words: list[str]) -> bool:
    """ "And black", "the rest large", "and 15 cm": another one of what was named before."""
    if REST & set(words) or any(term.kind in _SIZES for term in part.reading.terms):
        return True
    numbers = mask_of(part.shop.index_of[product.sku] for product in base.products)
    return any(term.where.option & numbers for term in part.reading.terms)


def _says_more(reading: Reading) -> bool:
    return any(not term.purpose for term in reading.terms)
