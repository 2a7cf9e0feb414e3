"""Everything that a bundle holds, read and checked, with all its problems."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from kb.bundle.csv_sheet import read_csv
from kb.bundle.faq import read_faq
from kb.bundle.headings import ColumnMap, is_target, looks_like_headings, map_headings
from kb.bundle.jsonl import read_jsonl
from kb.bundle.problem import Problem, Problems
from kb.bundle.products import read_products
from kb.bundle.shopify import is_shopify, join_variants
from kb.bundle.store import read_store, read_yaml
from kb.bundle.table import Table
from kb.bundle.xlsx_sheet import read_xlsx
from kb.catalogue import FaqEntry, Product, Store
from kb.errors import BundleError
from kb.pricing_rules import PricingRules, read_pricing

PRODUCT_FILES = ("products.jsonl", "products.xlsx", "products.csv")
MAX_FILE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Contents:
    """`digest` is the same for the same shop data, whatever file format it came in."""

    products: tuple[Product, ...]
    faq: tuple[FaqEntry, ...]
    store: Store
    pricing: PricingRules
    problems: tuple[Problem, ...]
    columns: ColumnMap
    how: str
    rows: int
    bad_rows: int

    @property
    def bad_percent(self) -> float:
        return 100.0 * self.bad_rows / self.rows if self.rows else 0.0

    def digest(self) -> str:
        encoder = msgspec.json.Encoder(order="deterministic")
        digest = hashlib.sha256()
        for product in sorted(self.products, key=lambda each: each.sku):
            digest.update(encoder.encode(product))
        for entry in sorted(self.faq, key=lambda each: (each.id, each.question)):
            digest.update(encoder.encode(entry))
        hours = {str(day): self.store.hours[day] for day in sorted(self.store.hours)}
        digest.update(encoder.encode((dataclasses.replace(self.store, hours={}), hours)))
        if self.pricing != PricingRules():
            digest.update(encoder.encode(self.pricing))
        return digest.hexdigest()


def read_contents(folder: Path) -> Contents:
    """Reads a bundle's folder. Raises BundleError only where nothing at all can be made of it."""
    path = _products_file(folder)
    problems = Problems.of(path.name)
    own = _own_columns(folder)
    table = _read_table(path, problems, own)
    if is_shopify(table):
        table = join_variants(table)
    columns = map_headings(table.headings, own)
    for needed in ("name", "price"):
        if needed not in columns.by_field:
            raise BundleError(
                f"{path.name}: no column for the {needed} was found among "
                f"{', '.join(table.headings[:20]) or 'no headings'}; name it in columns.yaml"
            )
    for heading in columns.unused:
        problems.note(None, heading, "this column is not understood and not used")
    products = read_products(table, columns, problems)
    faq, faq_problems, faq_rows = _read_faq_files(folder)
    store_file = _find(folder, "store.yaml")
    pricing_file = _find(folder, "pricing.yaml")
    return Contents(
        products=products,
        faq=faq,
        store=read_store(store_file) if store_file else Store(),
        pricing=read_pricing(pricing_file) if pricing_file else PricingRules(),
        problems=(*problems.found, *(p for each in faq_problems for p in each.found)),
        columns=columns,
        how=table.how,
        rows=len(products) + len(problems.bad_rows) + faq_rows,
        bad_rows=len(problems.bad_rows) + sum(len(each.bad_rows) for each in faq_problems),
    )


def _products_file(folder: Path) -> Path:
    found = [path for name in PRODUCT_FILES if (path := _find(folder, name))]
    if not found:
        raise BundleError("the bundle holds no products.csv, products.xlsx or products.jsonl")
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        raise BundleError(f"the bundle holds {names}; only one of them may be there")
    return found[0]


def _read_table(path: Path, problems: Problems, own: Mapping[str, str]) -> Table:
    if path.suffix.lower() == ".jsonl":
        return read_jsonl(path, problems)
    read = read_xlsx if path.suffix.lower() == ".xlsx" else read_csv
    return read(path, problems, partial(looks_like_headings, own=tuple(own)))


def _own_columns(folder: Path) -> Mapping[str, str]:
    path = _find(folder, "columns.yaml")
    if path is None:
        return {}
    own: dict[str, str] = {}
    for heading, target in read_yaml(path).items():
        if not is_target(str(target)):
            raise BundleError(f"columns.yaml: {heading}: {target!r} is no field that Bolo knows")
        own[str(heading)] = str(target)
    return own


def _read_faq_files(folder: Path) -> tuple[tuple[FaqEntry, ...], list[Problems], int]:
    entries: dict[str, FaqEntry] = {}
    collected: list[Problems] = []
    rows = 0
    for path in sorted(folder.iterdir()):
        name = path.name.lower()
        if not (name in ("faq.csv", "faq.jsonl") or name.endswith(".md")) or name == "readme.md":
            continue
        _check_file(path)
        problems = Problems.of(path.name)
        for entry in read_faq(path, problems):
            if entries.setdefault(entry.id, entry) != entry:
                problems.note(None, "", f"the id {entry.id!r} is used in another file already")
            rows += 1
        rows += len(problems.bad_rows)
        collected.append(problems)
    return tuple(entries.values()), collected, rows


def _find(folder: Path, name: str) -> Path | None:
    """A file of the bundle, whatever the case of its name: sticks are often written on Windows."""
    for path in sorted(folder.iterdir()):
        if path.name.lower() == name:
            _check_file(path)
            return path
    return None


def _check_file(path: Path) -> None:
    if path.is_symlink() or not path.is_file():
        raise BundleError(f"{path.name}: must be an ordinary file")
    if path.stat().st_size > MAX_FILE_BYTES:
        raise BundleError(f"{path.name}: larger than {MAX_FILE_BYTES // 1024 // 1024} MB")
