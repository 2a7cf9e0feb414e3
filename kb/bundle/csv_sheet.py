"""CSV files as shops really write them: encoding, delimiter and heading row are found out."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

from kb.bundle.problem import Problems
from kb.bundle.table import MAX_COLUMNS, MAX_ROWS, Row, Table
from kb.errors import BundleError

_DELIMITERS = (",", ";", "\t", "|")
_DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_TITLE_ROWS = 30
_MAX_CELL_CHARS = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def read_csv(path: Path, problems: Problems, is_heading: Callable[[Sequence[str]], bool]) -> Table:
    """Titles above the headings are skipped: the first row for which `is_heading` holds counts."""
    text, encoding = decode(path.read_bytes(), path.name)
    if "\0" in text:
        raise BundleError(f"{path.name}: the file holds NUL characters; it is damaged or no CSV")
    delimiter = _delimiter(text)
    csv.field_size_limit(_MAX_CELL_CHARS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((begins, cells))
            begins = reader.line_num + 1
            if len(lines) > MAX_ROWS + _TITLE_ROWS:
                raise BundleError(f"{path.name}: more than {MAX_ROWS:,} rows")
    except csv.Error as err:
        raise BundleError(f"{path.name}, row {begins}: the row cannot be read ({err})") from err
    how = f"{encoding}, separated by {_DELIMITER_NAMES[delimiter]}"
    return table_from_lines(path.name, lines, how, problems, is_heading)


def table_from_lines(
    file: str,
    lines: Sequence[tuple[int, Sequence[object]]],
    how: str,
    problems: Problems,
    is_heading: Callable[[Sequence[str]], bool],
) -> Table:
    """Finds the heading row among numbered lines and makes the rest rows by heading."""
    found = _heading_row(lines[:_TITLE_ROWS], is_heading)
    if found is None:
        raise BundleError(
            f"{file}: no row of headings was found; the first row must name the columns, "
            "at least the item's name and its price"
        )
    start, cells_of_heading = found
    if len(cells_of_heading) > MAX_COLUMNS:
        raise BundleError(f"{file}: more than {MAX_COLUMNS} columns")
    headings = _unique_headings(cells_of_heading, lines[start][0], problems)
    rows = []
    for number, cells in lines[start + 1 :]:
        if len(cells) > len(headings) and any(
            cell not in (None, "") for cell in cells[len(headings) :]
        ):
            problems.error(
                number, "", f"the row has {len(cells)} cells under {len(headings)} headings"
            )
            continue
        rows.append(Row(number, dict(zip(headings, cells, strict=False))))
    return Table(file, tuple(heading for heading in headings if heading), tuple(rows), how)


def _heading_row(
    lines: Sequence[tuple[int, Sequence[object]]], is_heading: Callable[[Sequence[str]], bool]
) -> tuple[int, list[str]] | None:
    """The last line of the headings, and the headings: one row, or two as Tally prints them."""
    before: list[str] = []
    for index, (_, cells) in enumerate(lines):
        names = ["" if cell is None else str(cell) for cell in cells]
        if is_heading(names):
            return index, names
        if before and any(names):
            both = [low or high for low, high in itertools.zip_longest(names, before, fillvalue="")]
            if is_heading(both):
                return index, both
        before = names
    return None


def decode(raw: bytes, file: str) -> tuple[str, str]:
    """Text and the name of the encoding: UTF-8 or UTF-16 by mark or by look, else Windows-1252."""
    for mark, codec, name in _BOMS:
        if raw.startswith(mark):
            return _decoded(raw, codec, name, file), name
    head = raw[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd > len(head) // 20 and min(even, odd) * 10 <= max(even, odd):
        codec = "utf-16-le" if odd > even else "utf-16-be"
        return _decoded(raw, codec, "UTF-16", file), "UTF-16"
    try:
        return raw.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), "Windows-1252"


def _decoded(raw: bytes, codec: str, name: str, file: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as err:
        raise BundleError(f"{file}: begins as {name} but is damaged at byte {err.start}") from err


def _delimiter(text: str) -> str:
    """The sign that cuts most of the first lines into the same number (two or more) of cells."""
    sample = [line for line in text[:20_000].splitlines()[:60] if line.strip()]
    if len(text) > 20_000:
        sample = sample[:-1] or sample

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(cells) for cells in csv.reader(sample, delimiter=delimiter)]
        except csv.Error:
            return (0, 0)
        several = [width for width in widths if width > 1]
        if not several:
            return (0, 0)
        usual = max(set(several), key=several.count)
        return (several.count(usual), usual)

    return max(_DELIMITERS, key=score)


def _unique_headings(cells: Sequence[object], row: int, problems: Problems) -> list[str]:
    headings: list[str] = []
    for cell in cells:
        heading = _clean(cell)
        if heading and heading in headings:
            problems.note(row, heading, "two columns have this heading; the second is not used")
            heading = ""
        headings.append(heading)
    while headings and not headings[-1]:
        headings.pop()
    return headings


def _clean(cell: object) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""
