"""Shops with half of their kinds of goods taken out."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Set as AbstractSet
from pathlib import Path

HALVES = 2


def skus_of_half(folder: Path, half: int) -> frozenset[str]:
    """The goods of every second category, by chance but always the same."""
    kinds = sorted({json.loads(line)["category"] for line in _lines(folder)})
    random.Random(folder.name).shuffle(kinds)
    return skus_of_kinds(folder, {*kinds[half::HALVES]})


def skus_of_kinds(folder: Path, kinds: AbstractSet[str]) -> frozenset[str]:
    """The goods of some categories."""
    products = map(json.loads, _lines(folder))
    return frozenset(product["sku"] for product in products if product["category"] in kinds)


def without(folder: Path, gone: AbstractSet[str], place: Path) -> Path:
    """A copy of a shop's bundle below `place` without some goods."""
    copy = place / folder.name
    shutil.copytree(folder, copy)
    kept = [line for line in _lines(folder) if json.loads(line)["sku"] not in gone]
    (copy / "products.jsonl").write_text("\n".join(kept) + "\n", "utf-8")
    return copy


def _lines(folder: Path) -> list[str]:
    lines = (folder / "products.jsonl").read_text("utf-8").splitlines()
    return [line for line in lines if line.strip()]
