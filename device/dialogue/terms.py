"""What reading an utterance yields: terms that name goods, loose figures, all of it together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from device.dialogue.shop_words import Where
from kb.language.units import Measure

TermKind = Literal["word", "measure", "counted", "value", "sale_unit"]
FIGURE = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?$")


@dataclass(frozen=True, slots=True)
class Term:
    """Words of the utterance that name something in the shop, and the products that have it.

    An `optional` term may be plain language too ("light", "small"): it narrows, but never excludes
    all. `purpose` terms say what the thing is for.
    """

    start: int
    end: int
    text: str
    where: Where
    kind: TermKind = "word"
    certainty: float = 1.0
    optional: bool = False
    purpose: bool = False
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class LooseNumber:
    """A figure that may be a quantity or a measure without its unit."""

    position: int
    value: Decimal
    unit: str = ""
    """A unit of measure or a word of sale ("coil") that follows it."""
    length: int = 1
    wala: bool = False


@dataclass(slots=True)
class Reading:
    words: list[str]
    terms: list[Term] = field(default_factory=list)
    numbers: list[LooseNumber] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    budget_max: Decimal | None = None
    budget_min: Decimal | None = None
    people: Decimal | None = None
    extreme: str | None = None
    pronoun: bool = False
    code: int | None = None
    """Number of the product whose SKU was said."""

    @property
    def names_something(self) -> bool:
        return self.code is not None or any(not term.purpose for term in self.terms)

    @property
    def text(self) -> str:
        return " ".join(self.words)


def add_term(
    reading: Reading, term: Term, taken: list[bool], only: tuple[int, ...] | None = None
) -> None:
    reading.terms.append(term)
    for position in only if only is not None else range(term.start, term.end):
        if position < len(taken):
            taken[position] = True
