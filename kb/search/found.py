"""What a search returns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kb.catalogue import FaqEntry, Product


@dataclass(frozen=True, slots=True)
class Constraint:
    """A figure or word in the question that a product must match, such as 16 A or brand Havells.

    `attribute` is a spec name, `brand`, `category` or an option group; `value` with `unit` for
    measures, `text` for the rest.
    """

    attribute: str
    text: str
    value: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ProductHit:
    """`score` is 0 to 1; `reasons` say in a few words why it was found, best first."""

    product: Product
    score: float
    reasons: tuple[str, ...] = ()
    meets_constraints: bool = True


@dataclass(frozen=True, slots=True)
class PassageHit:
    entry: FaqEntry
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Ranked best first. Products that break a constraint are left out, not ranked low."""

    products: tuple[ProductHit, ...] = ()
    passages: tuple[PassageHit, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    unmatched: tuple[str, ...] = ()
    """Words of the question that nothing in the shop resembles, such as a brand not kept."""
