"""Which model of which folder is used."""

from pathlib import Path

import pytest

from models_dl.manifest import Entry, ModelSource, Role
from models_dl.store import ModelStore


def entry(
    name: str, role: Role = "voice", lang: str | None = "en", opens: str = "", need: str = "m.onnx"
) -> Entry:
    return Entry(
        name=name,
        role=role,
        lang=lang,
        licence="MIT",
        size_mb=1,
        opens=opens,
        needs=(need,),
        sources=(ModelSource(package=f"{name}==1"),),
    )


def put(store: Path, folder: str, file: str = "m.onnx") -> Path:
    path = store / folder / file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"model")
    return path.parent


def test_nothing_is_found_in_folders_that_do_not_exist(tmp_path: Path) -> None:
    store = ModelStore([tmp_path / "none"], [entry("a")])
    assert store.find("voice", "en") is None
    assert store.get("a") is None
    assert list(store.present()) == []


def test_the_first_of_the_manifest_that_is_present_serves_the_role(tmp_path: Path) -> None:
    manifest = [entry("best"), entry("good"), entry("plain")]
    put(tmp_path, "plain")
    put(tmp_path, "good")
    model = ModelStore([tmp_path], manifest).find("voice", "en")
    assert model is not None
    assert model.name == "good"


def test_the_shops_own_folder_wins_over_the_shared_one(tmp_path: Path) -> None:
    put(tmp_path / "shared", "a")
    own = put(tmp_path / "own", "a")
    model = ModelStore([tmp_path / "own", tmp_path / "shared"], [entry("a")]).get("a")
    assert model is not None
    assert model.folder == own


@pytest.mark.parametrize(
    ("lang", "found"), [("en", "english"), ("hi", "any"), ("ko", "any"), (None, "english")]
)
def test_a_model_for_every_language_serves_where_no_special_one_does(
    tmp_path: Path, lang: str | None, found: str
) -> None:
    put(tmp_path, "english")
    put(tmp_path, "any")
    manifest = [entry("english"), entry("any", lang=None)]
    model = ModelStore([tmp_path], manifest).find("voice", lang)
    assert model is not None
    assert model.name == found


def test_path_is_what_the_engine_opens(tmp_path: Path) -> None:
    folder = put(tmp_path, "file")
    put(tmp_path, "folder")
    store = ModelStore([tmp_path], [entry("file", opens="m.onnx"), entry("folder")])
    file_model, folder_model = store.get("file"), store.get("folder")
    assert file_model is not None
    assert folder_model is not None
    assert file_model.path == folder / "m.onnx"
    assert folder_model.path == tmp_path / "folder"


def test_a_folder_that_lacks_a_needed_file_is_no_model(tmp_path: Path) -> None:
    put(tmp_path, "a", file="something-else")
    assert ModelStore([tmp_path], [entry("a")]).get("a") is None


def test_a_download_under_way_is_no_model(tmp_path: Path) -> None:
    put(tmp_path, "a.part")
    assert ModelStore([tmp_path], [entry("a")]).get("a") is None


def test_between_moving_the_old_out_and_the_new_in_the_old_serves(tmp_path: Path) -> None:
    old = put(tmp_path, "a.old")
    put(tmp_path, "a.part")
    model = ModelStore([tmp_path], [entry("a")]).get("a")
    assert model is not None
    assert model.folder == old
