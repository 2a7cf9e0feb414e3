"""What changed from one generation to another."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Literal

import msgspec

from kb.catalogue import Product
from kb.generation.layout import DATABASE

_PRODUCT = msgspec.json.Decoder(Product)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """`price_from` and `price_to` are set for changed prices."""

    kind: Literal["new", "gone", "price", "other"]
    sku: str
    name: str
    price_from: Decimal | None = None
    price_to: Decimal | None = None

    def __str__(self) -> str:
        if self.kind == "price":
            return f"price  {self.sku}  {self.name}: {self.price_from} → {self.price_to}"
        return f"{self.kind:5}  {self.sku}  {self.name}"


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    new: int = 0
    gone: int = 0
    price: int = 0
    other: int = 0

    @classmethod
    def of(cls, changes: Sequence[Change]) -> Counts:
        kinds = [change.kind for change in changes]
        return cls(
            new=kinds.count("new"),
            gone=kinds.count("gone"),
            price=kinds.count("price"),
            other=kinds.count("other"),
        )

    def lines(self) -> list[str]:
        said = (
            (self.new, "new"),
            (self.gone, "gone"),
            (self.price, "price changed" if self.price == 1 else "prices changed"),
            (self.other, "otherwise changed"),
        )
        return [f"{count} {what}" for count, what in said if count]


def compare(before: Path | None, after: Path) -> tuple[Change, ...]:
    """All changes from the generation in folder `before` (None: an empty one) to `after`."""
    old, new = _rows(before), _rows(after)
    changes: list[Change] = []
    for sku, (row_hash, record) in new.items():
        if sku in old and old[sku][0] == row_hash:
            continue
        product = _PRODUCT.decode(record)
        if sku not in old:
            changes.append(Change(kind="new", sku=sku, name=product.name))
            continue
        was = _PRODUCT.decode(old[sku][1])
        if was.price != product.price:
            changes.append(
                Change(
                    kind="price",
                    sku=sku,
                    name=product.name,
                    price_from=was.price,
                    price_to=product.price,
                )
            )
        else:
            changes.append(Change(kind="other", sku=sku, name=product.name))
    for sku in old.keys() - new.keys():
        changes.append(Change(kind="gone", sku=sku, name=_PRODUCT.decode(old[sku][1]).name))
    changes.sort(key=lambda change: (change.kind, change.sku))
    return tuple(changes)


def _rows(folder: Path | None) -> dict[str, tuple[str, bytes]]:
    if folder is None:
        return {}
    connection = sqlite3.connect(f"file:{folder / DATABASE}?mode=ro&immutable=1", uri=True)
    try:
        rows = connection.execute("SELECT sku, row_hash, record FROM products")
        return {sku: (row_hash, record) for sku, row_hash, record in rows}
    finally:
        connection.close()
