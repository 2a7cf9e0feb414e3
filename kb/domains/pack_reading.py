"""Reads a domain pack's file; what has not the form of a pack is told with the key it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec

from kb.domains.pack_file import PackError, PackFile
from kb.yaml_text import parse_yaml

_LISTED_AT_MOST = 40
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_BOUND = re.compile(r"Expected `\w+` (<=|>=|<|>) ([\d.]+)")
_BOUNDS = {"<=": "at most", ">=": "at least", "<": "less than", ">": "more than"}
_IN_PLAIN_WORDS = {
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}


def read_pack(path: Path) -> PackFile:
    """Raises PackError with one line that names the file, the line or key, and what may stand
    there."""
    try:
        raw = parse_yaml(path.read_text("utf-8-sig"), path.name)
    except UnicodeDecodeError as err:
        raise PackError(f"domain pack {path.name}: must be saved as UTF-8") from err
    except OSError as err:
        raise PackError(f"domain pack {path.name}: cannot be read: {err.strerror}") from err
    except ValueError as err:
        raise PackError(f"domain pack {err}") from err
    try:
        return msgspec.convert(raw, PackFile)
    except msgspec.ValidationError as err:
        mistake = next(_mistakes(raw, path.stem), str(err))
        raise PackError(f"domain pack {path.name}: {mistake}") from err


def not_known(what: str, word: str, known: Iterable[str], listed_in: str = "") -> str:
    """ "there is no intent `lst`: perhaps `list` is meant"; else what there is."""
    names = sorted(known)
    near = get_close_matches(word, names, 1, 0.7)
    if near:
        return f"there is no {what} `{word}`: perhaps `{near[0]}` is meant"
    if len(names) <= _LISTED_AT_MOST:
        return f"there is no {what} `{word}`: there are {', '.join(names)}"
    return f"there is no {what} `{word}`: {listed_in} lists them"


def _mistakes(raw: object, name: str) -> Iterator[str]:
    """What keeps a file from being a pack, entry by entry, since an error of the whole does not
    tell the key of an entry."""
    if not isinstance(raw, dict):
        yield f'must hold keys with values, such as "name: {name}"'
        return
    kinds = {field.name: field.type for field in msgspec.structs.fields(PackFile)}
    for key, value in raw.items():
        kind = kinds.get(str(key))
        if kind is None:
            yield not_known("key", str(key), kinds)
        elif get_origin(kind) is dict and isinstance(value, dict):
            for entry, held in value.items():
                if isinstance(entry, str):
                    yield from _mistake(held, get_args(kind)[1], f"{key}.{entry}")
                else:
                    yield f"{key}: the key {str(entry).lower()} must stand in quotes"
        else:
            yield from _mistake(value, kind, str(key))
    if "name" not in raw:
        yield f'`name` is missing: write "name: {name}", as the file is called'


def _mistake(value: object, kind: Any, where: str) -> Iterator[str]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as err:
        what, _, at = str(err).partition(" - at ")
        for key, index in _STEP.findall(at):
            where += f".{key}" if key else f", entry {int(index) + 1}"
        yield f"{where}: {_in_plain_words(what, kind, at)}"


def _in_plain_words(what: str, kind: Any, at: str) -> str:
    if bound := _BOUND.match(what):
        return f"must be {_BOUNDS[bound[1]]} {float(bound[2]):g}"
    if what.startswith("Object missing required field "):
        return f"{what.rpartition(' ')[2]} is missing"
    if what.startswith("Object contains unknown field "):
        return not_known("key", what.split("`")[1], _keys_at(kind, at))
    return re.sub(r"`([^`]*)`", lambda match: _named(match[1]), what.replace("Expected", "must be"))


def _named(types: str) -> str:
    return " or ".join(_IN_PLAIN_WORDS.get(name, name) for name in types.split(" | "))


def _keys_at(kind: Any, at: str) -> list[str]:
    """The keys that may stand at a place within an entry."""
    for key, _ in _STEP.findall(at):
        if key:
            kind = {field.name: field.type for field in _fields_in(kind)}[key]
    return [field.name for field in _fields_in(kind)]


def _fields_in(kind: Any) -> tuple[msgspec.structs.FieldInfo, ...]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return msgspec.structs.fields(kind)
    return next(filter(None, map(_fields_in, get_args(kind))), ())
