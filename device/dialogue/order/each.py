"""So many of each: "bulb and holder two each", "ek ek dono rang mein", "in both sizes"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from device.dialogue.goods.choices import Choices, read_choices
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import FIGURE
from kb.catalogue import OptionGroup, Product
from kb.language.units import unit_at
from kb.language.words import word_set

_EACH = word_set("each apiece")
_ONE = word_set("one a ek")
_EVERY = word_set("all har every sab sabhi each saare sare")
_SO_MANY = {"both": 2, "dono": 2, "donon": 2, "teeno": 3, "teenon": 3, "charo": 4, "chaaron": 4}
_OF_ALL = word_set("all both sab sabhi sabke sabme sabmein sabko dono donon teeno charo each")
_NEAR = 2
"""So many words may stand between "both" and "colours"."""


@dataclass(frozen=True, slots=True)
class Each:
    """How many of each thing are wanted, and the words without that."""

    amount: Decimal
    words: list[str]


def each_said(words: Sequence[str]) -> Each | None:
    """ "Two each", "do do": a figure said twice is one for each, unless a unit follows it: "do do
    litre wali" are two of two litres."""
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        figure = FIGURE.match(word) is not None and "/" not in word
        if following in _EACH and (figure or word in _ONE):
            cut = slice(index, index + 3 if words[index + 2 : index + 3] == ["of"] else index + 2)
        elif figure and following == word and unit_at(list(words), index + 2)[0] is None:
            cut = slice(index, index + 2)
        else:
            continue
        amount = Decimal(word) if figure else Decimal(1)
        return Each(amount, [*words[: cut.start], *words[cut.stop :]])
    return None


def every_choice(product: Product, words: Sequence[str], shop: ShopWords) -> list[Choices]:
    """One of each colour or size for "dono rang mein", "in both sizes"; else none."""
    named = read_choices(product, words, shop)
    for group in product.options:
        if group.group in named.chosen or group.group in named.unwanted:
            continue  # "All without sugar" wants none of the others.
        if group.exclusive and _speaks_of_all(group, words, shop):
            return [Choices({group.group: choice.id}) for choice in group.choices]
    return []


def _speaks_of_all(group: OptionGroup, words: Sequence[str], shop: ShopWords) -> bool:
    topic = {same for word in phrase_words(group.group) for same in _meanings(word, shop)}
    for index, word in enumerate(words):
        if word in _EVERY or _SO_MANY.get(word) == len(group.choices):
            behind = words[index + 1 : index + 1 + _NEAR]
            if any(topic & _meanings(each, shop) for each in behind):
                return True
    return False


def _meanings(word: str, shop: ShopWords) -> frozenset[str]:
    attribute = shop.domain.attributes.get(word)
    return frozenset({*shop.same_words(word), *([attribute] if attribute else [])})


def said_of_all(words: Sequence[str]) -> list[str]:
    """What is said of all things of an order behind the last of them: "both jain", "sabke saath
    extra chutney"; nothing where no such word stands."""
    at = next((i for i, word in enumerate(words) if i and word in _OF_ALL), None)
    return [*words[at + 1 :]] if at is not None else []
