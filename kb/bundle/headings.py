"""Which column of a shop's sheet means what: a table of usual headings, then a fuzzy match."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from rapidfuzz import fuzz, process

How = Literal["known", "similar", "columns.yaml", "prefix"]

_SIMILAR_ENOUGH = 88
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NOT_WORD = re.compile(r"[^\w\u0900-\u097f]+|_")
_SPEC_PREFIX = re.compile(r"\s*spec(?:ification)?s?\s*[:\-]\s*(.+)", re.IGNORECASE)
FIELDS = (
    "sku", "name", "brand", "category", "price", "mrp", "unit", "stock", "warranty_months",
    "aliases", "specs", "price_breaks", "options", "description",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mapped:
    """`target` is a field, "spec: NAME" or "ignore"."""

    heading: str
    target: str
    how: How

    def __str__(self) -> str:
        sure = "" if self.how in {"known", "prefix"} else f"  ({self.how})"
        return f"{self.heading} → {self.target}{sure}"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The columns that are understood and those that are not used."""

    columns: tuple[Mapped, ...]
    unused: tuple[str, ...]
    by_field: Mapping[str, str] = field(default_factory=dict)
    specs: Mapping[str, str] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """For printing: one line a column."""
        used = [column for column in self.columns if column.target != "ignore"]
        lines = [str(column) for column in used if column.heading != column.target]
        as_they_are = [column.heading for column in used if column.heading == column.target]
        if as_they_are:
            lines.insert(0, "taken as they are: " + ", ".join(as_they_are))
        ignored = [column.heading for column in self.columns if column.target == "ignore"]
        if ignored:
            lines.append("left out: " + ", ".join(ignored))
        if self.unused:
            lines.append("not understood, left out: " + ", ".join(self.unused))
        return lines


@dataclass(frozen=True)
class _Known:
    targets: Mapping[str, str]

    @property
    def names(self) -> list[str]:
        return list(self.targets)


def looks_like_headings(cells: Sequence[str], own: Sequence[str] = ()) -> bool:
    """True for a row that names an item's name and one more known column, or two of `own`."""
    known = _known().targets
    folded_own = {fold(heading) for heading in own}
    if sum(fold(cell) in folded_own for cell in cells) >= min(2, len(folded_own) or 2):
        return True
    targets = {known[folded] for cell in cells if (folded := fold(cell)) in known}
    fields = targets & set(FIELDS)
    if ("name" in fields and len(targets) >= 2) or {"sku", "price"} <= fields:
        return True
    if any(char.isdigit() for cell in cells for char in cell) or sum(map(bool, cells)) < 2:
        return False
    near = {known[name] for cell in cells if (name := _nearest(fold(cell), _known()))}
    return {"name", "price"} <= (near | targets)


def map_headings(headings: Sequence[str], own: Mapping[str, str] | None = None) -> ColumnMap:
    """`own` maps a heading of this bundle to a field, "spec: NAME" or "ignore", and always wins.

    Where several columns mean the same field, the one listed first in headings.yaml is taken.
    """
    own_folded = {fold(heading): target for heading, target in (own or {}).items()}
    known = _known()
    found: list[tuple[Mapped, int]] = []
    unused: list[str] = []
    for heading in headings:
        folded = fold(heading)
        spec = _SPEC_PREFIX.fullmatch(heading)
        if folded in own_folded:
            found.append((Mapped(heading, own_folded[folded], "columns.yaml"), -1))
        elif spec:
            found.append((Mapped(heading, f"spec: {spec.group(1).strip().lower()}", "prefix"), 0))
        elif folded in known.targets:
            rank = known.names.index(folded)
            found.append((Mapped(heading, known.targets[folded], "known"), rank))
        else:
            near = _nearest(folded, known)
            if near is None:
                unused.append(heading)
            else:
                rank = 10_000 + known.names.index(near)
                found.append((Mapped(heading, known.targets[near], "similar"), rank))
    best: dict[str, int] = {}
    for column, rank in found:
        best[column.target] = min(rank, best.get(column.target, rank))
    columns: list[Mapped] = []
    for column, rank in found:
        if column.target == "ignore" or rank == best[column.target]:
            columns.append(column)
            if column.target != "ignore":
                best[column.target] = -2
        else:
            unused.append(column.heading)
    return ColumnMap(
        columns=tuple(columns),
        unused=tuple(unused),
        by_field={c.target: c.heading for c in columns if c.target in FIELDS},
        specs={c.target[6:]: c.heading for c in columns if c.target.startswith("spec: ")},
    )


def fold(heading: str) -> str:
    """Headings that differ only in case, signs and brackets fold to the same text."""
    bare = _BRACKETS.sub(" ", heading) if not heading.startswith(("(", "[")) else heading
    return " ".join(_NOT_WORD.sub(" ", bare.casefold().replace("%", " percent ")).split())


def is_target(target: str) -> bool:
    """Whether columns.yaml may name `target`."""
    return target in FIELDS or target == "ignore" or target.startswith("spec: ")


def _nearest(folded: str, known: _Known) -> str | None:
    if len(folded) < 4:
        return None
    hit = process.extractOne(folded, known.names, scorer=fuzz.ratio, score_cutoff=_SIMILAR_ENOUGH)
    return hit[0] if hit else None


@cache
def _known() -> _Known:
    raw = yaml.safe_load((Path(__file__).parent / "headings.yaml").read_text("utf-8"))
    targets: dict[str, str] = {}
    for target, headings in raw["fields"].items():
        for heading in headings:
            targets.setdefault(fold(str(heading)), target)
    for name, headings in raw["specs"].items():
        for heading in headings:
            targets.setdefault(fold(str(heading)), f"spec: {name}")
    for heading in raw["ignore"]:
        targets.setdefault(fold(str(heading)), "ignore")
    return _Known(targets)
