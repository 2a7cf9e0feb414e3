"""The labelled sentences of `kb/domains/questions`: one file an intent, one sentence a line.

Those in the folder itself were written intent by intent and dwell on what lies between two intents;
those in `counter` are what customers ask at a counter, in their natural mix. Those in `shops` were
asked in a made-up shop of `tests/evaluation/seen`, one file a shop, each line with its intent; so
were those in `mixed`, at another time (`python -m tests.evaluation.intent_sentences` writes both).
Those in `one_kind` were asked there by people who wrote one kind of question, beyond its natural
share.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from kb.domains.intent_model import Role, Token
from kb.domains.pack import Domain
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.script import to_latin
from kb.language.units import unit_at
from kb.language.weekdays import weekday_of

FOLDER = Path(__file__).with_name("questions")
COUNTER = FOLDER / "counter"
SHOPS = FOLDER / "shops"
MIXED = FOLDER / "mixed"
ONE_KIND = FOLDER / "one_kind"
_ITEM = "zzitemzz"
_SOME_ITEM = "fan"
_SHORT = 60
_PLACEHOLDER = re.compile(r"\{item2?\}")
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?$")


def sentences(folder: Path = FOLDER) -> Iterator[tuple[str, str]]:
    """(intent, sentence) of all files, in a fixed order."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield path.stem, line.strip()


def sentences_of_shops(folder: Path = SHOPS) -> Iterator[tuple[str, str, str]]:
    """(shop, intent, sentence) of what was asked in each shop, in a fixed order."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            intent, _, text = line.partition("\t")
            if text.strip():
                yield path.stem, intent, text.strip()


def few_of_each(count: int) -> dict[str, list[str]]:
    """So many short sentences of each intent, spread over its file, with goods put in."""
    written: dict[str, list[str]] = {}
    for intent, sentence in sentences():
        if len(sentence) <= _SHORT and "{item2}" not in sentence:
            written.setdefault(intent, []).append(with_some_goods(sentence))
    return {
        intent: lines[:: max(1, len(lines) // count)][:count] for intent, lines in written.items()
    }


def with_some_goods(sentence: str) -> str:
    """The sentence with goods put in where any may stand."""
    return _PLACEHOLDER.sub(_SOME_ITEM, sentence)


def digest() -> str:
    """Changes with any sentence."""
    of_shops = (
        (intent, text)
        for folder in (SHOPS, MIXED, ONE_KIND)
        for _, intent, text in sentences_of_shops(folder)
    )
    every = (*sentences(FOLDER), *sentences(COUNTER), *of_shops)
    lines = "\n".join(f"{intent}\t{text}" for intent, text in every)
    return hashlib.sha256(lines.encode()).hexdigest()


def example_tokens(sentence: str, domain: Domain) -> list[Token]:
    """The tokens of a sentence in which `{item}` stands for goods, as an utterance has them."""
    text = to_latin(normalise(_PLACEHOLDER.sub(f" {_ITEM} ", sentence)))
    words = words_to_figures(text).split()
    tokens: list[Token] = []
    skip = 0
    for index, word in enumerate(words):
        if skip:
            skip -= 1
            continue
        role = _role(word, domain)
        if role == "number":
            _, skip = unit_at(words, index + 1)
            role = "measure" if skip else "number"
        tokens.append(Token(word, role))
    return tokens


def _role(word: str, domain: Domain) -> Role:
    if word == _ITEM:
        return "item"
    if _FIGURE.match(word):
        return "number"
    if weekday_of(word) is not None:
        return "day"
    if domain.names_goods(word):
        return "item"
    return "word" if domain.is_plain(word) else "unknown"
