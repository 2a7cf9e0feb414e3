"""What is big or long of a thing: a "lambe taar wala extension board" and "a fan with longer
blades" name no wire and no blades that are sold by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from device.dialogue.reading.terms import WALA, Term
from kb.language.words import word_set

_HAS = word_set("with having has jiska jiski jiske jisme jismein")
_SMALL = word_set("the a an")


def big_parts_only_narrow(
    terms: list[Term], words: list[str], size_of: Callable[[str], str | None]
) -> list[Term]:
    """The terms, those for a part of another thing narrowing only; `size_of` tells whether a word
    says how big something is."""
    things = [t for t in terms if t.where.head and not (t.optional or t.purpose)]

    def is_part(term: Term) -> bool:
        if term not in things or not term.start or size_of(words[term.start - 1]) is None:
            return False
        if WALA & {*words[term.end : term.end + 1]}:
            return any(t.start > term.end for t in things)
        before = [word for word in words[: term.start - 1] if word not in _SMALL]
        return bool(_HAS & {*before[-1:]}) and any(t.end < term.start for t in things)

    return [replace(t, optional=True) if is_part(t) else t for t in terms]
