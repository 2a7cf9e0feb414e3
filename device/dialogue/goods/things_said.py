"""What goods a question is about, word by word, and whether a product is what they are called.

A name that agrees in most words may still be of something else: "Accu-Chek strips" of a glucometer
that comes "with 10 strips", "filter coffee" of a packet of powder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from device.dialogue.index.nouns import called, noun
from device.dialogue.index.sale_units import BOXES, sale_unit
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.clauses import SAYS_NO_KIND
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.terms import FIGURE, HOW_MANY, WALA, Reading
from kb.catalogue import Product
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

Relation = Literal["is", "in", "ear", "told", "no"]
"""How a thing stands to a product: what it is called (`is`), another word of what it is called
(`in`), heard as one of these (`ear`), something that its record tells (`told`), nothing."""
CLOSEST: tuple[Relation, ...] = ("is", "in", "ear", "told", "no")

_LONGEST = 3
_HOLDS = word_set(
    """
    bottle bottles botal botalein plate plates glass gilas gilaas cup cups bag bags bori boriyan
    bucket balti baalti tin tins dabbi dabbiyan dibbi dibbiyan pouch jar roll rolls bundle coil
    patta mug bowl katori pot handi kulhad page pages shade shades month rang colour color size
    """
)
"""What goods come in or by, which is no goods that are asked for beside them."""
_WITH = word_set("with without bina extra saath sath")
_PUT_IN = word_set("daal daalke dal dalke dalwa dalwake milake")
_WITHIN = 2
_CONSUMED, _OF_DEED = word_set("khana khane peena peene pina"), word_set("hai ho ka ki ke ko")
""" "Kuch meetha khana hai": something to eat, and no meal."""
_NAMES_NOTHING = SAYS_NO_KIND | CONTAINERS | BOXES | _HOLDS


@dataclass(frozen=True, slots=True)
class Thing:
    """Goods that a question names, with all words that mean the same."""

    start: int
    end: int
    words: tuple[str, ...]
    same: frozenset[str]
    counted: bool
    """ "Kitni strips aati hain": what is counted is asked about something else."""


def things_said(reading: Reading, shop: ShopWords, products: int) -> list[Thing]:
    """The goods that a question names, in order, but for what they are for, what is refused, and
    what `products`, a set of some, can be chosen with."""
    words, domain = reading.words, shop.domain
    taken = _set_aside(reading, products)
    found: list[Thing] = []
    for length in range(_LONGEST, 1, -1):
        for start in range(len(words) - length + 1):
            said = words[start : start + length]
            span = {*range(start, start + length)}
            if span & taken or domain.is_function(said[0]) or domain.is_function(said[-1]):
                continue
            group = domain.phrase(said)
            if group is None or group.isdisjoint(domain.things):
                continue
            found.append(_thing(start, said, group | {"_".join(said)}, reading))
            taken |= span
    for at, word in enumerate(words):
        if at not in taken and _names_goods(word, at, reading, shop):
            found.append(_thing(at, [word], frozenset(shop.same_words(word)), reading))
    return sorted(found, key=lambda thing: thing.start)


def relation(thing: Thing, number: int, shop: ShopWords, reading: Reading) -> Relation:
    """How the thing stands to the product of that number."""
    own = _own_words(shop.products[number], shop)
    closest = _by_words(thing.same, own)
    if len(thing.words) > 1 and closest not in {"is", "in"}:
        # Where each word says something of it, the last one says what it is.
        each = [
            _by_words(frozenset(shop.same_words(word)), own)
            for word in thing.words
            if not shop.domain.is_function(word)
        ]
        if each and "no" not in each:
            closest = min(closest, each[-1], key=CLOSEST.index)
    bit = 1 << number
    over = [t for t in reading.terms if t.start < thing.end and t.end > thing.start]
    if any(t.kind == "kind" and t.where.head & bit for t in over):
        return "is"  # "Something sweet": all sweets are.
    unknown = closest in {"told", "no"} and shop.domain.things.isdisjoint(thing.words)
    if unknown and any(t.kind == "word" and (t.where.head | t.where.name) & bit for t in over):
        return "ear"
    return closest


def _thing(start: int, said: list[str], same: frozenset[str], reading: Reading) -> Thing:
    forms = frozenset("_".join(map(stem, each.split("_"))) for each in same)
    before = reading.words[max(start - 2, 0) : start]
    if before and canonical_unit(before[-1]) is not None:
        before = before[:-1]  # "Kitne litre paani mein ghulta hai".
    counted = bool(HOW_MANY & {*before[-1:]})
    return Thing(start, start + len(said), tuple(said), same | forms, counted)


def _set_aside(reading: Reading, products: int) -> set[int]:
    aside = [
        term
        for term in reading.terms
        if term.purpose
        or term.taken_back
        or (term.where.brand and not term.where.head)
        or (term.where.option & products and not (term.where.head | term.where.name) & products)
    ]
    aside += [term for run in reading.refused for term in run]
    beside = {at for at in range(len(reading.words)) if _is_beside(at, reading.words)}
    return beside | {at for term in aside for at in range(max(term.start, 0), term.end)}


def _is_beside(at: int, words: list[str]) -> bool:
    """Whether a word says what comes with it or what it is like: "with ice cream", "ice cream wali
    coffee", "cheese daal ke"."""
    before = words[max(at - _WITHIN, 0) : at]
    behind = words[at + 1 : at + 2]
    return bool(_WITH & {*before}) or bool((WALA | _PUT_IN) & {*behind})


def _names_goods(word: str, at: int, reading: Reading, shop: ShopWords) -> bool:
    if word.isdigit() or shop.domain.is_function(word) or canonical_unit(word) is not None:
        return False
    counted = at > 0 and FIGURE.match(reading.words[at - 1]) is not None
    if word in _CONSUMED and _OF_DEED & {*reading.words[at + 1 : at + 2]}:
        return False
    if {word, stem(word)} & _NAMES_NOTHING or (counted and sale_unit(shop, word)):
        return False
    held = shop.lookup(word)
    if {word, stem(word)} & shop.domain.things or (held is not None and held.head):
        return True
    return any(t.start <= at < t.end and t.kind == "word" and t.where.head for t in reading.terms)


@dataclass(frozen=True, slots=True)
class _Own:
    ends: frozenset[str]
    """What it is: the last words of its names, with all words that mean the same."""
    inner: frozenset[str]
    told: frozenset[str]


def _own_words(product: Product, shop: ShopWords) -> _Own:
    names = [called(product.name), tuple(phrase_words(product.category))]
    names += [tuple(phrase_words(alias)) for alias in product.aliases]
    last = noun(product.name, shop.domain)
    if last in names[0]:
        up_to_noun = len(names[0]) - names[0][::-1].index(last)
        names.append(names[0][:up_to_noun])
    ends = {"_".join(name[-length:]) for name in names for length in _lengths(name)}
    ends |= {same for end in ends for same in shop.same_words(end, by_ear=False)}
    return _Own(
        frozenset(ends),
        frozenset(
            "_".join(name[at : at + length])
            for name in names
            for length in _lengths(name)
            for at in range(len(name) - length + 1)
        ),
        frozenset(word for text in _told(product) for word in phrase_words(text)),
    )


def _lengths(name: tuple[str, ...]) -> range:
    return range(1, min(len(name), _LONGEST) + 1)


def _told(product: Product) -> Iterator[str]:
    yield from (product.name, product.description, *product.specs, *product.specs.values())
    yield from (choice.name for group in product.options for choice in group.choices)


def _by_words(same: frozenset[str], own: _Own) -> Relation:
    if same & own.ends:
        return "is"
    if any(each in own.inner or own.inner.issuperset(each.split("_")) for each in same):
        return "in"
    return "no" if same.isdisjoint(own.told) else "told"
