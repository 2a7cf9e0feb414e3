"""Product exports of Shopify: one item is several rows, one for each variant and each picture."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.bundle.headings import fold
from kb.bundle.table import Row, Table

_SHARED = ("title", "vendor", "type", "body html", "tags", "product category")
_NO_OPTION = "default title"
_TAG = re.compile(r"<[^<>]{0,500}>")


def is_shopify(table: Table) -> bool:
    folded = {fold(heading) for heading in table.headings}
    return {"handle", "title", "variant price", "option1 value"} <= folded


def join_variants(table: Table) -> Table:
    """Every variant as a row of its own with the item's title, maker and the variant's options."""
    heading = {fold(each): each for each in reversed(table.headings)}
    first: dict[object, Mapping[str, object]] = {}
    rows: list[Row] = []
    for row in table.rows:
        handle = row.cells.get(heading["handle"])
        item = first.setdefault(handle, row.cells)
        if not row.cells.get(heading["variant price"]):
            continue  # a further picture of the item
        cells = dict(row.cells)
        for name in _SHARED:
            if name in heading and not cells.get(heading[name]):
                cells[heading[name]] = item.get(heading[name])
        options = [
            str(value).strip()
            for number in (1, 2, 3)
            if (value := row.cells.get(heading.get(f"option{number} value", "")))
        ]
        chosen = " ".join(each for each in options if each.casefold() != _NO_OPTION)
        cells[heading["title"]] = f"{cells.get(heading['title']) or ''} {chosen}".strip()
        if "body html" in heading:
            cells[heading["body html"]] = _TAG.sub(" ", str(cells.get(heading["body html"]) or ""))
        rows.append(Row(row.number, cells))
    return Table(table.file, table.headings, tuple(rows), f"{table.how}, Shopify")
