"""Questions for measuring: an item's name as customers bend it, with the item that is meant."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from kb.catalogue import Product

_BEFORE = ("what is the price of", "", "how much is", "do you have", "rate of", "mujhe", "")
_AFTER = ("", "", "please", "kitne ka hai", "ka rate batao", "hai kya")
_SHORT = {"single pole": "sp", "double pole": "dp", "ceiling fan": "fan", "water heater": "geyser"}


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    sku: str


def questions(products: Sequence[Product], count: int, seed: int = 5) -> list[Asked]:
    """Words shuffled, left out, shortened or misspelt; figures stay, for they decide."""
    chance = random.Random(seed)
    return [
        Asked(bent(product, chance), product.sku)
        for product in chance.sample(list(products), min(count, len(products)))
    ]


def bent(product: Product, chance: random.Random) -> str:
    name = product.name.lower()
    for full, short in _SHORT.items():
        if full in name and chance.random() < 0.3:
            name = name.replace(full, short)
    words = name.split()
    if chance.random() < 0.3:
        place = chance.randrange(len(words))
        words = words[place:] + words[:place]
    words = [misspelt(word, chance) if chance.random() < 0.2 else word for word in words]
    return " ".join(f"{chance.choice(_BEFORE)} {' '.join(words)} {chance.choice(_AFTER)}".split())


def misspelt(word: str, chance: random.Random) -> str:
    """One letter left out, doubled, swapped or changed; figures and short words stay."""
    if len(word) < 5 or not word.isalpha():
        return word
    place = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place] + word[place:]
    if kind == 2:
        return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
    return word[:place] + chance.choice("aeioustrn") + word[place + 1 :]
