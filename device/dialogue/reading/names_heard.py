"""Names of everyday words as they sound: "dam ka rot" where the shop has "Dum ka Roat"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from device.dialogue.index.product_sets import mask_of
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.index.written_words import spelled
from device.dialogue.reading.terms import OF, Reading, Term, add_term
from kb.language.script import phonetic_key, similarity

_LENGTH = 3
_SHORTEST = 3
_ALIKE = 0.85


def read_names_heard(
    reading: Reading, shop: ShopWords, taken: list[bool], purpose: frozenset[int]
) -> None:
    """Two words that "ka" joins, which sound like two that it joins in names here, though each by
    itself is too short or too plain to be heard as a name."""
    names = _joined_names(shop)
    for start in range(len(reading.words) - _LENGTH + 1 if names else 0):
        end = start + _LENGTH
        said = reading.words[start:end]
        if said[1] not in OF or True in taken[start:end]:
            continue
        own = [name for name in names.get(_key(said), ()) if _sound_alike(said, name)]
        if not own or any(shop.lookup(word) is not None for word in (said[0], said[-1])):
            continue
        mask = 0
        for name in own:
            mask |= names[_key(said)][name]
        where = Where(name=mask)
        for_it = end - 1 in purpose
        term = Term(start, end, " ".join(said), where, certainty=_ALIKE, purpose=for_it)
        add_term(reading, term, taken)


def _sound_alike(said: Sequence[str], name: Sequence[str]) -> bool:
    pairs = zip(said, name, strict=True)
    return all(word in OF or similarity(word, own) >= _ALIKE for word, own in pairs)


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if word in OF else phonetic_key(word) for word in words)


@lru_cache(maxsize=8)
def _joined_names(shop: ShopWords) -> Mapping[tuple[str, ...], Mapping[tuple[str, ...], int]]:
    """Such parts of names by their sounds, with the products called so."""
    numbers: dict[tuple[str, ...], list[int]] = {}
    for number, product in enumerate(shop.products):
        for text in (product.name, *product.aliases):
            for part in _parts(spelled(text).split()):
                numbers.setdefault(part, []).append(number)
    table: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
    for part, of in numbers.items():
        table.setdefault(_key(part), {})[part] = mask_of(of)
    return table


def _parts(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - _LENGTH + 1):
        first, link, last = words[start : start + _LENGTH]
        if link in OF and min(len(first), len(last)) >= _SHORTEST:
            yield first, link, last
