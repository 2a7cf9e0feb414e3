"""Numbers in names as they are spoken: "the first stage" where goods are called "Stage 1"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.ordinals import PLACES
from kb.language.words import stem

_NUMBERS = {
    **{word: place + 1 for word, place in PLACES.items() if place >= 0},
    "3rd": 3, "teesre": 3, "tisre": 3,
    "fourth": 4, "4th": 4, "chautha": 4, "chauthe": 4, "chauthi": 4,
}  # fmt: skip
_SEVERAL = 2
_SHORTEST, _SAME = 4, 0.9


def with_number_of_name(words: Sequence[str], shop: ShopWords) -> list[str]:
    """The words with the figure behind what it numbers, where goods called so are told apart by
    it: "doosri stage ka" is "stage 2 ka"."""
    found = [*words]
    for at, (word, behind) in enumerate(pairwise(words)):
        place = _NUMBERS.get(word)
        name = _numbered(behind, Decimal(place), shop) if place is not None else ""
        if name and not shop.together([word, name]):
            found[at : at + 2] = [name, str(place)]
    return found


def _numbered(word: str, place: Decimal, shop: ShopWords) -> str:
    """The word of names that a word says, where a figure tells goods called so apart; or ""."""
    spellings = [stem(word)]
    if len(word) >= _SHORTEST:
        spellings += shop.spelled_alike(word, _SAME)
    for name in spellings:
        held = shop.numbered.get(name, {})
        if place in held and len(held) >= _SEVERAL:
            return name
    return ""
