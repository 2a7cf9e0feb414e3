"""Whatever instant an import dies at, the old or the new catalogue opens and verifies."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.errors import KbError
from kb.generation.layout import Layout
from kb.generation.manifest import verify
from kb.live import Catalogue
from tests.kb.conftest import HashedWords, take_in, write_bundle

KILLS = 350
"""Imports that really died on the way."""
LONGER_WHEN_KILLED = 1.01
SHORTER_WHEN_FINISHED = 0.95
"""They steer the longest wait so that one import in six gets through, on any machine."""


def prices(version: int) -> dict[str, str]:
    return {f"Lamp number {n}": f"{version}.{n:02d}" for n in range(60)}


def live_version(home: Path) -> int:
    """The version of all prices: mixed ones would mean a half catalogue."""
    with Catalogue(home).open() as shop:
        assert not shop.warnings
        products = list(shop.products())
        assert len(products) == 60
        versions = {int(product.price) for product in products}
        assert len(versions) == 1
        assert shop.search("lamp number 30", vectors=False).products
        return versions.pop()


def start_import(bundle: Path, home: Path) -> int:
    """A process of its own that imports and exits; forked, so that it starts at once."""
    child = os.fork()
    if child:
        return child
    try:
        take_in(bundle, home, embedder=HashedWords(), keep_generations=3)
    finally:
        os._exit(0)


def test_killed_at_any_instant_the_old_or_the_new_catalogue_is_there(tmp_path: Path) -> None:
    home = tmp_path / "home"
    take_in(write_bundle(tmp_path / "bundle", prices(1)), home, embedder=HashedWords())
    began = time.monotonic()
    os.waitpid(start_import(write_bundle(tmp_path / "bundle", prices(2)), home), 0)
    longest_wait_s = time.monotonic() - began
    chance = random.Random(20261123)
    live, killed, switched = 2, 0, 0
    for version in range(3, 3 + 4 * KILLS):
        child = start_import(write_bundle(tmp_path / "bundle", prices(version)), home)
        time.sleep(chance.uniform(0, longest_wait_s))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        died = os.WIFSIGNALED(status)
        longest_wait_s *= LONGER_WHEN_KILLED if died else SHORTER_WHEN_FINISHED
        killed += died
        now = live_version(home)
        assert now in (live, version)
        switched += now == version
        live = now
        if killed == KILLS:
            break
    assert killed == KILLS
    # Some got through: the instants did cover the whole import.
    assert switched > 5
    take_in(write_bundle(tmp_path / "bundle", prices(9999)), home, embedder=HashedWords())
    assert live_version(home) == 9999
    layout = Layout(home)
    assert not list(layout.generations.glob("building-*"))
    assert not list(layout.root.glob("incoming-*"))
    for generation_id in layout.ids():
        verify(layout.generation(generation_id))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_catalogue_and_says_so(tmp_path: Path, small_disk: Path) -> None:
    home, model = small_disk / "home", HashedWords()
    take_in(write_bundle(tmp_path / "bundle", prices(1)), home, embedder=model)
    ballast = small_disk / "ballast"
    refused = taken = 0
    told: set[str] = set()
    live = 1
    for step in range(40):
        version = step + 2
        free = shutil.disk_usage(small_disk).free
        leave = step * 14 * 1024
        ballast.write_bytes(bytes(max(0, free - leave)))
        bundle = write_bundle(tmp_path / "bundle", prices(version))
        try:
            take_in(bundle, home, embedder=model, keep_generations=2)
        except KbError as err:
            told.add(str(err))
            refused += 1
            assert live_version(home) == live
        else:
            taken += 1
            live = version
            assert live_version(home) == live
        ballast.unlink()
    assert told == {"the disk is full; the old catalogue stays in use"}
    assert refused >= 5
    assert taken >= 1
    take_in(write_bundle(tmp_path / "bundle", prices(500)), home, embedder=model)
    assert live_version(home) == 500
