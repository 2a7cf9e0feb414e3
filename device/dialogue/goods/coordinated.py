"""The two sides of a comparison read as two full names.

"Haath wala aur electric breast pump", "Dettol aur Savlon ki badi bottle": what is said once for
both is said of either side. Each side is read with what the other one shares and taken where that
leaves one product; where two are left and the other side is one of them, it is the other one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.resolve import LIKE_A_MODEL, Match, resolve
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.sale_units import sale_unit
from device.dialogue.index.shop_words import GRAMMAR, ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.clauses import SAYS_NO_KIND
from device.dialogue.reading.reading import extreme_of, read
from device.dialogue.reading.terms import FIGURE, ONE, WALA, WITHOUT_WORDS, Reading, Term
from kb.catalogue import Product
from kb.language.words import stem, word_set

_JOINS = word_set("and or aur ya vs versus")
_THAN = word_set("se than over")
_SIZES = ("biggest", "smallest")
_DENIED_BEHIND = frozenset({"free", "no", "not"})
_WITHOUT = WITHOUT_WORDS | {"non"}
_FEW = 12
_AND = "and"
_ASKS = word_set(
    """
    dono donon both kitna kitne kitni kaun kaunsa kaunsi kaunse konsa konsi kiska kiski kiske kisme
    kismein mein me se than what which how whose is are does
    """
)


def coordinated_sides(asking: Asking) -> list[Product]:
    """The two products of a comparison in the order said, or none."""
    if asking.full_sides is None:
        words = asking.words
        found = _with_and_without(words, asking) or _full_names(words, asking)
        asking.full_sides = tuple(found)
    return [*asking.full_sides]


def shares_what_is_said(pair: Sequence[Product], asking: Asking) -> bool:
    """Whether a side that says but a size is of what the other one names: where there is no apex
    of 1 litre, "1 litre aur 20 litre apex" is about no other paint."""
    shop, words = asking.shop, asking.words
    join = next((at for at, word in enumerate(words) if word in _JOINS), len(words))
    terms = [t for t in read(list(words), shop).terms if not (t.purpose or t.optional)]
    before = [t for t in terms if t.end <= join]
    if len(pair) < 2 or not before or any(t.measure is None for t in before):
        return True
    bit = 1 << shop.index_of[pair[0].sku]
    named = [t for t in terms if t.start > join and t.kind == "word" and t.where.named]
    return all(t.where.named & bit for t in named)


def _with_and_without(words: Sequence[str], asking: Asking) -> list[Product]:
    """ "Pahiye wala walker aur bina pahiye wala": of one kind those that have it, and those that
    have not."""
    shop = asking.shop
    for at, word in enumerate(words):
        what = words[at + 1] if word in _WITHOUT and at + 1 < len(words) else ""
        joins = [i for i, each in enumerate(words) if each in _JOINS]
        if not what or not (joins or _THAN & {*words}):
            continue
        same = {stem(each) for each in shop.same_words(what)} | {stem(what)}
        others = [i for i, each in enumerate(words) if stem(each) in same and i != at + 1]
        # "Pahiye wala walker bina pahiye wale se" has nothing between the two.
        join = joins[0] if joins else at
        if not any(not joins or (i < join) != (at < join) for i in others):
            continue
        left = [w for i, w in enumerate(words) if i not in {at, at + 1, *others} and w not in ONE]
        reading = read(left, shop)
        mask = resolve(reading, shop).mask if _names_kind(reading) else 0
        if not 1 < count(mask) <= _FEW:
            return []
        having = [n for n in bits(mask) if _has(shop.products[n], same)]
        lacking = [n for n in bits(mask) if n not in having]
        pairs = [(a, b) for a in having for b in lacking]
        if not having or not lacking:
            return []
        first, second = max(pairs, key=lambda pair: _alike(pair[0], pair[1], shop))
        pair = [shop.products[first], shop.products[second]]
        return pair[::-1] if at < join else pair
    return []


def _names_kind(reading: Reading) -> bool:
    return any(t.where.head and not t.purpose for t in reading.terms)


def _has(product: Product, same: set[str]) -> bool:
    """Whether its record speaks of it otherwise than to deny it."""
    specs = (f"{name} {value}" for name, value in product.specs.items())
    for text in (product.name, product.description, *specs):
        words = [stem(word) for word in phrase_words(text)]
        for at, word in enumerate(words):
            if word in same:
                denied = _WITHOUT & {*words[max(0, at - 1) : at]}
                return not (denied or _DENIED_BEHIND & {*words[at + 1 : at + 2]})
    return False


def _alike(first: int, second: int, shop: ShopWords) -> int:
    one, other = shop.products[first], shop.products[second]
    named = len(shop.names[first][0] & shop.names[second][0])
    return named + 2 * (one.brand == other.brand) + 2 * (one.category == other.category)


def _full_names(words: Sequence[str], asking: Asking) -> list[Product]:
    joints = [(at, at + 1) for at, word in enumerate(words) if word in _JOINS]
    for end, begin in joints or [(at, at) for at in _others_begin(words, asking.shop)]:
        left, right = words[:end], words[begin:]
        told = right[: _question_at(right)]
        for behind in (right, told) if len(told) < len(right) else (right,):
            pair = _of_sides(left, _with_part(left, behind), asking)
            if pair is not None:
                return [asking.shop.products[number] for number in pair]
    return []


def _others_begin(words: Sequence[str], shop: ShopWords) -> list[int]:
    """Where another maker or size is named than before: "Omron nebuliser Philips se", "1 hp ki
    motor 0.5 hp wali se"."""
    terms = read(list(words), shop).terms
    makers = [t for t in terms if t.where.brand and not t.where.head]
    sizes = [t for t in terms if t.measure is not None]
    return [
        other.start
        for one, other in (*pairwise(makers), *pairwise(sizes))
        if other.start > one.end and _sort(one, shop) == _sort(other, shop) and _differ(one, other)
    ]


def _differ(one: Term, other: Term) -> bool:
    if one.measure is not None and other.measure is not None:
        return one.measure.base() != other.measure.base()
    return not one.where.brand & other.where.brand


def are_alike(first: int, second: int, shop: ShopWords) -> bool:
    """Whether two products are of one kind, or called alike by more than their maker."""
    one, other = shop.products[first], shop.products[second]
    called = shop.names[first][0] & shop.names[second][0]
    return one.category == other.category or bool(called - {*phrase_words(one.brand)})


def _question_at(words: Sequence[str]) -> int:
    """Where the question begins behind the second thing: "dono ki taar kitni lambi", "which is
    faster"."""
    return next((at for at, word in enumerate(words) if at and word in _ASKS), len(words))


def _with_part(left: Sequence[str], right: Sequence[str]) -> list[str]:
    """ "4 socket wala board aur 6 wala": six of what the first one has four of."""
    bare = len(right) > 1 and FIGURE.match(right[0]) is not None and right[1] in ONE
    part = next(
        (
            then
            for figure, then, after in zip(left, left[1:], left[2:], strict=False)
            if FIGURE.match(figure) and then.isalpha() and after in WALA
        ),
        "",
    )
    return [right[0], part, *right[1:]] if bare and part not in {"", *ONE} else [*right]


def _of_sides(left: Sequence[str], right: Sequence[str], asking: Asking) -> tuple[int, int] | None:
    """The product that each of two descriptions means, with what the other one says for both."""
    shop, at = asking.shop, len(left)
    words = [*left, _AND, *right]
    terms = [t for t in read(words, shop).terms if not t.purpose and t.start >= 0]
    before = [t for t in terms if t.end <= at]
    behind = [t for t in terms if t.start > at]
    if not (_says_something(left) and behind):
        return None
    for_left = [*_shared(words, behind, before, shop)]
    for_right = [*_shared(words, before, behind, shop)]
    machine = bool(SAYS_NO_KIND & {*words})
    one, other = _meant([*left, *for_left], asking), _meant([*right, *for_right], asking)
    alone = len(left) == 1 or (len(before) == 1 and before[0].end == at)
    if alone and len(other) == 1 and not for_left:
        # "Crispy or grilled chicken burger", "between the glass and the steel french press": what
        # the one is called alone may be something else.
        heads = [t for t in behind if t.where.head][-1:]
        kinds = [word for t in heads for word in words[t.start : t.end]]
        described = left if len(left) == 1 else words[before[0].start : at]
        one = _meant([*described, *kinds], asking) or one
    pair = _two(one, other, shop)
    if pair is None and machine:
        pair = _two(_machine(one, shop), _machine(other, shop), shop)
    alike = pair is not None and are_alike(*pair, shop)
    # No BP monitor is set against a glucometer, nor a soft collar as "the soft one".
    return pair if alike or not (machine or ONE & {*right}) else None


def _says_something(words: Sequence[str]) -> bool:
    return any(word not in GRAMMAR for word in words)


def _shared(
    words: Sequence[str], others: Sequence[Term], own: Sequence[Term], shop: ShopWords
) -> Iterator[str]:
    """What the other side says for both: all but what stands there for what this side says."""
    sorts = {_sort(term, shop) for term in own} or {"other"}
    for term in others:
        sort = _sort(term, shop)
        # A thing with a name of its own shares but its size.
        if sort not in sorts and ("kind" not in sorts or sort == "size"):
            yield from words[term.start : term.end]


def _sort(term: Term, shop: ShopWords) -> str:
    if term.measure is not None:
        return term.measure.base()[1]
    if extreme_of(term.text) in _SIZES:
        return "size"
    if term.kind == "sale_unit" or sale_unit(shop, term.text):
        return "unit"
    if term.where.head and not term.optional:
        return "kind"
    return "brand" if term.where.brand else "other"


def _meant(words: list[str], asking: Asking) -> list[int]:
    """The products that a full name leaves, by its size where it says one."""
    shop = asking.shop
    sizes = [size for word in words if (size := extreme_of(word)) in _SIZES]
    named = [word for word in words if extreme_of(word) not in _SIZES]
    uncounted = [word for word in named if not sale_unit(shop, word)]
    any_kind = [word for word in uncounted if word not in SAYS_NO_KIND]
    for said in (words, named, uncounted, any_kind):
        reading = read(said, shop)
        match = resolve(reading, shop)
        if not match.found_all or reading.unknown or count(match.mask) > _FEW:
            continue
        if _leaves_out_model(match):
            continue
        numbers = list(bits(match.mask))
        if len(numbers) == 1 or not sizes:
            return numbers
        return (decided_by_extreme(numbers, sizes[0] or "", shop) or [])[:1]
    return []


def _leaves_out_model(match: Match) -> bool:
    """ "The basic 700" is none of 900, of which nobody would take seven hundred."""
    counted = match.quantity is not None and match.quantity >= LIKE_A_MODEL
    return counted or any(number.value >= LIKE_A_MODEL for number in match.unused)


def _machine(numbers: list[int], shop: ShopWords) -> list[int]:
    """Of a machine and what it uses up the machine, which costs more."""
    return sorted(numbers, key=lambda number: shop.products[number].price)[-1:]


def _two(one: list[int], other: list[int], shop: ShopWords) -> tuple[int, int] | None:
    if len(one) == 1 and len(other) > 1:
        other = _likest([number for number in other if number not in one], one[0], shop)
    elif len(other) == 1 and len(one) > 1:
        one = _likest([number for number in one if number not in other], other[0], shop)
    told = len(one) == len(other) == 1 and one != other
    return (one[0], other[0]) if told else None


def _likest(numbers: list[int], number: int, shop: ShopWords) -> list[int]:
    """Of several goods the one whose name differs from that of another one by nothing but figures:
    beside the "Idli 4 Piece" the "Idli 2 Piece" and no "Ghee Karam Idli 2 Piece"."""
    same = [each for each in numbers if shop.names[each][0] == shop.names[number][0]]
    return same if len(same) == 1 else numbers
