"""A sheet as read from a file: headings and numbered rows, not yet understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MAX_ROWS = 200_000
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """`number` counts as the spreadsheet does: the first line of the file is 1."""

    number: int
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """`how` says how the file was read, such as "UTF-8, separated by ;"."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    how: str = ""
