"""What may be wrong with a pack that has the form of one: names that Bolo does not know, texts that
say nothing, patterns and needs that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter

import msgspec

from kb.domains.pack_file import PackFile, Wording
from kb.domains.pack_reading import not_known
from kb.domains.template import compile_template

_NEED_WORD = re.compile(r"(?:<\w+>|[^\s<>|&!*]+\*?)")
_GROUP = re.compile(rf"!?{_NEED_WORD.pattern}(?:\|{_NEED_WORD.pattern})*")
_CALLED = rf"(?:\*|{_NEED_WORD.pattern})"
_HELPER = re.compile(rf"{_CALLED}(?:\|{_CALLED})*(?:&{_GROUP.pattern})*")
_SETS = re.compile(r"<(\w+)>")
_SENTENCES = frozenset({"intents", "wording", "refuse"})
"""Where texts are no lists of words."""
_SAYS_ITSELF = Wording("-", "-")
"""What is said of refusals has nothing filled in."""
_MAY_BE_LEFT_OUT = frozenset({"said", "by", "lacks", "instead"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the packs that ship have, which is what a shop's own pack may speak of."""

    intents: frozenset[str]
    wording: Mapping[str, Wording]
    need_words: Mapping[str, str]

    @classmethod
    def of(cls, shipped: Sequence[PackFile]) -> Known:
        return cls(
            frozenset(intent for pack in shipped for intent in pack.intents),
            {key: wording for pack in shipped for key, wording in pack.wording.items()},
            {name: words for pack in shipped for name, words in pack.need_words.items()},
        )


def mistakes(pack: PackFile, file_name: str, known: Known) -> Iterator[str]:
    """Each mistake with the key that it stands at and what may stand there."""
    if pack.name != file_name:
        yield f"name: must be `{file_name}`, as the file is called, not `{pack.name}`"
    for key, value in msgspec.to_builtins(pack).items():
        if value and key not in _SENTENCES:
            yield from _empty(key, value)
    for intent in pack.intents:
        if intent not in known.intents:
            yield f"intents: {not_known('intent', intent, known.intents)}"
        yield from () if pack.intents[intent] else [f"intents.{intent}: is an empty list"]
        for number, pattern in enumerate(pack.patterns_of(intent), 1):
            # Which words an attribute has plays no part in whether a pattern is well formed.
            where = f"intents.{intent}, entry {number}"
            yield from _bad_pattern(where, pattern.pattern, {"attribute": ("size",)})
    for key, refusal in pack.refuse.items():
        yield from () if refusal.patterns else [f"refuse.{key}.patterns: is an empty list"]
        for number, text in enumerate(refusal.patterns, 1):
            yield from _bad_pattern(f"refuse.{key}.patterns, entry {number}", text, {})
        yield from _bad_wording(f"refuse.{key}.say", refusal.say, _SAYS_ITSELF)
    for key, wording in pack.wording.items():
        if key in known.wording:
            yield from _bad_wording(f"wording.{key}", wording, known.wording[key])
        else:
            yield f"wording: {not_known('reply', key, known.wording, 'general_wording.yaml')}"
    yield from _bad_needs(pack, {**known.need_words, **pack.need_words})


def _empty(where: str, value: object) -> Iterator[str]:
    """Lists without entries and entries without words, below a key of a pack."""
    if isinstance(value, Mapping):
        for key, held in value.items():
            if not key.strip("_ "):
                yield f"{where}: a key is empty"
            if held != "" or key not in _MAY_BE_LEFT_OUT:
                yield from _empty(f"{where}.{key}", held)
    elif isinstance(value, str):
        if not value.strip():
            yield f"{where}: is empty"
        elif any(not word.strip("_") for word in value.split()):
            yield f"{where}: `_` alone is no word"
    elif isinstance(value, Sequence):
        if not value:
            yield f"{where}: is an empty list"
        for number, held in enumerate(value, 1):
            yield from _empty(f"{where}, entry {number}", held)


def _bad_pattern(where: str, text: str, slots: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    try:
        compile_template(text, {}, slots)
    except ValueError as err:
        yield f"{where}: {err}"


def _bad_wording(where: str, wording: Wording, shipped: Wording) -> Iterator[str]:
    filled_in = {*_filled_in(shipped.en), *_filled_in(shipped.hi)}
    may = ", ".join(f"{{{each}}}" for each in sorted(filled_in)) or "nothing"
    for lang, text, before in (("en", wording.en, shipped.en), ("hi", wording.hi, shipped.hi)):
        if before and not text.strip():
            yield f"{where}.{lang}: is empty"
        try:
            for name in _filled_in(text):
                if name not in filled_in:
                    yield f"{where}.{lang}: {{{name}}} is not filled in here, only {may}"
        except ValueError:
            yield f"{where}.{lang}: a {{ or }} stands alone"


def _filled_in(text: str) -> list[str]:
    """What stands in `{…}`, with all that Python would take for a format."""
    return [
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    ]


def _bad_needs(pack: PackFile, sets: Mapping[str, str]) -> Iterator[str]:
    for name, words in pack.need_words.items():
        yield from _unknown_sets(f"need_words.{name}", words, sets)
        if name in _reached(name, sets):
            yield f"need_words.{name}: <{name}> stands for itself"
    for name, entry in pack.needs.items():
        for key, lines, form in (("said", entry.said, _GROUP), ("helps", entry.helps, _HELPER)):
            for number, line in enumerate(lines, 1):
                where = f"needs.{name}.{key}, entry {number}"
                yield from _unknown_sets(where, line, sets)
                for group in line.split():
                    if not form.fullmatch(group):
                        yield f"{where}: `{group}` cannot be read"
                if key == "said" and all(group.startswith("!") for group in line.split()):
                    yield f"{where}: holds nothing that must be said"


def _unknown_sets(where: str, line: str, sets: Mapping[str, str]) -> Iterator[str]:
    for name in _SETS.findall(line):
        if name not in sets:
            yield f"{where}: {not_known('set of need_words', name, sets, 'goods_needs_*.yaml')}"


def _reached(name: str, sets: Mapping[str, str]) -> set[str]:
    """The sets of words that a set leads to."""
    found: set[str] = set()
    left = [name]
    while left:
        names = {each for each in _SETS.findall(sets.get(left.pop(), "")) if each not in found}
        found |= names
        left += names
    return found
