"""Other names of a thing that stands in the names of more goods: where "Akki Rotti Single" is also
called "rice roti", an "Akki Rotti Thali" is one of rice roti."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from device.dialogue.index.nouns import PORTIONS, called
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.index.written_words import phrase_words
from kb.catalogue import Product
from kb.language.script import similarity
from kb.language.words import word_set

_BEHIND_IT = PORTIONS | word_set("single plate plain")
"""What may stand in a name behind what the thing is."""
_PAIR = 2
_SAME_NOUN = 0.95

Pair = tuple[str, str]


def words_of_parts(products: Sequence[Product]) -> Iterator[tuple[int, str]]:
    """The words by which the goods of these numbers are called too, for the sake of a thing that
    their names begin with."""
    aliases = _other_names(products)
    if not aliases:
        return
    for number, product in enumerate(products):
        name = called(product.name)
        if len(name) > _PAIR and name[_PAIR] not in _BEHIND_IT:
            for word in aliases.get((name[0], name[1]), ()):
                yield number, word


def _other_names(products: Sequence[Product]) -> Mapping[Pair, tuple[str, ...]]:
    """By the two words that a thing is called those of its other names of two words, where both
    have the same noun."""
    found: dict[Pair, dict[str, None]] = defaultdict(dict)
    for product in products:
        name = called(product.name)
        if len(name) < _PAIR or not _BEHIND_IT.issuperset(name[_PAIR:]):
            continue
        for alias in product.aliases:
            words = [word for word in phrase_words(alias) if word not in GRAMMAR]
            if len(words) != _PAIR or words[0] in _BEHIND_IT:
                continue
            if similarity(words[1], name[1]) >= _SAME_NOUN:
                found[name[0], name[1]].update(dict.fromkeys(words))
    return {name: tuple(words) for name, words in found.items()}
