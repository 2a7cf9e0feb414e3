"""What is wrong with a bundle, told so that the person who wrote the sheet can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """`row` is the row number as a spreadsheet shows it; None where the whole file is meant.

    An `error` keeps the row out of the catalogue, a `note` does not.
    """

    file: str
    message: str
    row: int | None = None
    column: str = ""
    severity: Literal["error", "note"] = "error"

    def __str__(self) -> str:
        where = self.file
        if self.row is not None:
            where += f", row {self.row}"
        if self.column:
            where += f", column {self.column!r}"
        return f"{where}: {self.message}"


@dataclass(slots=True)
class Problems:
    """Collects the problems of one file; a row with several errors counts as one bad row."""

    file: str
    found: list[Problem]
    bad_rows: set[int]

    @classmethod
    def of(cls, file: str) -> Problems:
        return cls(file, [], set())

    def error(self, row: int, column: str, message: str) -> None:
        self.found.append(Problem(file=self.file, row=row, column=column, message=message))
        self.bad_rows.add(row)

    def note(self, row: int | None, column: str, message: str) -> None:
        self.found.append(
            Problem(file=self.file, row=row, column=column, message=message, severity="note")
        )
