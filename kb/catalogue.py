"""What a shop knows, as values: products with options and price breaks, FAQ, store details."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PriceBreak:
    """From `min_quantity` on, all pieces cost `price` each."""

    min_quantity: Decimal
    price: Decimal


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    price_delta: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """`default` is a choice id; `exclusive` allows one choice only."""

    group: str
    choices: tuple[Choice, ...]
    exclusive: bool = True
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """One thing the shop sells. `stock` None means that it is not counted."""

    sku: str
    name: str
    price: Decimal
    brand: str = ""
    category: str = ""
    mrp: Decimal | None = None
    unit: str = "piece"
    stock: Decimal | None = None
    warranty_months: int | None = None
    specs: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    price_breaks: tuple[PriceBreak, ...] = ()
    options: tuple[OptionGroup, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """A question and its answer; a Markdown section is one too, with its heading as question."""

    id: str
    question: str
    answer: str
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class OpenHours:
    opens: dt.time
    closes: dt.time


@dataclass(frozen=True, slots=True)
class Service:
    name: str
    charge: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Store:
    """`hours` maps weekday 0 (Monday) … 6 to None where closed; a missing day is not known."""

    name: str = ""
    address: str = ""
    phone: str = ""
    hours: Mapping[int, OpenHours | None] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en", "hi")
    services: tuple[Service, ...] = ()
    domain: str = "electrical"
    """Name of the domain pack in kb/domains."""
