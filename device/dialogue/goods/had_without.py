"""Whether what was asked for can be had without what must not be in it, and what else could."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.goods.resolve import Match, resolve
from device.dialogue.goods.without import all_have
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.reading.terms import Missing, Reading, Term, has_noun

_THAT = "-"
"""What is missing where it has no name."""


def had_without(
    reading: Reading, match: Match, shop: ShopWords, *, chooses: bool
) -> tuple[Reading, Match]:
    """What a question says and finds, or that it is missing where all of it has what is unwanted.
    Who `chooses` means more than the one thing that is called just as he says: of the coffees "cold
    coffee without milk" is the cold brew."""
    if not all_have(match.mask, reading.unwanted, shop):
        return reading, match
    if chooses and not has_noun(reading):
        return reading, match  # "Something hot": what is called so is not all that is meant.
    kinds = [_by_kind(term, shop) for term in reading.terms]
    described = [_as_described(term) for term in kinds if _is_thing(term)]
    for terms in (kinds, described) if chooses else ():
        wider = replace(reading, terms=terms)
        others = resolve(wider, shop)
        if others.found and not all_have(others.mask, reading.unwanted, shop):
            return wider, others
    lacking = Missing(0, _THAT, "goods")
    return replace(reading, missing=[*reading.missing, lacking]), match


def _by_kind(term: Term, shop: ShopWords) -> Term:
    """A name of several words taken as its last, which says the kind."""
    last = term.text.split()[-1]
    kind = shop.lookup(last) if term.kind == "word" and term.end - term.start > 1 else None
    if kind is None or not kind.head:
        return term
    return replace(term, start=term.end - 1, text=last, where=kind)


def _as_described(term: Term) -> Term:
    """A thing with all that is described so: a thukpa is a soup."""
    return replace(term, where=Where(head=term.where.anywhere))


def _is_thing(term: Term) -> bool:
    return bool(term.where.head) and not (term.optional or term.purpose)
