"""Names of everyday words: as they sound, "dam ka rot" where the shop has "Dum ka Roat", and said
as a whole, "khara bath"."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.reading.terms import OF, Reading, Term, add_term
from kb.language.script import phonetic_key, similarity
from kb.language.words import stem

_LENGTH = 3
_ALIKE = 0.85
_FEW = 50
"""A word that more names have is looked at no closer."""
_SEVERAL = 2


def read_names_heard(
    reading: Reading, shop: ShopWords, taken: list[bool], purpose: frozenset[int]
) -> None:
    """Two words that "ka" joins, which sound like two that it joins in names here, though each by
    itself is too short or too plain to be heard as a name."""
    for start in range(len(reading.words) - _LENGTH + 1 if shop.ka_names else 0):
        end = start + _LENGTH
        said = reading.words[start:end]
        first, link, last = said
        if link not in OF or True in taken[start:end]:
            continue
        mask = 0
        for name, products in shop.ka_names.get(
            (phonetic_key(first), phonetic_key(last)), {}
        ).items():
            if similarity(first, name[0]) >= _ALIKE and similarity(last, name[1]) >= _ALIKE:
                mask |= products
        if not mask or any(shop.lookup(word) is not None for word in (first, last)):
            continue
        where, for_it = Where(name=mask), end - 1 in purpose
        term = Term(start, end, " ".join(said), where, certainty=_ALIKE, purpose=for_it)
        add_term(reading, term, taken)


def with_whole_names(terms: list[Term], words: list[str], shop: ShopWords) -> list[Term]:
    """The terms, what might be plain language naming goods for sure where it is part of a name that
    was said from its first word to its last."""
    whole = {at for term in terms if _may_be_plain(term) for at in _name_around(term, words, shop)}
    return [
        replace(term, if_unfit="") if _may_be_plain(term) and term.start in whole else term
        for term in terms
    ]


def _may_be_plain(term: Term) -> bool:
    return (
        term.kind == "word" and term.if_unfit == "ignored" and not (term.optional or term.purpose)
    )


def _name_around(term: Term, words: list[str], shop: ShopWords) -> range:
    """Where the name of several words is said that a term stands in."""
    if term.start < 0 or count(term.where.name) > _FEW:
        return range(0)
    for number in bits(term.where.name):
        name = shop.names[number][0]
        length = len(name)
        for start in range(max(term.end - length, 0), term.start + 1):
            said = words[start : start + length]
            if length >= _SEVERAL and len(said) == length and {*map(stem, said)} == name:
                return range(start, start + length)
    return range(0)
