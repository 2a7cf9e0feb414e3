"""What the name of a product holds beyond its words: codes, models, figures, what it has not."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from device.dialogue.index.shop_words import FIGURE, GRAMMAR
from device.dialogue.index.written_words import phrase_words, spelled
from kb.catalogue import Product
from kb.domains.pack import Domain
from kb.language.units import canonical_unit, unit_at
from kb.language.words import word_set

_KA = word_set("ka ki ke")
_KINDS = re.compile(r"\s+and\s+|\s+or\s+|\s*[&/,+]\s*", re.IGNORECASE)
_LACKS = frozenset({"without", "non", "no", "bina", "bagair"})
_SHORTEST_MODEL, _LONGEST_PREFIX, _SHORTEST_JOINED = 3, 3, 3


def codes_of(name: str) -> Iterator[str]:
    """What is written as one in a name though it is heard as several words: "BG-03", "20W-40"."""
    for written in name.split():
        code = re.sub(r"[^a-z0-9]", "", written.lower())
        words = phrase_words(written)
        is_code = any(char.isdigit() for char in code) and len(words) > 1 and "/" not in written
        short = all(len(word) <= _LONGEST_PREFIX for word in words if word.isalpha())
        measure = len(words) == 1 + unit_at(words, 1)[1]
        if is_code and short and not measure and len(code) >= _SHORTEST_MODEL:
            yield code


def numbered_words(product: Product) -> Iterator[tuple[str, Decimal]]:
    """The words of a name that a figure numbers: "iPhone" in "iPhone 15", but not "Crayons" in
    "Crayons 12 Shades", where it counts what a spec is about."""
    words = phrase_words(product.name)
    specs = {word for name in product.specs for word in phrase_words(name)}
    for index, word in enumerate(words):
        if not FIGURE.match(word) or unit_at(words, index + 1)[0] is not None:
            continue
        before = [other for other in words[:index] if other not in GRAMMAR][-1:]
        if before and before[0].isalpha() and not specs & {*words[index + 1 : index + 2]}:
            yield before[0], Decimal(word)


def models_of(product: Product) -> Iterator[str]:
    """Figures of three digits or more that follow a maker or a code in a name, and no unit."""
    words, brand = phrase_words(product.name), set(phrase_words(product.brand))
    for index, word in enumerate(words[1:], start=1):
        if not word.isdigit() or len(word) < _SHORTEST_MODEL:
            continue
        before = words[index - 1]
        named = before in brand or len(before) <= _LONGEST_PREFIX
        if not named or not before.isalpha() or before in GRAMMAR:
            continue
        if not unit_at(words, index + 1)[0]:
            yield word


def plain_pairs(product: Product, domain: Domain) -> Iterator[tuple[str, str]]:
    """Neighbours in a name that are both plain language, as in "Good Day"."""
    for pair in itertools.pairwise(phrase_words(product.name)):
        if all(word.isalpha() and domain.is_function(word) for word in pair) and not (
            GRAMMAR & {*pair} or canonical_unit(pair[0]) or canonical_unit(pair[1])
        ):
            yield pair


def joined_by_ka(product: Product) -> Iterator[tuple[str, str]]:
    """The words on both sides of a "ka" in a name or alias: "dum" and "roat" of "Dum ka Roat"."""
    for text in (product.name, *product.aliases):
        words = spelled(text).split()
        for first, link, last in zip(words, words[1:], words[2:], strict=False):
            if link in _KA and min(len(first), len(last)) >= _SHORTEST_JOINED:
                yield first, last


def said_as_one(product: Product) -> Iterator[str]:
    """A maker of several words and the first two words of a name, written as one."""
    for words in (spelled(product.brand).split(), spelled(product.name).split()[:2]):
        # No name ends in "L &", the beginning of "L & T".
        whole = len(words) > 1 and words[-1] not in GRAMMAR
        if whole and all(word.isalpha() for word in words):
            yield "".join(words)


def kind_words(product: Product) -> list[str]:
    """The words of its category: of "Kebabs and Rolls" those of the kind that its name says it is,
    where it says so."""
    parts = [phrase_words(part) for part in _KINDS.split(product.category)]
    name = {*phrase_words(product.name)}
    own = [part for part in parts if part and part[-1] in name]
    return [word for part in own or parts for word in part]


def lacking_words(name: str) -> frozenset[str]:
    """What a name says a thing has not: "Walker Without Wheels", "bina taar ki ghanti"."""
    words = phrase_words(name)
    return frozenset(behind for word, behind in itertools.pairwise(words) if word in _LACKS)
