"""Cuts a text into sentences, and overlong sentences at their clauses, without cutting figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_CHARS = 120

_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s)|[।॥]+(?:[\"'”’)\]]*)|\n+)\s*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Rs|No|Nos|Dr|Mr|Mrs|Ms|St|Rd|Ltd|Pvt|Co|"
    r"approx|incl|excl|max|min|vs|e\.g|i\.e|sq|ft|in|mm|pcs|qty|Qty|Est|est|रु|नं|डॉ|श्री|मी|सेमी)\.$"
)
_STARTS_NEW = re.compile(r"[\"'“‘(]*[A-Z\u0900-\u097F]")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)|(?=\s(?:and|but|or|और|लेकिन|पर|या|तथा)\s)")


def split(text: str, longest_chars: int = LONGEST_CHARS) -> list[str]:
    """Sentences in order, none much longer than `longest_chars`; nothing of the text is lost.

    A full stop inside "2.5", "Rs. 95", "No. 5" or "M.G. Road" does not end a sentence.
    """
    return [part for sentence in _sentences(text) for part in _clauses(sentence, longest_chars)]


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        so_far, rest = text[start : end.end()].strip(), text[end.end() :]
        if not rest or _only_an_abbreviation(so_far, rest):
            continue
        if so_far:
            yield so_far
        start = end.end()
    if last := text[start:].strip():
        yield last


def _only_an_abbreviation(so_far: str, rest: str) -> bool:
    if not so_far.endswith("."):
        return False
    if _ABBREVIATION.search(so_far):
        # "six A." may well end a sentence, "No." and "Rs." only where no figure or name follows.
        return not so_far.endswith((" I.", " A.", " V.", " W.")) or not _STARTS_NEW.match(rest)
    return rest[0].islower() and rest[0].isascii()


def _clauses(sentence: str, longest: int) -> Iterator[str]:
    while len(sentence) > longest:
        cut = _best_cut(sentence, longest)
        yield sentence[:cut].strip()
        sentence = sentence[cut:].strip()
    if sentence:
        yield sentence


def _best_cut(sentence: str, longest: int) -> int:
    """Behind the last clause that fits and is not a mere scrap, else at the last space."""
    least = longest // 3
    cuts = [mark.end() for mark in _CLAUSE.finditer(sentence, least, longest)]
    if cuts:
        return cuts[-1]
    space = sentence.rfind(" ", 1, longest)
    if space > 0:
        return space
    space = sentence.find(" ", longest)
    return space if space > 0 else len(sentence)
