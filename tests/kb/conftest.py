"""A catalogue that is built once from the sample shop, with the packaged embedding model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kb
from kb.catalogue_import import ImportReport, import_bundle
from kb.live import Catalogue
from kb.shop import Shop

SAMPLE_SHOP = Path(kb.__file__).parent / "sample_shop"


def take_in(bundle: Path, home: Path, **changes: object) -> ImportReport:
    """Imports without a signature, with the usual settings."""
    settings: dict[str, object] = {
        "require_signature": False,
        "max_bad_rows_percent": 10.0,
        "keep_generations": 5,
    }
    return import_bundle(bundle, home, **(settings | changes))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    take_in(SAMPLE_SHOP, home)
    return home


@pytest.fixture(scope="session")
def shop(sample_home: Path) -> Iterator[Shop]:
    with Catalogue(sample_home).open() as opened:
        yield opened
