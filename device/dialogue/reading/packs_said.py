"""Counts of parts, packs and sizes in words that otherwise say something else: "single pair wali"
has one leg, "one fifty pack" is one pack of fifty."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import SINGLE_DOUBLE
from device.dialogue.reading.counts import CONTAINERS, is_counted, packed_so
from device.dialogue.reading.terms import FIGURE, WALA
from kb.language.numbers import Number, numbers
from kb.language.words import word_set

_FR, _FRENCH = "fr", word_set("french")
_ONE = word_set("one ek")
_ALONE, _SINGLE = word_set("akela akele akeli"), "single"
_TWO_WORDS = 2
_HUNDRED = 100


def with_single_parts(words: Sequence[str], shop: ShopWords) -> list[str]:
    """ "Single pair wali" as "1 pair wali", where goods are told apart by how many they have."""
    return [
        SINGLE_DOUBLE[word]
        if word in SINGLE_DOUBLE
        and WALA & {*words[at + 2 : at + 3]}
        and is_counted(shop, words[at + 1])
        and not (shop.together([word, words[at + 1]]) or _is_a_choice(word, words[at + 1], shop))
        else word
        for at, word in enumerate(words)
    ]


def _is_a_choice(size: str, part: str, shop: ShopWords) -> bool:
    """A roll that one may have with "Double egg"."""
    sized, of_part = shop.lookup(size), shop.lookup(part)
    return bool(sized and of_part and sized.option & of_part.option)


def with_single_ones(words: Sequence[str], shop: ShopWords) -> list[str]:
    """ "Akeli ek" as "single", where goods are called so."""
    found: list[str] = []
    for word in words:
        pair = {*found[-1:], word}
        alone = _SINGLE in shop.words and pair & _ALONE and pair & {"1", "ek"}
        found[len(found) - bool(alone) :] = [_SINGLE if alone else word]
    return found


def in_french(words: Sequence[str], shop: ShopWords) -> list[str]:
    """ "14 french" where the shop has sizes like "14 Fr"; french fries are none."""
    if _FR not in shop.counted_words:
        return list(words)
    return [
        _FR if word in _FRENCH and at and FIGURE.match(words[at - 1]) else word
        for at, word in enumerate(words)
    ]


def is_one_of_a_pack(number: Number, words: Sequence[str], shop: ShopWords) -> bool:
    """Whether "one fifty" before a pack is no 150: something comes in fifties, nothing in that."""
    if words[number.first] not in _ONE or number.after - number.first < _TWO_WORDS:
        return False
    rest = numbers(list(words[number.first + 1 : number.after]))
    packed = CONTAINERS & {*words[number.after : number.after + 1]}
    if not packed or len(rest) != 1 or number.value != _HUNDRED + rest[0].value:
        return False
    return bool(packed_so(rest[0].value, shop)) and not packed_so(number.value, shop)
