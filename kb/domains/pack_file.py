"""The form of a domain pack's file."""

from __future__ import annotations

from typing import Annotated

import msgspec

from kb.errors import KbError


class PackError(KbError, ValueError):
    """A pack cannot be read; the message names file and key."""


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One reply in both languages; Hindi in Devanagari, `{name}` stands for what is filled in."""

    en: str
    hi: str


class Refusal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the shop does not answer: patterns of such questions and what to say instead."""

    patterns: tuple[str, ...]
    say: Wording


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One more way to ask; of several that match, the heaviest counts most."""

    pattern: str
    weight: Annotated[float, msgspec.Meta(gt=0, le=5)] = 1.0


class Unsuited(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What some customers must not have: what they call it or, with `by`, are called themselves,
    and which words of a record tell that it is in a thing, or that it is not; `instead` are those
    of the former that may be wished for all the same."""

    has: str
    said: str = ""
    by: str = ""
    lacks: str = ""
    instead: str = ""
    must_be_told: bool = False


class NeedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What customers tell instead of naming goods, in sets of words, and what helps, best first."""

    said: tuple[str, ...]
    helps: tuple[str, ...]


class PackFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    function_words: str = ""
    verbs: str = ""
    goods: str = ""
    brands: str = ""
    canonical: dict[str, str] = {}
    intents: dict[str, tuple[str | Pattern, ...]] = {}
    synonyms: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    asked_by: dict[str, str] = {}
    told_by: dict[str, str] = {}
    kinds: dict[str, str] = {}
    unsuited: dict[str, Unsuited] = {}
    needs: dict[str, NeedEntry] = {}
    need_words: dict[str, str] = {}
    needs_where_served: bool = False
    wording: dict[str, Wording] = {}
    refuse: dict[str, Refusal] = {}
    topics: tuple[str, ...] = ()

    def patterns_of(self, intent: str) -> tuple[Pattern, ...]:
        """The patterns of an intent, each with its weight."""
        return tuple(
            Pattern(each) if isinstance(each, str) else each for each in self.intents[intent]
        )
