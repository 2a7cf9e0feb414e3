"""Downloads from servers that answer, break off, refuse or keep silent."""

import random
import socket
from pathlib import Path

import pytest

from models_dl.download import download
from models_dl.errors import SourceFailed, SourceSilent
from models_dl.progress import Progress
from tests.models_dl.conftest import Shelf

BODY = random.Random(1).randbytes(1_500_000)


def get(url: str, target: Path, timeout_s: float = 5) -> None:
    download(url, target, timeout_s=timeout_s, progress=Progress())


def test_a_file_arrives_whole_and_leaves_nothing_else_behind(shelf: Shelf, tmp_path: Path) -> None:
    shelf.bodies["/m.bin"] = BODY
    get(shelf.url("/m.bin"), tmp_path / "m.bin")
    assert (tmp_path / "m.bin").read_bytes() == BODY
    assert [path.name for path in tmp_path.iterdir()] == ["m.bin"]


def test_a_download_that_breaks_off_is_continued_where_it_stopped(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.bodies["/m.bin"] = BODY
    shelf.cut_after["/m.bin"] = [600_000]
    get(shelf.url("/m.bin"), tmp_path / "m.bin")
    assert (tmp_path / "m.bin").read_bytes() == BODY
    assert shelf.ranges == [None, "bytes=600000-"]


def test_a_download_that_keeps_breaking_off_is_no_file_and_is_continued_next_time(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.bodies["/m.bin"] = BODY
    shelf.cut_after["/m.bin"] = [100_000, 100_000, 100_000]
    with pytest.raises(SourceFailed, match="300000 of 1500000 bytes"):
        get(shelf.url("/m.bin"), tmp_path / "m.bin")
    assert not (tmp_path / "m.bin").exists()
    get(shelf.url("/m.bin"), tmp_path / "m.bin")
    assert (tmp_path / "m.bin").read_bytes() == BODY
    assert shelf.ranges[-1] == "bytes=300000-"


def test_a_file_that_changed_meanwhile_is_fetched_from_its_start(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.bodies["/m.bin"] = BODY
    shelf.cut_after["/m.bin"] = [100_000, 100_000, 100_000]
    with pytest.raises(SourceFailed):
        get(shelf.url("/m.bin"), tmp_path / "m.bin")
    shelf.bodies["/m.bin"] = newer = bytes(reversed(BODY))
    shelf.etags["/m.bin"] = '"2"'
    get(shelf.url("/m.bin"), tmp_path / "m.bin")
    assert (tmp_path / "m.bin").read_bytes() == newer


def test_a_refusal_is_named_with_its_code(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(SourceFailed, match="answered 404"):
        get(shelf.url("/gone.bin"), tmp_path / "m.bin")
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_keeps_silent_is_given_up_and_named(shelf: Shelf, tmp_path: Path) -> None:
    shelf.silent.add("/m.bin")
    with pytest.raises(SourceSilent, match=r"127\.0\.0\.1.* did not answer within 0.3 s"):
        get(shelf.url("/m.bin"), tmp_path / "m.bin", timeout_s=0.3)
    assert not (tmp_path / "m.bin").exists()


def test_a_closed_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(SourceSilent, match=f"127.0.0.1:{port} cannot be reached"):
            get(f"http://127.0.0.1:{port}/m.bin", tmp_path / "m.bin")


def test_a_name_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceSilent, match=r"models\.invalid"):
        get("http://models.invalid/m.bin", tmp_path / "m.bin")
