"""All goods that suit a diet: "veg mein kya kya hai", "what non veg do you have".

Few of them are called so. What is in the others is told by their records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.dialogue.goods.without import has, without
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.reading.terms import Reading, Term
from kb.domains.unsuited import Unwanted
from kb.language.words import stem, word_set

_NON = "non"
_NON_VEG = word_set("nonveg non_veg nonvegetarian")
_VEG = "vegetarian"
_DIETS = word_set("vegan vegetarian shakahari niramish jain eggless")
_VEGAN = "vegan"
_STRICT = word_set("vegan niramish jain eggless")
_MOST = 2000


def with_diet(reading: Reading, shop: ShopWords) -> Reading:
    """The reading with a diet taken as all goods that suit it, where nothing else is named."""
    at, diet, eats = _diet_said(reading, shop)
    not_in = shop.domain.unwanted.by_person.get(diet, ())
    firm = [t for t in reading.terms if not (t.optional or t.purpose)]
    others = any(t.start not in {at, at - 1} for t in firm)
    if at < 0 or others or count(everything := (1 << len(shop.products)) - 1) > _MOST:
        return reading
    if diet in _STRICT:
        told = mask_of(
            n for n in bits(everything) if all(has(shop.products[n], u) is False for u in not_in)
        )
        mask = told if told and diet == _VEGAN else without(everything, not_in, shop)
    else:
        mask = _eaten(everything, not_in, shop, meaty=eats)
    if not mask:
        return reading
    kind = Term(at, at + 1, reading.words[at], Where(head=mask), "kind")
    return replace(reading, terms=[kind], missing=[], unwanted=())


def with_meat(reading: Reading, shop: ShopWords) -> Reading:
    """The reading with "non veg" beside goods that are named taken as all that has meat: "non veg
    nashta" is none of the snacks that are called veg."""
    at, diet, eats = _diet_said(reading, shop)
    everything = (1 << len(shop.products)) - 1
    if at < 0 or not eats or count(everything) > _MOST:
        return reading
    mask = _eaten(everything, shop.domain.unwanted.by_person.get(diet, ()), shop, meaty=True)
    others = [t for t in reading.terms if t.start not in {at, at - 1}]
    if not mask or not others:
        return reading
    start = at - 1 if reading.words[at - 1 : at] == [_NON] else at
    meat = Term(start, at + 1, " ".join(reading.words[start : at + 1]), Where(spec=mask), "kind")
    terms = sorted([*others, meat], key=lambda term: term.start)
    return replace(reading, terms=terms, only=mask)


def _eaten(everything: int, not_in: Sequence[Unwanted], shop: ShopWords, *, meaty: bool) -> int:
    """What has some of it, or what has none. Few records say that no meat is in a thing, but all
    that has some is called so; where neither is sold (coffee) nobody asks."""
    told = {n: [has(shop.products[n], each) for each in not_in] for n in bits(everything)}
    having = mask_of(n for n, has_any in told.items() if True in has_any)
    asked = mask_of(n for n, has_any in told.items() if {True, False} & {*has_any})
    if meaty:
        return having
    shelves = 0
    for members in shop.categories.values():
        shelves |= members if members & asked else 0
    return shelves & ~having


def _diet_said(reading: Reading, shop: ShopWords) -> tuple[int, str, bool]:
    """Where a diet is said, its name, and whether all that does not suit it is wanted."""
    for at, word in enumerate(reading.words):
        if word in _NON_VEG:
            return at, _VEG, True
        for same in sorted({stem(word), *shop.same_words(word)} & _DIETS):
            return at, same, reading.words[at - 1 : at] == [_NON]
    return -1, "", False
