"""Which products have all that was said, and what is given up where none has it all."""

from __future__ import annotations

import itertools

from device.dialogue.reading.clauses import SAYS_NO_KIND
from device.dialogue.reading.terms import Term

_LEAVE_OUT_AT_MOST = 3
_TAKEN_BACK = 0.01
_NO_KIND = 0.1
"""So much less it is to give up "machine" than what the words before say of it."""
_WEIGHS = {"kind": 3.0, "name": 2.0, "other": 1.0, "general": 1.0}
"""How much it is to give up what says the kind or the maker, a name, anything else."""
_DOUBT = 0.85
"""How much surer one is of an utterance that is understood whole than with a word left over."""


def intersect(
    terms: list[Term], everything: int
) -> tuple[int, tuple[str, ...], float, list[Term], tuple[Term, ...]]:
    """The products that have all that must hold, what excluded everything where there are none, how
    certain the words are, the terms that were used and those that were given up."""
    required = [term for term in terms if not term.optional and not term.purpose]
    doubtful = [term for term in required if term.if_unfit]
    for size in range(min(len(doubtful), _LEAVE_OUT_AT_MOST) + 1):
        # Of all ways to give up as few words as possible, the one that gives up the least.
        for left_out in sorted(itertools.combinations(doubtful, size), key=weight_of):
            given_up = set(map(id, left_out))
            kept = [term for term in required if id(term) not in given_up]
            mask, certainty = _common(kept, everything) if _is_supported(kept, terms) else (0, 0.0)
            mask = _but_for_general(mask, kept, everything)
            if mask:
                certainty *= _DOUBT ** sum(not term.taken_back for term in left_out)
                mask, used = _narrowed(mask, kept, terms)
                return mask, (), certainty, used, left_out
    return 0, _blame(required, everything), 1.0, required, ()


def _blame(required: list[Term], everything: int) -> tuple[str, ...]:
    """The terms without which something would fit; all of them if no single one decides."""
    blamed = []
    for left_out in required:
        mask = everything
        for term in required:
            if term is not left_out:
                mask &= term.where.anywhere
        if mask:
            blamed.append(left_out)
    # A measure is doubted before a name: "25 amp MCB" is an MCB that is not there in 25 A.
    blamed.sort(key=lambda term: (term.kind == "word", term.where.head != 0))
    return tuple(term.text for term in blamed[:2]) or tuple(term.text for term in required)


def _but_for_general(mask: int, kept: list[Term], everything: int) -> int:
    """ "Nebuliser machine": that only a vaporiser is also called a machine does not choose it
    before what is named nebuliser."""
    others = [term for term in kept if level(term) != "general"]
    if not mask or not others or len(others) == len(kept):
        return mask
    wider, _ = _common(others, everything)
    named = wider
    for term in others:
        named &= (term.where.name | term.where.brand) if term.kind == "word" else named
    return mask if mask & named or not named else wider


def weight_of(terms: tuple[Term, ...]) -> float:
    """How much is given up with these terms; what was taken back weighs next to nothing, yet its
    name more than its size."""
    return sum(
        (_TAKEN_BACK if term.taken_back else 1.0) * _WEIGHS[level(term)] * term.certainty
        - (_NO_KIND if term.text in SAYS_NO_KIND else 0.0)
        for term in terms
    )


def level(term: Term) -> str:
    if term.where.head and term.if_unfit == "ignored":
        return "general"
    if term.kind == "word" and (term.where.head or term.where.brand):
        return "kind"
    return "name" if term.where.name else "other"


def _is_supported(kept: list[Term], terms: list[Term]) -> bool:
    """Words heard in others hold only beside another word, if only a unit of sale ("kotan rol") or
    what the thing is for ("badminton khelne ka racket")."""
    beside = [t for t in terms if t.kind == "sale_unit" or (t.purpose and t.kind == "word")]
    return not any(
        term.needs_support
        and not any(other is not term and other.where.hard for other in kept)
        and not any(other.where.hard & term.where.hard for other in beside)
        for term in kept
    )


def _common(kept: list[Term], everything: int) -> tuple[int, float]:
    """The products that have all terms, in their own words or else in their descriptions."""
    certainty = min((term.certainty for term in kept), default=1.0)
    mask = everything
    for term in kept:
        mask &= term.where.hard
        if not mask:
            break
    if mask or not any(term.where.text for term in kept) or _are_maker_and_kind(kept):
        return mask, certainty
    mask = everything
    for term in kept:
        mask &= term.where.anywhere
    return mask, certainty * 0.8


def _are_maker_and_kind(kept: list[Term]) -> bool:
    """A "OneTouch glucometer" is none of OneTouch's strips, which are for one."""
    if len(kept) != len(("maker", "kind")) or kept[0].end != kept[1].start:
        return False
    maker, kind = kept
    return bool(maker.where.brand and not maker.where.head and kind.where.head)


def _narrowed(mask: int, kept: list[Term], terms: list[Term]) -> tuple[int, list[Term]]:
    used = list(kept)
    called = mask
    for term in kept:
        called &= term.where.named if term.kind == "word" and term.where.named else called
    # "The children's one, and the big one": what is said last comes first.
    for term in sorted(terms, key=lambda term: term.taken_back):
        held = term.where.hard or term.where.text
        if term.purpose:
            used += [term] if mask & term.where.anywhere else []
        elif term.optional and mask & held:
            if called and not called & held and not term.where.named & mask:
                # "A small roll of cotton" is none of the knee caps of cotton that come in small.
                continue
            mask &= held
            called &= held
            used.append(term)
    return mask, used
