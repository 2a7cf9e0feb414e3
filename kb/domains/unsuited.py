"""What some customers do not want or must not have, as the domain packs tell it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kb.domains.pack_file import PackFile
from kb.language.words import stem


@dataclass(frozen=True, slots=True)
class Unwanted:
    """Something in goods: `said` and `by` hold phrases as customers say them, `has` and `lacks`
    words of records; the words of a phrase are singular and joined by "_"."""

    name: str
    said: frozenset[str]
    """What it is called: unwanted behind a "no"."""
    by: frozenset[str]
    """Who must not have it: unwanted where these are spoken of."""
    has: frozenset[str]
    lacks: frozenset[str]
    must_be_told: bool = False
    """Most goods have it, so one whose record is silent may have it too."""
    instead: frozenset[str] = frozenset()
    """What has it too and may be wished for in its place, by its own name."""
    named_for: bool = False
    """The goods are called after those who must not have it: "the children's mask"."""

    def but_for_wished(self, wished: Container[str]) -> Unwanted:
        """The same where something is wished for in its place: "no sugar, a tea with jaggery"."""
        allowed = frozenset(phrase for phrase in self.instead if phrase in wished)
        if not allowed:
            return self
        return replace(self, has=self.has & self.said, must_be_told=False)


@dataclass(frozen=True, slots=True)
class UnwantedGoods:
    """All that some do not want, by the phrases that speak of it."""

    by_name: Mapping[str, tuple[Unwanted, ...]]
    """What a phrase calls."""
    by_person: Mapping[str, tuple[Unwanted, ...]]
    """What those that a phrase tells of must not have."""


def unwanted_of(files: Iterable[PackFile]) -> UnwantedGoods:
    everything = list(_unwanted(files))
    return UnwantedGoods(
        _by_phrase(everything, lambda each: each.said), _by_phrase(everything, lambda each: each.by)
    )


def _by_phrase(
    everything: Iterable[Unwanted], phrases: Callable[[Unwanted], frozenset[str]]
) -> dict[str, tuple[Unwanted, ...]]:
    found: dict[str, tuple[Unwanted, ...]] = {}
    for each in everything:
        for phrase in phrases(each):
            found[phrase] = (*found.get(phrase, ()), each)
    return found


def _unwanted(files: Iterable[PackFile]) -> Iterator[Unwanted]:
    for pack in files:
        for name, entry in pack.unsuited.items():
            yield Unwanted(
                name,
                _phrases(entry.said),
                _phrases(entry.by),
                _phrases(entry.has),
                _phrases(entry.lacks),
                entry.must_be_told,
                _phrases(entry.instead),
            )


def _phrases(text: str) -> frozenset[str]:
    return frozenset("_".join(map(stem, phrase.split("_"))) for phrase in text.split())
