"""Phrases that the domain packs know: "hot water bag", "bhaap wali istri", "vada pav"."""

from __future__ import annotations

import functools
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from operator import and_

from device.dialogue.index.nouns import noun as last_noun
from device.dialogue.index.product_sets import bits, mask_of
from device.dialogue.index.shop_words import GRAMMAR, ShopWords, Where
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.clauses import SAYS_NO_KIND
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.names_heard import read_names_heard
from device.dialogue.reading.terms import (
    FIGURE,
    OF,
    WALA,
    WITHOUT_WORDS,
    IfUnfit,
    Missing,
    Reading,
    Term,
    add_term,
)
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_LONGEST_PHRASE = 6
_CLOSE_LOOK = 60
_FRESH = word_set("fresh taaza taza taaji taazi tazi")
_SIZES = word_set(
    "chota choti chote chhota chhoti chhote bada badi bade small big large mini lamba lambi"
)
_INSERTED = _SIZES | word_set("sasta sasti saste mehnga mehngi mehnge cheap cheaper cheapest")
"""What may be said inside the name of a thing, and is no part of it."""
_LINKS = WALA | OF
_INTO = word_set("me mein mai pe par")
"""Behind goods, "silai machine mein daalne wala tel" is for these and no others."""
_FOR_WHOM = word_set("liye liya lie")
"""Behind "bachchon ke": of what is for anybody no record says whom it is for."""
_NUMBER = word_set("number nambar")
_POSTPOSITIONS = word_set("pe pay par per me mein mai se ko tak")


def read_phrases(
    reading: Reading, shop: ShopWords, taken: list[bool], purpose: frozenset[int]
) -> None:
    """Phrases that the domain packs know: "hot water bag", "bhaap wali istri"."""
    words = reading.words
    for start in range(len(words) - 1):
        named = shop.plain_names.get((stem(words[start]), stem(words[start + 1])), 0)
        if named and not (taken[start] or taken[start + 1]):
            text = f"{words[start]} {words[start + 1]}"
            term = Term(start, start + 2, text, Where(name=named), purpose=start in purpose)
            add_term(reading, term, taken)
    read_names_heard(reading, shop, taken, purpose)
    figures = [word[0].isdigit() for word in words]
    for length in range(_LONGEST_PHRASE, 1, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            if True in taken[start : start + length] or True in figures[start + 1 : start + length]:
                continue
            if start and FIGURE.match(words[start - 1]) and _belongs_to_figure(words[start:]):
                continue
            said = words[start : start + length]
            if said[0].isdecimal() and (Decimal(said[0]), stem(said[1])) in shop.counted:
                continue  # "3 phase" is read as a figure where goods are called so.
            if said[0] in _POSTPOSITIONS or said[0] in _LINKS or said[-1] in OF:
                continue  # "Inverter pe light" speaks of no pen light.
            if said[-1] in WALA and _say_their_own(said, words[start + length :][:1], shop):
                continue  # "Walker pahiye wala": each word says its own.
            if start and words[start - 1] in WITHOUT_WORDS and (WALA | OF) & {*said}:
                continue  # "Bina pahiye wale walker": it is not the walker that is refused.
            group = shop.domain.phrase(said) or _but_for_a_size(said, shop)
            if group is None and not said[0][0].isdigit():
                heard = shop.domain.phrase_by_sound(said)
                group = heard if heard and not _sound_like_goods(said, shop) else None
            if group is not None and _is_only_a_size(said, group, shop):
                continue
            if group is not None and not _begins_with_a_unit(words, span, shop):
                _read_phrase(reading, shop, span, group, taken, purpose)


def _belongs_to_figure(words: list[str]) -> bool:
    """ "5 ampere", "3 number wala": what is measured, or which of several, and no name."""
    which = words[0] in _NUMBER and bool(WALA & {*words[1:2]})
    return which or canonical_unit(words[0]) is not None


def _say_their_own(said: list[str], behind: list[str], shop: ShopWords) -> bool:
    """Whether what is described so is told by the words; in "pin wala bulb", where sockets have
    pins and bulbs a pin base, it is told by the phrase."""
    own = [word for word in said if word not in WALA]
    if not _has_all(own, shop):
        return False
    thing = shop.lookup(behind[0]) if behind else None
    group = shop.domain.phrase(said)
    called = _of_group(group, shop) if group is not None else None
    if thing is None or called is None or _has_all([*own, *behind], shop):
        return True
    return not called.hard & thing.head


def _but_for_a_size(said: list[str], shop: ShopWords) -> frozenset[str] | None:
    """ "Cooler ki chhoti motor" is a cooler ki motor, a small one; so is "bhaap lene wali sasti
    machine" a cheap one."""
    if _INSERTED.isdisjoint(said[1:-1]):
        return None
    rest = [said[0], *(word for word in said[1:-1] if word not in _INSERTED), said[-1]]
    named = [word for word in rest if word not in _LINKS]
    return shop.domain.phrase(rest) or shop.domain.phrase_by_sound(named)


def _is_only_a_size(said: list[str], group: frozenset[str], shop: ShopWords) -> bool:
    """ "Bada packet" is the bigger of two where nothing here is called a family pack."""
    sized = len(said) == len(("bada", "packet")) and said[0] in _SIZES and said[1] in CONTAINERS
    others = (name.split("_") for name in group - {"_".join(said)})
    return sized and not any(all(part in shop.words for part in name) for name in others)


def _sound_like_goods(words: list[str], shop: ShopWords) -> bool:
    """Whether the words by themselves are heard as what some goods here have."""
    mask = -1
    for word in words:
        heard = shop.sounds_like(word)
        mask &= heard[0].hard if heard is not None else 0
    return bool(mask)


def _begins_with_a_unit(words: list[str], span: range, shop: ShopWords) -> bool:
    """ "200 ah battery" is a battery of 200 Ah, whatever "ah battery" sounds like."""
    first = span[0]
    if not first or not FIGURE.match(words[first - 1]) or canonical_unit(words[first]) is None:
        return False
    return not shop.together(words[position] for position in span)


def _read_phrase(
    reading: Reading,
    shop: ShopWords,
    span: range,
    group: frozenset[str],
    taken: list[bool],
    purpose: frozenset[int],
) -> None:
    text = " ".join(reading.words[position] for position in span)
    words = [reading.words[position] for position in span if _names_part(reading, position, span)]
    describes = not WALA.isdisjoint(words) and words[-1] not in SAYS_NO_KIND
    whole = words[-1] not in WALA
    own = _by_words_of_their_own(shop.without_parts(shop.together(words), words), words, shop)
    noun = shop.lookup(words[-1]) if own else None
    # "First aid box" is nothing that is sold by the box.
    own &= noun.named | noun.option if noun is not None else 0
    joined = shop.words.get(stem("".join(words)))
    if own and joined is not None:
        own |= joined.named  # "Milk shake" and "Milkshake" in one shop.
    where = Where(head=own) if own else _of_group(group, shop)
    behind = [shop.lookup(word) for word in reading.words[span[-1] + 1 : span[-1] + 2]]
    goes_on = any(each is not None and each.head & own for each in behind)
    firm = own & ~noun.head if noun is not None and not goes_on else 0
    others = _called_after(words[0], firm, shop) if firm else 0
    if others:
        # "Sugar ki strip" is no meter that comes with strips, where there are strips.
        called = _of_group(group, shop) if own == others else None
        heads = called.head & noun.head if called is not None and noun is not None else 0
        where = Where(head=own & ~others or heads or own)
    by_alias = own and not others and _only_by_alias(own, words, shop)
    kind = _of_group(group, shop) if by_alias else None
    if kind is not None:
        # A "sugar machine" is any glucometer, though one is also called so.
        where = Where(head=own | kind.head)
    if where is not None and whole and not (where.named or where.option):
        if _has_all(words, shop):
            return  # "Paani ki botal" is water, and no other drink that is sold by the bottle.
        if group & shop.domain.things:
            where = None  # A knee cap of cotton is no cotton roll.
    if where is not None:
        where = _of_its_maker(where, words, shop)
        # "With ice cream" may choose that of a pie, though a coffee is called so.
        chosen = [shop.lookup(word, by_ear=False) for word in words if word not in _LINKS]
        options = [each.option if each is not None else 0 for each in chosen]
        choices = functools.reduce(and_, options) if whole and options else 0
        where = replace(where, option=where.option | choices)
    said_last = next((at for at in reversed(span) if reading.words[at] not in _LINKS), span[-1])
    goes_into = reading.words[span[-1] + 1 : span[-1] + 2]
    for_something = said_last in purpose and not _INTO & {*goes_into}
    if where is not None and not own and _says_more(words, where, shop):
        return
    if_unfit: IfUnfit
    if where is not None:
        if_unfit = "" if whole and reading.words[span[-1]] not in _FOR_WHOM else "ignored"
        term = Term(span[0], span[-1] + 1, text, where, purpose=for_something, if_unfit=if_unfit)
        named = tuple(at for at in span if not _inner_size(reading, at, span))
        add_term(reading, term, taken, named)
        return
    if whole and (so := _described_so(words, shop)):
        if_unfit = "ignored" if words[-1] in _FOR_WHOM else ""
        term = Term(span[0], span[-1] + 1, text, Where(head=so), if_unfit=if_unfit)
        add_term(reading, term, taken)
        return
    known = _has_all(words, shop) or words[0][0].isdigit()
    if known or for_something or not group & shop.domain.things:
        return
    # "Hawa wala gadda" is a thing where there are no mattresses, rather than a way they may be.
    described = describes and shop.lookup(words[-1]) is not None
    reading.missing.append(Missing(span[0], text, "quality" if described else "goods"))
    for position in span[:-1] if described else span:
        taken[position] = True


def _by_words_of_their_own(mask: int, words: list[str], shop: ShopWords) -> int:
    """Without goods that have but one word for two of a phrase: a "Door Phone" is no "mobile phone"
    because a mobile is a phone."""
    said = [shop.same_words(word) for word in words if word not in GRAMMAR | _LINKS]
    alone = (n for n in islice(bits(mask), _CLOSE_LOOK) if not _has_each(n, said, shop))
    return mask & ~mask_of(alone)


def _has_each(number: int, said: list[tuple[str, ...]], shop: ShopWords) -> bool:
    product = shop.products[number]
    texts = (product.name, product.brand, product.category, *product.aliases)
    own = {word for text in texts for word in phrase_words(text)}
    return len(own.intersection(word for same in said for word in same)) >= len(said)


def _only_by_alias(mask: int, words: list[str], shop: ShopWords) -> bool:
    """Whether none of some goods has the words in its own name."""
    said = {stem(word) for word in words if word not in _LINKS}
    return not any(said <= shop.names[number][0] for number in islice(bits(mask), _CLOSE_LOOK))


def _called_after(word: str, mask: int, shop: ShopWords) -> int:
    """The products that are what a word names: glucometers for "sugar"."""
    same = {*shop.same_words(word)}
    close = ((n, shop.products[n]) for n in islice(bits(mask), _CLOSE_LOOK))
    return mask_of(
        n for n, p in close
        if last_noun(p.name, shop.domain) in same or {*phrase_words(p.category)[-1:]} & same
    )  # fmt: skip


def _inner_size(reading: Reading, position: int, span: range) -> bool:
    return span[0] < position < span[-1] and reading.words[position] in _INSERTED


def _names_part(reading: Reading, position: int, span: range) -> bool:
    """Whether a word of a phrase is part of the name: "fridge ke liye stabilizer" is named by its
    first and its last, "cooler ki chhoti motor" by all but its size."""
    return reading.words[position] != "liye" and not _inner_size(reading, position, span)


def _has_all(words: list[str], shop: ShopWords) -> bool:
    """Whether some goods have each word of a phrase, which then need not mean what it means
    elsewhere: a drink that comes with oat milk. "Vada pav" is no vada where sandwiches have pav."""
    mask = -1
    for word in words:
        if word in _SIZES | GRAMMAR | _FRESH:
            continue
        held = shop.lookup(word)
        # Records may say of drinks which milk; though no "weight machine".
        asked = shop.attribute(word) if words[-1] not in SAYS_NO_KIND else None
        # That thalis tell of their breads makes none of them a "pav bhaji".
        own = asked in {word, stem(word)} or word == words[-1]
        told = shop.attributes.get(asked, 0) if asked is not None and own else 0
        mask &= told | (held.hard if held is not None else 0)
    return bool(mask)


def _described_so(words: list[str], shop: ShopWords) -> int:
    """Goods of the kind that the last word names whose records say the others of them: a switch
    that is "modular" by its description alone."""
    thing = shop.lookup(words[-1], by_ear=False)
    mask = thing.head if thing is not None else 0
    for word in words[:-1]:
        if shop.domain.names_goods(word):
            return 0  # A "pav bhaji" is none that comes with pav.
        held = shop.lookup(word, by_ear=False) if word not in GRAMMAR else thing
        mask &= held.anywhere if held is not None else 0
    return mask


def _says_more(words: list[str], where: Where, shop: ShopWords) -> bool:
    """Whether the words by themselves name some goods and the phrase others too: where all rolls
    are kathi rolls, a "veg roll" is one that is veg."""
    each = [shop.lookup(word, by_ear=False) for word in words]
    if each[-1] is None or each[-1].head & where.head != where.head:
        return False
    mask = each[-1].head
    for own in each[:-1]:
        mask &= own.hard if own is not None else 0
    return bool(mask and where.head & ~mask)


def _of_its_maker(where: Where, words: list[str], shop: ShopWords) -> Where:
    """ "Dettol liquid" is Dettol's where the shop has that, though any antiseptic is called so."""
    for word in words:
        own = shop.words.get(word)
        # "Solar" is a word of a maker's name, and of what others make.
        if own is not None and where.head & own.brand and not own.head & ~own.brand:
            where = replace(where, head=where.head & own.brand)
    return where


def _of_group(group: frozenset[str], shop: ShopWords) -> Where | None:
    """The goods that have a name of a group, but for those that only have it as the end of another
    name: a "solar charger" is no "mobile charger", though one says "charger" for that."""
    where = shop.of_group(group)
    close = islice(bits(where.head), _CLOSE_LOOK) if where is not None else ()
    others = mask_of(number for number in close if _is_other(number, group, shop))
    if where is None or not others:
        return where
    left = Where(where.brand, where.head & ~others, where.name & ~others, where.spec & ~others)
    return left if left.hard else None


def _is_other(number: int, group: frozenset[str], shop: ShopWords) -> bool:
    product = shop.products[number]
    texts = (f"{product.category} {product.name}", product.category, *product.aliases)
    names = [phrase_words(text) for text in texts]
    whole = frozenset(name for name in group if "_" in name)
    ends = [_called(words, group, shop) for words in names]
    if (
        ends[0] is False
        and ends[1] is not True
        and not any(_says(words, whole, shop) for words in names)
    ):
        return True  # An "adult diaper" that is also called "XL diaper" is no baby diaper.
    if True in ends:
        return False
    return False in ends or not any(_says(words, group, shop) for words in names)


def _says(words: list[str], group: frozenset[str], shop: ShopWords) -> bool:
    """Whether one name has all words of a phrase, if in other words, each by a word of its own:
    what is for patients and also called "air bed" is no "patient bed", and "phone" alone is no
    "mobile phone"."""
    own = {*map(stem, words)}
    for name in group:
        parts = name.split("_")
        said = [own.intersection(shop.same_words(part, by_ear=False)) for part in parts]
        if all(said) and len(frozenset[str]().union(*said)) >= len(parts):
            return True
    return False


def _called(words: list[str], group: frozenset[str], shop: ShopWords) -> bool | None:
    """Whether a name has one of a group as it is, or only at the end of a longer name that packs
    know as something else; None where it has none."""
    found: bool | None = None
    for end in range(len(words), 0, -1):
        for start in range(end - 1, max(end - _LONGEST_PHRASE, 0) - 1, -1):
            said = words[start:end]
            if "_".join(said) in group:
                found = True
            elif found and len(said) > 1:
                longer = shop.domain.phrase(said)
                if longer is not None and longer.isdisjoint(group):
                    return False
        if found:
            return True
    return found
