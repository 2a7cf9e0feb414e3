"""Rows of a product sheet as products, with every problem of every row reported."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from kb.bundle import cells
from kb.bundle.cells import CellError
from kb.bundle.compound import MAX_ENTRIES, aliases, options, price_breaks, specs
from kb.bundle.headings import ColumnMap
from kb.bundle.problem import Problems
from kb.bundle.table import Row, Table
from kb.catalogue import Product

T = TypeVar("T")

MAX_NAME_CHARS = 300
_TOTALS = re.compile(r"(?:grand\s+)?total\b.*|कुल\b.*", re.IGNORECASE)
_NOT_SKU = re.compile(r"[^A-Z0-9]+")
_UNITS = {
    "pcs": "piece", "pc": "piece", "nos": "piece", "no": "piece", "pieces": "piece",
    "each": "piece", "ea": "piece", "unit": "piece", "units": "piece", "number": "piece",
    "mtr": "metre", "mtrs": "metre", "meter": "metre", "meters": "metre", "metres": "metre",
    "m": "metre", "rmt": "metre", "kgs": "kg", "kilogram": "kg", "ltr": "litre", "ltrs": "litre",
    "liter": "litre", "litres": "litre", "l": "litre", "pkt": "packet", "pkts": "packet",
    "packets": "packet", "packs": "pack", "boxes": "box", "bx": "box", "coils": "coil",
    "rolls": "roll", "sets": "set", "pairs": "pair", "prs": "pair", "doz": "dozen",
    "bundles": "bundle", "bdl": "bundle", "gms": "gram", "gm": "gram", "g": "gram",
    "पीस": "piece", "मीटर": "metre", "किलो": "kg", "लीटर": "litre", "पैकेट": "packet",
}  # fmt: skip


def read_products(table: Table, columns: ColumnMap, problems: Problems) -> tuple[Product, ...]:
    """The good rows. Rows that are empty or a sheet's totals are passed over in silence.

    Two rows with one sku must agree: equal ones count once, contradicting ones are both errors.
    """
    taken: dict[str, tuple[int, Product]] = {}
    contradicted: set[str] = set()
    for row in table.rows:
        product = _read_row(row, columns, problems)
        if product is None:
            continue
        before = taken.get(product.sku)
        if before is None:
            taken[product.sku] = (row.number, product)
        elif before[1] == product:
            problems.note(row.number, "", f"the same as row {before[0]}; counted once")
        else:
            contradicted.add(product.sku)
            difference = _difference(before[1], product)
            for number, other in ((row.number, before[0]), (before[0], row.number)):
                problems.error(
                    number, "", f"contradicts row {other}: both are {product.sku!r}, {difference}"
                )
    return tuple(product for sku, (_, product) in taken.items() if sku not in contradicted)


def _read_row(row: Row, columns: ColumnMap, problems: Problems) -> Product | None:
    reader = _RowReader(row, columns, problems)
    name = reader.text("name")
    if not name:
        filled = [key for key, value in row.cells.items() if value not in (None, "")]
        if filled and not reader.is_heading_of_group():
            reader.error("name", "the item has no name")
        return None
    if _TOTALS.fullmatch(name) and not reader.text("sku"):
        return None
    if len(name) > MAX_NAME_CHARS:
        reader.error("name", f"the name is longer than {MAX_NAME_CHARS} characters")
    price = reader.money("price", required=True)
    brand, unit = reader.text("brand"), _unit(reader.text("unit"))
    product = Product(
        sku=reader.text("sku") or derived_sku(name, brand, unit),
        name=name,
        price=price or Decimal(0),
        brand=brand,
        category=reader.text("category"),
        mrp=reader.money("mrp"),
        unit=unit,
        stock=reader.read("stock", cells.stock),
        warranty_months=reader.read("warranty_months", cells.warranty_months),
        specs=reader.specs(),
        aliases=reader.read("aliases", aliases) or (),
        price_breaks=reader.read("price_breaks", price_breaks) or (),
        options=reader.read("options", options) or (),
        description=reader.text("description"),
    )
    reader.check(product)
    return None if reader.failed else product


def derived_sku(name: str, brand: str, unit: str) -> str:
    """A sku for an item that has none; the same name, brand and unit always give the same one."""
    identity = "\0".join(" ".join(part.casefold().split()) for part in (name, brand, unit))
    digest = hashlib.sha256(identity.encode()).hexdigest()[:6].upper()
    readable = _NOT_SKU.sub("-", name.upper()).strip("-")[:32].strip("-")
    return f"{readable}-{digest}" if readable else f"ITEM-{digest}"


class _RowReader:
    """Reads the cells of one row by field and reports what cannot be read."""

    def __init__(self, row: Row, columns: ColumnMap, problems: Problems) -> None:
        self._row = row
        self._columns = columns
        self._problems = problems
        self.failed = False

    def error(self, field: str, message: str) -> None:
        self.failed = True
        self._problems.error(self._row.number, self._columns.by_field.get(field, field), message)

    def read(self, field: str, reader: Callable[[object], T]) -> T | None:
        heading = self._columns.by_field.get(field)
        if heading is None:
            return None
        value = self._row.cells.get(heading)
        if value is None or value == "":
            return None
        try:
            return reader(value)
        except CellError as err:
            self.error(field, str(err))
            return None

    def text(self, field: str) -> str:
        return self.read(field, cells.text) or ""

    def money(self, field: str, *, required: bool = False) -> Decimal | None:
        amount = self.read(field, cells.money)
        if required and amount is None and not self.failed:
            self.error(field, "the item has no price")
        return amount

    def specs(self) -> Mapping[str, str]:
        found = dict(self.read("specs", specs) or {})
        for name, heading in self._columns.specs.items():
            value = self._row.cells.get(heading)
            if value is None or value == "":
                continue
            try:
                written = cells.text(value)
            except CellError as err:
                self.failed = True
                self._problems.error(self._row.number, heading, str(err))
                continue
            if written and written != "-":
                found.setdefault(name, written)
        if len(found) > MAX_ENTRIES:
            self.error("specs", f"more than {MAX_ENTRIES} specs")
        return found

    def is_heading_of_group(self) -> bool:
        """A lone cell in a row, such as a group's title in a printed stock list."""
        filled = [value for value in self._row.cells.values() if value not in (None, "")]
        return len(filled) == 1 and isinstance(filled[0], str)

    def check(self, product: Product) -> None:
        """What single cells cannot show: figures that contradict each other."""
        if product.mrp is not None and 0 < product.mrp < product.price:
            self._problems.note(
                self._row.number,
                self._columns.by_field.get("mrp", "mrp"),
                f"the MRP {product.mrp} is below the price {product.price}",
            )
        breaks = product.price_breaks
        if any(a.price < b.price for a, b in itertools.pairwise(breaks)) or (
            breaks and breaks[0].price > product.price
        ):
            self.error("price_breaks", "a larger quantity must not cost more per unit")


def _unit(written: str) -> str:
    folded = written.casefold().strip(". ")
    return _UNITS.get(folded, folded) or "piece"


def _difference(first: Product, second: Product) -> str:
    for field in ("price", "name", "mrp", "stock", "brand", "category", "unit"):
        a, b = getattr(first, field), getattr(second, field)
        if a != b:
            return f"{field} {b} here and {a} there" if field != "name" else f"{a!r} and {b!r}"
    return "with different details"
