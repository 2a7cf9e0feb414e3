"""Excel workbooks: the first sheet that has a row of headings."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from kb.bundle.archive import check_archive
from kb.bundle.csv_sheet import table_from_lines
from kb.bundle.problem import Problems
from kb.bundle.table import MAX_COLUMNS, MAX_ROWS, Table
from kb.errors import BundleError

_MAX_SHEETS = 20
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MAX_CELL_CHARS = 64 * 1024


def read_xlsx(path: Path, problems: Problems, is_heading: Callable[[Sequence[str]], bool]) -> Table:
    """Raises BundleError when the file is no workbook or no sheet has usable headings."""
    check_archive(path)
    from openpyxl import load_workbook

    try:
        _check_workbook(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and filters, which are of no interest
            book = load_workbook(path, read_only=True, data_only=True)
            try:
                return _first_table(path, book, problems, is_heading)
            finally:
                book.close()
    except BundleError:
        raise
    except Exception as err:  # a damaged workbook makes openpyxl raise nearly anything
        raise BundleError(
            f"{path.name}: the workbook cannot be read; save it again as .xlsx or .csv "
            f"({type(err).__name__})"
        ) from err


def _first_table(
    path: Path, book: object, problems: Problems, is_heading: Callable[[Sequence[str]], bool]
) -> Table:
    sheets = book.worksheets[:_MAX_SHEETS]  # type: ignore[attr-defined]
    refused: BundleError | None = None
    for sheet in sheets:
        sheet.reset_dimensions()  # exports often state a wrong size
        lines = _lines(path, sheet)
        try:
            return table_from_lines(
                path.name, lines, f"Excel, sheet {sheet.title!r}", problems, is_heading
            )
        except BundleError as err:
            refused = refused or err
    raise refused or BundleError(f"{path.name}: the workbook has no sheets")


def _lines(path: Path, sheet: object) -> list[tuple[int, list[object]]]:
    lines: list[tuple[int, list[object]]] = []
    rows = sheet.iter_rows(values_only=True)  # type: ignore[attr-defined]
    for number, cells in enumerate(rows, start=1):
        if len(lines) > MAX_ROWS or number > 4 * MAX_ROWS:
            raise BundleError(f"{path.name}: more than {MAX_ROWS:,} rows")
        filled = list(cells)
        while filled and filled[-1] in (None, ""):
            filled.pop()
        if not filled:
            continue
        if len(filled) > 4 * MAX_COLUMNS:
            raise BundleError(f"{path.name}, row {number}: more than {MAX_COLUMNS} columns")
        if any(isinstance(cell, str) and len(cell) > _MAX_CELL_CHARS for cell in filled):
            raise BundleError(f"{path.name}, row {number}: a cell is too long")
        lines.append((number, filled))
    return lines


def _check_workbook(path: Path) -> None:
    """A workbook's XML could name entities that grow without bound."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.filename.endswith((".xml", ".rels")):
                with archive.open(info) as part:
                    if _ENTITIES.search(part.read(4096)):
                        raise BundleError(f"{path.name}: the workbook is not a plain one")
