"""A figure of an utterance with the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from device.dialogue.index.shop_words import ShopWords
from kb.language.units import unit_at
from kb.language.words import stem, word_set

SIZES_SAID = word_set(
    "small big medium large xl xxl xs bada badi bade chhota chhoti chhote chota choti chote free"
)
"""How big things are: before "size" it is told so, and behind a figure nothing is counted by it."""

_FEW = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure ("6/16" has two values) with what stands around it in the utterance."""

    index: int
    word: str
    values: tuple[Decimal, ...]
    before: str
    """What it may number: the word before it, "pack" in "pack of ten"."""
    before_at: int
    following: str
    then: str
    """The word after `following`."""
    unit: str | None
    unit_length: int
    purpose: bool

    @property
    def value(self) -> Decimal:
        return self.values[0]

    @property
    def end(self) -> int:
        return self.index + 1 + self.unit_length


def figure_at(words: list[str], index: int, *, purpose: bool) -> Figure:
    unit, length = unit_at(words, index + 1)
    around = ["", *words, "", ""]
    values = tuple(Decimal(part) for part in words[index].split("/"))
    before_at = index - 2 if around[index] == "of" and index >= 2 else index - 1
    return Figure(
        index, words[index], values, around[before_at + 1], before_at, around[index + 2],
        around[index + 3], unit, length, purpose,
    )  # fmt: skip


def counts_those_there_are(words: list[str], figure: Figure, shop: ShopWords) -> bool:
    """ "Between the two GM spike guards": those are all of them, neither how many are wanted nor
    a size; "the 2.5 bulbs" are a size."""
    several = figure.before in {"the", "these", "those"} and 1 < figure.value <= _FEW
    several = several and figure.value == int(figure.value)
    behind = words[figure.index + 1 :]
    return several and any(stem(word) != word and stem(word) in shop.words for word in behind)
