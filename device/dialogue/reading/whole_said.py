""" "Poora": what a shop calls full or whole, or a whole kilo of what is weighed."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.index.shop_words import FIGURE, ShopWords
from device.dialogue.reading.terms import WALA
from kb.language.words import stem, word_set

WHOLE = word_set("poora poori poore pura pure")
_GRAIN = "wheat"
"""What is whole in "Whole Wheat Bread" is no bread."""
_PORTIONS = word_set("plate portion platter")
_A_WHOLE, _BY_WEIGHT = WHOLE | {"whole", "full"}, word_set("kilo kg kilogram litre liter")
_KILO = word_set("kilo kg litre liter")
_NEAR = 2


def whole_ones(words: list[str]) -> list[str]:
    """ "A whole kilo", "full kilo", "poora kilo" are one, and "kilo size" is the size of one."""
    words = [
        each
        for at, word in enumerate(words)
        for each in (
            ("1", word)
            if word in _KILO
            and words[at + 1 : at + 2] == ["size"]
            and not any(map(FIGURE.match, words[max(at - 1, 0) : at]))
            else (word,)
        )
    ]
    return [
        "1" if word in _A_WHOLE and words[at + 1 : at + 2] and words[at + 1] in _BY_WEIGHT else word
        for at, word in enumerate(words)
        if not (word == "a" and _A_WHOLE & {*words[at + 1 : at + 2]} and words[at + 2 : at + 3]
                and words[at + 2] in _BY_WEIGHT)
    ]  # fmt: skip


def called_whole(words: Sequence[str], shop: ShopWords) -> list[str]:
    """With "full", which is "whole" too, for "poora" where goods are called so: "poori chicken", or
    "poora wala plum cake" of a "Whole Plum Cake"."""
    return [_as_called(at, words, shop) if word in WHOLE else word for at, word in enumerate(words)]


def is_said_of(at: int, words: Sequence[str], name: str, shop: ShopWords) -> bool:
    """Whether goods are called `name` and as the word before or behind it; of what was spoken of
    "aur cheez wala" says it too."""
    if _are_called(name, _beside(at, words), shop):
        return True
    return bool(WALA & {*words[at + 1 : at + 2]}) and shop.together([name]) > 0


def _as_called(at: int, words: Sequence[str], shop: ShopWords) -> str:
    if _is_dish(at, words, shop):
        return words[at]
    said = (
        is_said_of(at, words, "full", shop)
        or _are_called("full", words[at + 2 : at + 2 + _NEAR], shop)
        or _is_a_portion(at, words, shop)
    )
    return "full" if said else words[at]


def _is_dish(at: int, words: Sequence[str], shop: ShopWords) -> bool:
    """ "Ek plate poori" where there are pooris, whatever else comes on a full plate."""
    dish = shop.lookup(words[at], by_ear=False)
    return dish is not None and bool(dish.named) and bool(_PORTIONS & {*words[at - 1 : at]})


def _beside(at: int, words: Sequence[str]) -> list[str]:
    beside = (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
    return [word for word in beside if word not in WALA]


def _are_called(name: str, near: Sequence[str], shop: ShopWords) -> bool:
    grain = shop.together([name, _GRAIN])
    return any(shop.together([name, stem(word)]) & ~grain for word in near)


def _is_a_portion(at: int, words: Sequence[str], shop: ShopWords) -> bool:
    """ "Poori plate" of what comes in half and full."""
    full = shop.words.get("full")
    sized = full is not None and bool(full.option)
    return sized and bool(_PORTIONS & {*words[at + 1 : at + 2]})
