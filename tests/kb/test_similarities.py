"""The vectors of texts that stand in no generation are kept, and not without bound."""

from __future__ import annotations

from pathlib import Path

import pytest

import kb.shop
from kb.live import Catalogue
from tests.kb.conftest import HashedWords, take_in, write_bundle


def test_texts_asked_for_lately_are_embedded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kb.shop, "_PASSAGES_KEPT", 2)
    bundle = write_bundle(tmp_path / "bundle", {"Rose soap": "10"})
    take_in(bundle, tmp_path / "home", embedder=HashedWords())
    embedder = HashedWords()
    with Catalogue(tmp_path / "home").open() as shop:
        monkeypatch.setattr(shop, "_embedder", lambda: embedder)
        first = shop.similarities("rose", ["rose water", "gift wrap"])
        assert shop.similarities("rose", ["rose water", "gift wrap"]) == first
        assert embedder.asked == 2
        shop.similarities("rose", ["home delivery"])
        shop.similarities("rose", ["rose water"])
        assert embedder.asked == 4
