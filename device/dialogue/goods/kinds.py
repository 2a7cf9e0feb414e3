"""Goods that are wanted by what is done with them: "something to eat", "chhidakne ko kuch"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.dialogue.goods.narrow import SAME_WORD
from device.dialogue.index.nouns import noun
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.clauses import SAYS_NO_KIND
from device.dialogue.reading.terms import OF, Reading, Term
from kb.domains.phrase_key import phrase_key
from kb.language.words import stem, word_set

_LONGEST = 3
_WHEN = word_set("after before with till until")
_OWN = word_set("my our the their his her a")
_THEN = word_set("baad pehle pahle saath sath beech upar")
_SOMETHING = word_set("something anything kuch kuchh koi")
_FEW = 12


def with_kind(reading: Reading, shop: ShopWords) -> Reading:
    """The reading with words for a kind of goods, or for a use, taken as all such goods, where
    nothing else says what is wanted and the shop has no shelf of that very name."""
    reading = _all_called_so(reading, shop)
    span, names = _kind_said(reading, shop)
    named = [
        term
        for term in reading.terms
        if term.kind == "word"
        and term.where.head
        and not (term.optional or term.purpose or term.text in SAYS_NO_KIND)
        and not (span.start <= term.start < span.stop)
    ]
    if not span or reading.code is not None or _is_part_of_name(span, reading):
        return reading
    if any(t.start < span.stop < t.end and t.where.head for t in reading.terms):
        return reading  # "Sugar check karne ki strip" is no machine that checks it.
    word = " ".join(reading.words[span.start : span.stop])
    if any(phrase_words(category) == [stem(word)] for category in shop.categories):
        return reading
    mask = called_so(names, shop)
    for term in named:
        # "Veg snacks" are all that are veg, though one is called "veg".
        mask &= term.where.named
    if not mask:
        return reading
    kind = Term(span.start, span.stop, word, Where(head=mask), "kind")
    kept = [t for t in reading.terms if not span.start <= t.start < span.stop]
    kept = [t for t in kept if t.text not in SAYS_NO_KIND]
    terms = [kind, *(_only_ranks(term) for term in kept)]
    return replace(
        reading,
        terms=sorted(terms, key=lambda term: term.start),
        missing=[each for each in reading.missing if each.position not in span],
    )


def asks_for_something(reading: Reading) -> bool:
    """ "Something for shade", "kuch shade ke liye": goods are meant, though none are named."""
    nothing = not (reading.names_something or reading.missing)
    return nothing and not _SOMETHING.isdisjoint(reading.words)


def lacks_kind(reading: Reading, shop: ShopWords) -> bool:
    """ "That apricot dessert": nothing is called so, but it is what goods of many names are."""
    lacking = (each.word.split() for each in reading.missing if each.kind == "goods")
    return any(phrase_key(words) in shop.domain.kinds for words in lacking)


def _all_called_so(reading: Reading, shop: ShopWords) -> Reading:
    """ "Everything with chicken": where a word names no kind by itself, all that is called so;
    else all whose name ends so: "Venus N95 Mask" is a mask on whatever shelf."""
    firm = [t for t in reading.terms if not (t.optional or t.purpose)]
    if len(firm) != 1 or firm[0].kind != "word" or firm[0].where.brand:
        return reading
    where, same = firm[0].where, {*shop.same_words(firm[0].text)}
    if not where.head or not where.name & ~where.head or count(where.head) > _FEW:
        return reading
    ending = [n for n in bits(where.hard) if noun(shop.products[n].name, shop.domain) in same]
    head = where.head | mask_of(ending) if ending else where.hard
    wider = replace(firm[0], where=replace(where, head=head))
    return replace(reading, terms=[wider if t is firm[0] else t for t in reading.terms])


def _is_part_of_name(span: range, reading: Reading) -> bool:
    """ "Ghutne ka support" names one thing for knees, whatever else there is for them."""
    return any(
        term.where.head and term.start <= span.start and term.end >= span.stop
        and not OF.isdisjoint(term.text.split())
        for term in reading.terms
    )  # fmt: skip


def _kind_said(reading: Reading, shop: ShopWords) -> tuple[range, frozenset[str]]:
    """Where a kind or a use is named, the longest first, and what such goods are called."""
    words, kinds = reading.words, shop.domain.kinds
    for length in range(_LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            if reading.refusing.intersection(range(start, start + length)):
                continue  # "I do not eat egg" asks for nothing to eat.
            if _says_when(words, start, start + length):
                continue
            names = kinds.get(phrase_key(words[start : start + length]))
            if names and not (length == 1 and _is_own_name(words[start], shop)):
                return range(start, start + length), names
    return range(0), frozenset()


def _says_when(words: Sequence[str], start: int, end: int) -> bool:
    """ "Khane ke baad kuch meetha", "after lunch food": when it is had, and not what."""
    before, behind = words[max(start - 2, 0) : start], words[end : end + 2]
    ahead = before[:-1] if _OWN & {*before[-1:]} else before[-1:]
    return bool(_WHEN & {*ahead}) or (behind[:1] == ["ke"] and bool(_THEN & {*behind}))


def _is_own_name(word: str, shop: ShopWords) -> bool:
    """A "thandai" is nothing cold where there are thandais."""
    called = {name[-1] for name in shop.called if name}
    return not called.isdisjoint(shop.spelled_alike(word, SAME_WORD))


def _only_ranks(term: Term) -> Term:
    return replace(term, if_unfit=term.if_unfit or "ignored") if term.kind == "word" else term


def called_so(names: frozenset[str], shop: ShopWords) -> int:
    """The products whose category or name ends in one of these."""
    mask = 0
    for category, members in shop.categories.items():
        if _end_in(phrase_words(category), names, shop):
            mask |= members
            continue
        for number in bits(members):
            if _end_in(shop.called[number], names, shop):
                mask |= 1 << number
    return mask


def _end_in(text: Sequence[str], names: frozenset[str], shop: ShopWords) -> bool:
    words = list(text)
    while len(words) > 1 and shop.domain.is_function(words[-1]) and words[-1] not in names:
        words.pop()
    return bool(words) and (words[-1] in names or "_".join(words[-2:]) in names)
