"""What customers tell instead of naming goods, and which goods help, as the domain packs tell it.

A need is said in sets of words in any order: "light chali jaye to bhi jale" needs no word for an
emergency bulb. See docs/domain-packs.md for how packs write it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kb.domains.pack_file import PackError, PackFile
from kb.language.fold import fold
from kb.language.words import stem

_LONGEST_PHRASE = 4
_SHORTEST_BEGINNING = 2
_SHORTEST_SINGULAR = 4
"""Shorter words are no plurals: "saas", "bas"."""
_NOT = "!"


@dataclass(frozen=True, slots=True)
class Helper:
    """Goods that help: called one of `called`, with a word of each of `having` on their record and
    none of `lacking`. Words are singular, those of a phrase joined by "_"."""

    called: tuple[str, ...]
    having: tuple[tuple[str, ...], ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """What helps is written best first; the helpers of one line would all do."""

    name: str
    helps: tuple[tuple[Helper, ...], ...]
    served: bool = False
    """Only where things are eaten or drunk."""


@dataclass(frozen=True, slots=True)
class NeedSaid:
    need: Need
    positions: frozenset[int]
    """The words that say it."""
    told_by: int
    """How many things had to be said for it: the more, the surer it is meant."""


@dataclass
class Needs:
    """All needs of the packs, found by the words of an utterance."""

    _lines: list[tuple[Need, int]] = field(default_factory=list)
    """Each way of saying a need with how many things it takes."""
    _words: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    """Key of a word or phrase → (line, thing) that it says; thing -1 speaks against the line."""
    _beginnings: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def said_in(self, words: Sequence[str]) -> list[NeedSaid]:
        """The needs that an utterance tells of, the surest first."""
        found: dict[int, dict[int, set[int]]] = {}
        for span, key in _spans(words):
            for line, thing in self._meant(key, alone=len(span) == 1):
                found.setdefault(line, {}).setdefault(thing, set()).update(span)
        best: dict[str, NeedSaid] = {}
        for line, things in found.items():
            need, count = self._lines[line]
            if len(things) < count or -1 in things:
                continue
            positions = frozenset[int]().union(*things.values())
            before = best.get(need.name)
            if before is not None:
                positions, count = positions | before.positions, max(count, before.told_by)
            best[need.name] = NeedSaid(need, positions, count)
        return sorted(best.values(), key=lambda said: -said.told_by)

    def _meant(self, key: str, *, alone: bool) -> Iterator[tuple[int, int]]:
        yield from self._words.get(key, ())
        for length in range(_SHORTEST_BEGINNING, len(key) + 1 if alone else 0):
            yield from self._beginnings.get(key[:length], ())

    def add(self, need: Need, line: str, classes: Mapping[str, str]) -> None:
        """One more way of saying a need."""
        number, count = len(self._lines), 0
        for group in line.split():
            thing = -1 if group.startswith(_NOT) else count
            count += thing >= 0
            for word in _alternatives(group.removeprefix(_NOT), classes):
                if word.endswith("*"):
                    self._beginnings[_beginning(word[:-1])].append((number, thing))
                else:
                    self._words[_phrase(word.split("_"))].append((number, thing))
        self._lines.append((need, count))


def needs_of(files: Iterable[PackFile]) -> Needs:
    """The needs of all packs. Raises PackError where a set of words is not known."""
    files = list(files)
    classes = {name: words for pack in files for name, words in pack.need_words.items()}
    needs = Needs()
    for pack in files:
        for name, entry in pack.needs.items():
            try:
                lines = [
                    tuple(_helper(text, classes) for text in line.split()) for line in entry.helps
                ]
                need = Need(name, tuple(lines), pack.needs_where_served)
                for line in entry.said:
                    needs.add(need, line, classes)
            except KeyError as err:
                raise PackError(f"domain pack {pack.name}: needs.{name}: no words {err}") from err
    return needs


def _helper(text: str, classes: Mapping[str, str]) -> Helper:
    called, *others = text.split("&")
    having = [_singular(part, classes) for part in others if not part.startswith(_NOT)]
    lacking = [
        word for part in others if part.startswith(_NOT) for word in _singular(part[1:], classes)
    ]
    return Helper(_singular(called, classes), tuple(having), tuple(lacking))


def _singular(group: str, classes: Mapping[str, str]) -> tuple[str, ...]:
    return tuple("_".join(map(stem, word.split("_"))) for word in _alternatives(group, classes))


def _alternatives(group: str, classes: Mapping[str, str]) -> Iterator[str]:
    for word in group.split("|"):
        if word.startswith("<"):
            for member in classes[word[1:-1]].split():
                yield from _alternatives(member, classes)
        else:
            yield word


def _spans(words: Sequence[str]) -> Iterator[tuple[range, str]]:
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST_PHRASE, len(words)) + 1):
            yield range(start, end), _phrase(words[start:end])


def _phrase(words: Iterable[str]) -> str:
    return "_".join(map(_key, words))


def _beginning(letters: str) -> str:
    """As it is spelt where more letters follow."""
    return _spelt(f"{letters}x")[:-1]


@lru_cache(maxsize=32768)
def _key(word: str) -> str:
    single = stem(word)
    return _spelt(single if len(single) >= _SHORTEST_SINGULAR else word)


def _spelt(word: str) -> str:
    """One form for all usual spellings: "bachche", "bacche", "bachhe"."""
    return fold(word).replace("chch", "ch").replace("cch", "ch").replace("sh", "s")
