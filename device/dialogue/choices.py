"""Which option choices of a product an utterance names: the longest match of each group."""

from __future__ import annotations

from dataclasses import dataclass

from device.dialogue.index_products import choice_texts
from device.dialogue.shop_words import GRAMMAR, ShopWords, alikeness, phrase_words
from kb.catalogue import OptionGroup, Product
from kb.language.words import stem

_SKIPPABLE = GRAMMAR | {"colour", "color", "rang"}


@dataclass(frozen=True, slots=True)
class _Hit:
    group: OptionGroup
    choice_id: str
    positions: tuple[int, ...]
    literal: bool


def chosen_options(
    product: Product, words: list[str], shop: ShopWords
) -> dict[str, str | tuple[str, ...]]:
    """Group → choice id, or several where the group is not exclusive. Nothing said, nothing chosen.

    "a large latte with a bit of soy milk" takes "a bit of soy milk" before "soy milk" before
    "milk"; a word serves one choice only.
    """
    if not product.options:
        return {}
    meanings = [_meanings(word, shop) for word in words]
    text = f" {' '.join(words)} "
    hits = [
        hit
        for group in product.options
        for choice in group.choices
        for name in choice_texts(choice)
        if (hit := _find(group, choice.id, name, meanings, text)) is not None
    ]
    named = _name_positions(product, meanings)
    hits = [hit for hit in hits if not named.issuperset(hit.positions)]
    hits.sort(key=lambda hit: (len(hit.positions), hit.literal, hit.positions[0]), reverse=True)
    used: set[int] = set()
    options: dict[str, str | tuple[str, ...]] = {}
    for hit in hits:
        group = hit.group.group
        if used & set(hit.positions) or (group in options and hit.group.exclusive):
            continue
        used |= set(hit.positions)
        before = options.get(group, ())
        options[group] = hit.choice_id if hit.group.exclusive else (*before, hit.choice_id)
    return options


def _name_positions(product: Product, meanings: list[frozenset[str]]) -> frozenset[int]:
    """Where the words of the product's name are said for the first time."""
    named: set[int] = set()
    for word in phrase_words(product.name):
        first = next((i for i, same in enumerate(meanings) if word in same), None)
        if first is not None and word not in GRAMMAR:
            named.add(first)
    return frozenset(named)


def _meanings(word: str, shop: ShopWords) -> frozenset[str]:
    function = shop.domain.is_function(word)
    same = set(shop.same_words(word, by_ear=not function or len(word) > 3))
    if not function and shop.lookup(word) is None:
        same.update(w for w in shop.similar_words(word) if alikeness(stem(word), w) >= 0.82)
    return frozenset(same)


def _find(
    group: OptionGroup, choice_id: str, name: str, meanings: list[frozenset[str]], text: str
) -> _Hit | None:
    wanted = [word for word in phrase_words(name) if word not in GRAMMAR]
    if not wanted:
        return None
    for start in range(len(meanings) - 1, -1, -1):
        positions = _match_from(start, wanted, meanings)
        if positions:
            # "lots of milk" and "a lot of milk" differ only in their small words.
            literal = f" {' '.join(_plain_words(name))} " in text
            return _Hit(group, choice_id, tuple(positions), literal)
    return None


def _plain_words(name: str) -> list[str]:
    return name.lower().split()


def _match_from(start: int, wanted: list[str], meanings: list[frozenset[str]]) -> list[int]:
    positions: list[int] = []
    index = start
    for word in wanted:
        while (
            positions
            and index < len(meanings)
            and meanings[index] & _SKIPPABLE
            and word not in meanings[index]
        ):
            index += 1
        if index >= len(meanings) or word not in meanings[index]:
            return []
        positions.append(index)
        index += 1
    return positions
