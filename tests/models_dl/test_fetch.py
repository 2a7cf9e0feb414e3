"""Fetching into a store: sources in order, digests held to, old versions kept until the end."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from models_dl.errors import ModelsError
from models_dl.fetch import Fetcher, verify
from models_dl.lock import read_lock
from models_dl.manifest import Entry, ModelSource
from models_dl.store import ModelStore
from tests.models_dl.conftest import Shelf

GRAPH = b"graph" * 1000


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name.replace("__", "/"), body)
    return buffer.getvalue()


def model(*sources: ModelSource, needs: tuple[str, ...] = ("am/final.mdl",)) -> Entry:
    return Entry(
        name="small-en",
        role="recogniser",
        lang="en",
        licence="Apache-2.0",
        size_mb=1,
        needs=needs,
        sources=sources,
    )


def archive_at(url: str, sha256: str | None = None) -> ModelSource:
    return ModelSource(archive=url, folder="small-en", sha256=sha256)


def fetcher(store: Path, timeout_s: float = 5) -> Fetcher:
    return Fetcher(store, timeout_s=timeout_s)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "models"


def test_an_archive_becomes_a_model_that_the_store_finds(shelf: Shelf, store: Path) -> None:
    shelf.bodies["/m.zip"] = zipped(**{"small-en__am__final.mdl": GRAPH, "other__x": b"no"})
    entry = model(archive_at(shelf.url("/m.zip")))
    folder = fetcher(store).fetch(entry)
    assert (folder / "am/final.mdl").read_bytes() == GRAPH
    assert names(folder) == {"am"}
    found = ModelStore([store], [entry]).find("recogniser", "en")
    assert found is not None
    assert found.path == folder
    assert names(store) == {"small-en", "manifest.lock"}
    assert verify(entry, store) == []


def test_single_files_become_a_model(shelf: Shelf, store: Path) -> None:
    shelf.bodies |= {"/v.onnx": GRAPH, "/v.json": b"{}"}
    files = {"v.onnx": shelf.url("/v.onnx"), "v.onnx.json": shelf.url("/v.json")}
    folder = fetcher(store).fetch(model(ModelSource(files=files), needs=tuple(files)))
    assert (folder / "v.onnx").read_bytes() == GRAPH
    assert (folder / "v.onnx.json").read_bytes() == b"{}"


def test_when_the_first_source_refuses_the_next_one_serves(shelf: Shelf, store: Path) -> None:
    shelf.bodies["/m.zip"] = zipped(**{"small-en__am__final.mdl": GRAPH})
    entry = model(archive_at(shelf.url("/gone.zip")), archive_at(shelf.url("/m.zip")))
    fetcher(store).fetch(entry)
    assert read_lock(store).models["small-en"].source == shelf.url("/m.zip")


def test_when_no_source_serves_each_is_named_with_its_reason(shelf: Shelf, store: Path) -> None:
    shelf.silent.add("/slow.zip")
    entry = model(archive_at(shelf.url("/gone.zip")), archive_at(shelf.url("/slow.zip")))
    with pytest.raises(ModelsError) as err:
        fetcher(store, timeout_s=0.3).fetch(entry)
    assert "small-en" in str(err.value)
    assert "404" in str(err.value)
    assert "did not answer within 0.3 s" in str(err.value)
    assert names(store) == set()


def test_a_host_that_kept_silent_is_not_asked_again(shelf: Shelf, store: Path) -> None:
    shelf.silent.add("/slow.zip")
    fetch = fetcher(store, timeout_s=0.3)
    for _ in range(2):
        with pytest.raises(ModelsError):
            fetch.fetch(model(archive_at(shelf.url("/slow.zip"))))
    assert shelf.requests == ["/slow.zip"]


@pytest.mark.parametrize("name", ["../evil", "small-en/../../evil", "/evil", "small-en\\..\\evil"])
def test_an_archive_that_points_out_of_its_folder_is_refused(
    shelf: Shelf, store: Path, tmp_path: Path, name: str
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("small-en/am/final.mdl", GRAPH)
        archive.writestr(name, b"evil")
    shelf.bodies["/m.zip"] = buffer.getvalue()
    with pytest.raises(ModelsError, match="unsafe name"):
        fetcher(store).fetch(model(archive_at(shelf.url("/m.zip"))))
    assert names(store) == set()
    assert names(tmp_path) == {"models"}


def test_an_archive_with_a_link_is_refused(shelf: Shelf, store: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("small-en/am/final.mdl")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    shelf.bodies["/m.zip"] = buffer.getvalue()
    with pytest.raises(ModelsError, match="link"):
        fetcher(store).fetch(model(archive_at(shelf.url("/m.zip"))))


@pytest.mark.parametrize("body", [b"", b"<html>log in to the hotel's network</html>"])
def test_what_is_no_archive_is_refused_and_not_kept(shelf: Shelf, store: Path, body: bytes) -> None:
    shelf.bodies["/m.zip"] = body
    entry = model(archive_at(shelf.url("/m.zip")))
    with pytest.raises(ModelsError, match="cannot be unpacked"):
        fetcher(store).fetch(entry)
    shelf.bodies["/m.zip"] = zipped(**{"small-en__am__final.mdl": GRAPH})
    shelf.etags["/m.zip"] = '"2"'
    fetcher(store).fetch(entry)
    assert verify(entry, store) == []


def test_an_archive_that_lacks_a_needed_file_is_refused(shelf: Shelf, store: Path) -> None:
    shelf.bodies["/m.zip"] = zipped(**{"small-en__readme": b"hello"})
    with pytest.raises(ModelsError, match=r"lacks am/final\.mdl"):
        fetcher(store).fetch(model(archive_at(shelf.url("/m.zip"))))
    assert names(store) == set()


def test_a_download_other_than_the_published_digest_is_refused(shelf: Shelf, store: Path) -> None:
    shelf.bodies["/m.zip"] = zipped(**{"small-en__am__final.mdl": GRAPH})
    with pytest.raises(ModelsError, match="digest was published"):
        fetcher(store).fetch(model(archive_at(shelf.url("/m.zip"), sha256="0" * 64)))
    assert names(store) == set()


def test_a_later_download_is_held_to_the_digest_of_the_first(shelf: Shelf, store: Path) -> None:
    shelf.bodies["/m.zip"] = zipped(**{"small-en__am__final.mdl": GRAPH})
    entry = model(archive_at(shelf.url("/m.zip")))
    folder = fetcher(store).fetch(entry)
    shelf.bodies["/m.zip"] = zipped(**{"small-en__am__final.mdl": b"swapped"})
    with pytest.raises(ModelsError, match="digest was first seen"):
        fetcher(store).fetch(entry)
    assert (folder / "am/final.mdl").read_bytes() == GRAPH
    assert names(store) == {"small-en", "manifest.lock"}


def test_the_old_version_serves_until_the_new_one_is_verified(shelf: Shelf, store: Path) -> None:
    by_hand = store / "small-en" / "am" / "final.mdl"
    by_hand.parent.mkdir(parents=True)
    by_hand.write_bytes(b"older")
    entry = model(archive_at(shelf.url("/m.zip")))
    shelf.bodies["/m.zip"] = b"broken"
    with pytest.raises(ModelsError):
        fetcher(store).fetch(entry)
    assert by_hand.read_bytes() == b"older"
    shelf.bodies["/m2.zip"] = zipped(**{"small-en__am__final.mdl": GRAPH})
    fetcher(store).fetch(model(archive_at(shelf.url("/m2.zip"))))
    assert by_hand.read_bytes() == GRAPH
    assert names(store) == {"small-en", "manifest.lock"}


def test_a_switch_that_a_power_cut_stopped_is_undone_by_the_next_fetch(
    shelf: Shelf, store: Path
) -> None:
    old = store / "small-en.old" / "am" / "final.mdl"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"older")
    entry = model(archive_at(shelf.url("/gone.zip")))
    with pytest.raises(ModelsError):
        fetcher(store).fetch(entry)
    assert (store / "small-en" / "am" / "final.mdl").read_bytes() == b"older"
    assert not (store / "small-en.old").exists()


def test_damage_on_disk_is_found(shelf: Shelf, store: Path) -> None:
    shelf.bodies["/m.zip"] = zipped(
        **{"small-en__am__final.mdl": GRAPH, "small-en__am__tree": b"tree"}
    )
    entry = model(archive_at(shelf.url("/m.zip")))
    folder = fetcher(store).fetch(entry)
    (folder / "am/final.mdl").write_bytes(GRAPH[:-1] + b"!")
    (folder / "am/tree").unlink()
    assert verify(entry, store) == [
        "am/final.mdl is not as it was downloaded",
        "am/tree is missing",
    ]


def test_a_store_without_room_says_how_much_is_needed(shelf: Shelf, store: Path) -> None:
    entry = Entry(
        name="huge",
        role="writer",
        licence="MIT",
        size_mb=10**9,
        needs=("m",),
        sources=(archive_at(shelf.url("/m.zip")),),
    )
    with pytest.raises(ModelsError, match=r"huge needs about 4000000000 MB of room"):
        fetcher(store).fetch(entry)
    assert shelf.requests == []
