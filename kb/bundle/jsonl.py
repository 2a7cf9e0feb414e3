"""JSON Lines: one object a line."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kb.bundle.problem import Problems
from kb.bundle.table import MAX_ROWS, Row, Table
from kb.errors import BundleError

_MAX_LINE_BYTES = 256 * 1024


def read_jsonl(path: Path, problems: Problems) -> Table:
    """Lines that hold no JSON object are reported in `problems` and left out."""
    rows: list[Row] = []
    headings: dict[str, None] = {}
    decoder = msgspec.json.Decoder()
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BundleError(f"{path.name}: JSON Lines must be written in UTF-8")
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        stripped = line.strip()
        if not stripped:
            continue
        if len(rows) >= MAX_ROWS:
            raise BundleError(f"{path.name}: more than {MAX_ROWS:,} rows")
        if len(stripped) > _MAX_LINE_BYTES:
            problems.error(number, "", "the line is too long")
            continue
        try:
            cells = decoder.decode(stripped)
        except (msgspec.DecodeError, UnicodeDecodeError) as err:
            problems.error(number, "", f"not valid JSON: {_one_line(err)}")
            continue
        except RecursionError:
            problems.error(number, "", "not valid JSON: nested too deeply")
            continue
        if not isinstance(cells, dict):
            problems.error(number, "", 'a JSON object was expected, such as {"name": …}')
            continue
        headings.update(dict.fromkeys(cells))
        rows.append(Row(number, cells))
    return Table(path.name, tuple(headings), tuple(rows), "JSON Lines")


def _one_line(err: Exception) -> str:
    return " ".join(str(err).split())[:120]
