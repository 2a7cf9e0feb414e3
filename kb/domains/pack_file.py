"""The form of a domain pack's file, and how it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import yaml

from kb.errors import KbError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


class Unsuited(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What some customers must not have: what they call it or, with `by`, are called themselves,
    and which words of a record tell that it is in a thing, or that it is not."""

    has: str
    said: str = ""
    by: str = ""
    lacks: str = ""
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
    intents: dict[str, list[str | dict[str, Any]]] = {}
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
    accessories: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def read_pack(path: Path) -> PackFile:
    try:
        return msgspec.convert(yaml.load(path.read_text("utf-8"), _LOADER), PackFile)
    except (OSError, yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as err:
        raise PackError(f"domain pack {path.name}: {' '.join(str(err).split())}") from err
