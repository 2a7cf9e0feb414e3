"""Catalogues for the tests: the sample shop with the packaged model, and small ones."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

import kb
from kb.catalogue_import import ImportReport, import_bundle
from kb.embedding.embedder import Towards, Turned, Vectors
from kb.live import Catalogue
from kb.shop import Shop

SAMPLE_SHOP = Path(kb.__file__).parent / "sample_shop"


class HashedWords:
    """An embedder for tests in which vectors must exist but what they mean is not at stake.

    Counts how many passages it was asked for.
    """

    name = asked_name = "hashed-words"
    dimensions = 32

    def __init__(self) -> None:
        self.asked = 0

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += len(texts)
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> Vectors:
        vector = np.full(self.dimensions, 0.01, dtype=np.float32)
        for word in text.casefold().split():
            vector[hashlib.sha256(word.encode()).digest()[0] % self.dimensions] += 1
        return vector / np.float32(np.linalg.norm(vector))

    def towards(self, vector: Vectors, what: Towards) -> Turned:
        return Turned(vector, (0.0, 1.0), (0.0, 1.0), True, None, 1.0)

    def wanted(self, vector: Vectors) -> Mapping[str, float]:
        return {}


def take_in(bundle: Path, home: Path, **changes: object) -> ImportReport:
    """Imports without a signature, with the usual settings."""
    settings: dict[str, object] = {
        "require_signature": False,
        "max_bad_rows_percent": 10.0,
        "keep_generations": 5,
    }
    return import_bundle(bundle, home, **(settings | changes))  # type: ignore[arg-type]


def write_bundle(folder: Path, prices: dict[str, str]) -> Path:
    """A bundle of items by name and price."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "products.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Code", "Name", "Price"])
        writer.writerows(
            [f"C{number}", name, price] for number, (name, price) in enumerate(prices.items())
        )
    return folder


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    take_in(SAMPLE_SHOP, home)
    return home


@pytest.fixture(scope="session")
def shop(sample_home: Path) -> Iterator[Shop]:
    with Catalogue(sample_home).open() as opened:
        yield opened
