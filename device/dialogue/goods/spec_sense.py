"""Whether a question for something and the spec that answers it say the opposite: of what has "egg:
yes", "bina ande ka hai kya" is asked; of what is "eggless", whether there is egg in it."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from kb.language.words import word_set

_WITHOUT = word_set("bina without no zero")
_FREE = word_set("free rahit bina bagair bagairah")
_BETWEEN = word_set("any added ka ke ki the")
VEG = word_set("veg vegetarian vegan shakahari")
_NOT_VEG = word_set(
    """
    egg eggs anda ande meat mans maans gosht chicken mutton fish machhli machli pork beef nonveg
    """
)
_LESS = "less"
_SHORTEST = 3


def says_otherwise(words: Sequence[str], name: str, shop: ShopWords) -> bool:
    """Whether the words ask for a thing without what a spec's name tells it has, or the reverse."""
    named = phrase_words(name)
    lacks = bool((_WITHOUT | _FREE) & {*named}) or any(_is_less(word) for word in named)
    things = {_thing(word) for word in named} - _WITHOUT - _FREE - _BETWEEN
    asked = [
        _is_less(word) or _is_left_out(words, at)
        for at, word in enumerate(words)
        if things & {_thing(word), *map(_thing, shop.same_words(word))}
    ]
    return bool(asked) and all(each != lacks for each in asked)


def asks_for_no_veg(words: Sequence[str], name: str, shop: ShopWords) -> bool:
    """ "Is there egg in it" of what is vegetarian, or is not, with or without egg."""
    said = {same for word in words for same in (word, *shop.same_words(word))}
    return bool(VEG & {*phrase_words(name)} and _NOT_VEG & said) and not VEG & {*words}


def is_left_out(words: Sequence[str], thing: str) -> bool:
    """ "Bina ande ka hai kya", "is it sugar free": whether what is asked for is not to be there."""
    return any(_is_left_out(words, at) for at, word in enumerate(words) if word == thing)


def _is_less(word: str) -> bool:
    return word.endswith(_LESS) and len(word) >= len(_LESS) + _SHORTEST


def _thing(word: str) -> str:
    """ "Egg" of "eggless"."""
    return word.removesuffix(_LESS) if _is_less(word) else word


def _is_left_out(words: Sequence[str], at: int) -> bool:
    """ "Bina ande ka", "without any egg", "sugar free", "ande ke bina"."""
    before = [word for word in words[max(at - 2, 0) : at] if word not in _BETWEEN]
    behind = [word for word in words[at + 1 : at + 3] if word not in _BETWEEN]
    return bool(_WITHOUT & {*before[-1:]} or _FREE & {*behind[:1]})
