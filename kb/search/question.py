"""What was asked, taken apart: words that name a thing, figures, measures, brands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kb.language.normalise import normalise
from kb.language.script import to_latin
from kb.language.units import Measure, measures
from kb.search.terms import figures, is_figure, plain_figure, stem
from kb.search.vocabulary import Match, Vocabulary

_LONGEST_JOIN = 3
_JOINED_FIGURE = re.compile(r"(?<!\S)(\d+(?:\.\d+)?)\s+(?:and|or|aur|ya|to|se|versus|vs)\s+$")
_JOIN_LEAST_CHARS = 4
_JOIN_LEAST_SIMILARITY = 0.84
_JOIN_WITH_FILLER_LEAST = 0.9


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question (or several that belong together) and the catalogue's words for it."""

    text: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is as it was said, in Latin letters; `words` are all words but measures, in order;
    `figures` are those without a unit; `unmatched` fits nothing.
    """

    text: str
    words: tuple[str, ...]
    terms: tuple[Term, ...]
    figures: tuple[str, ...]
    measures: tuple[Measure, ...]

    @property
    def unmatched(self) -> tuple[str, ...]:
        return tuple(term.text for term in self.terms if not term.matches)


def take_apart(text: str, vocabulary: Vocabulary) -> Question:
    written = figures(text)
    found = _with_shared_units(written, measures(written))
    words = _without_spans(written, found).split()
    terms: list[Term] = []
    bare: list[str] = []
    index = 0
    while index < len(words):
        if is_figure(words[index]):
            bare.extend(plain_figure(part) for part in words[index].split("/"))
            index += 1
            continue
        length, term = _term_at(words, index, vocabulary)
        if term is not None:
            terms.append(term)
        index += length
    return Question(to_latin(normalise(text)), tuple(words), tuple(terms), tuple(bare), found)


def _term_at(words: list[str], index: int, vocabulary: Vocabulary) -> tuple[int, Term | None]:
    """The term that begins at a word, and how many words it takes; None for a filler."""
    for length in range(_LONGEST_JOIN, 1, -1):
        parts = words[index : index + length]
        said = vocabulary.phrase(parts) if len(parts) == length else ()
        if said:
            own_words = [stem(part) for part in parts]
            known = all(vocabulary.knows(word) for word in own_words)
            as_said = (Match(" ".join(own_words), 1.0),) if known else ()
            return length, Term(" ".join(parts), as_said + said)
    single = _single(words[index], vocabulary)
    own = single.matches[0].similarity if single and single.matches else 0.0
    if own < 1.0 or _is_short(words[index]):
        for length in range(_LONGEST_JOIN, 1, -1):
            parts = words[index : index + length]
            if len(parts) < length or any(is_figure(part) for part in parts):
                continue
            joined = stem("".join(parts))
            if len(joined) < _JOIN_LEAST_CHARS:
                continue
            matches = vocabulary.matches(joined)
            least = max(_JOIN_LEAST_SIMILARITY, own)
            if any(vocabulary.says_nothing(part) for part in parts):
                least = max(_JOIN_WITH_FILLER_LEAST, own)
            if matches and matches[0].similarity > least and _worth_joining(parts, vocabulary):
                return length, Term(joined, matches)
    return 1, single


def _worth_joining(parts: list[str], vocabulary: Vocabulary) -> bool:
    """Words that the catalogue knows as they are stay apart: "led bulb" is no "ledbulb"."""
    known = [part for part in parts if vocabulary.knows(stem(part)) and not _is_short(part)]
    return len(known) < len(parts)


def _single(word: str, vocabulary: Vocabulary) -> Term | None:
    if vocabulary.says_nothing(word):
        return None
    stemmed = stem(word)
    if len(stemmed) < 2 and not vocabulary.knows(stemmed):
        return None
    matches = vocabulary.matches(stemmed)
    if not matches:
        matches = _split(stemmed, vocabulary)
    return Term(stemmed, matches)


def _split(word: str, vocabulary: Vocabulary) -> tuple[Match, ...]:
    """ "waterheater" as the catalogue's "water" and "heater"; either will do."""
    for cut in range(3, len(word) - 2):
        left, right = word[:cut], stem(word[cut:])
        if vocabulary.knows(left) and vocabulary.knows(right):
            return (Match(left, 0.9), Match(right, 0.9))
    return ()


def _is_short(word: str) -> bool:
    return len(word) <= 2


def _with_shared_units(text: str, found: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """ "6 and 16 A" asks for 6 A too: a figure joined to a measure has its unit."""
    shared: list[Measure] = []
    for measure in found:
        match = _JOINED_FIGURE.search(text[: measure.start])
        if match:
            value = Decimal(match.group(1))
            shared.append(Measure(value, measure.unit, match.start(1), match.end(1)))
        shared.append(measure)
    return tuple(shared)


def _without_spans(text: str, found: tuple[Measure, ...]) -> str:
    kept = list(text)
    for measure in found:
        kept[measure.start : measure.end] = " " * (measure.end - measure.start)
    return "".join(kept)
