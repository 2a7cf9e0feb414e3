"""Publishing: one import at a time, one rename to switch, old generations pruned, roll-back."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import logging
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from kb.errors import KbError, NoCatalogue
from kb.generation.durable import link_atomic, sync_folder, sync_tree
from kb.generation.layout import BUILDING, Layout, sequence_of
from kb.generation.manifest import Damaged, Manifest, read_manifest, verify

_HARDLY_ANY_BYTES = 256 * 1024
_LOG = logging.getLogger(__name__)


@contextlib.contextmanager
def only_one(layout: Layout) -> Iterator[None]:
    """Holds the lock of the catalogue; the kernel frees it when the process dies."""
    layout.generations.mkdir(parents=True, exist_ok=True)
    with layout.lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as err:
            raise KbError("another import is running; try again when it has ended") from err
        yield


@contextlib.contextmanager
def building_folder(layout: Layout) -> Iterator[Path]:
    """An empty folder to build in; it is gone afterwards unless it was published."""
    sweep(layout)
    folder = layout.generations / f"{BUILDING}{secrets.token_hex(6)}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def full_disk_told(layout: Layout) -> Iterator[None]:
    """Whatever a library makes of a full disk becomes one clear line."""
    try:
        yield
    except KbError:
        raise
    except Exception as err:
        full = isinstance(err, OSError) and err.errno in (errno.ENOSPC, errno.EDQUOT)
        if full or "is full" in str(err) or _free_bytes(layout.home) < _HARDLY_ANY_BYTES:
            raise KbError("the disk is full; the old catalogue stays in use") from err
        raise


def _free_bytes(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return sys.maxsize


def sweep(layout: Layout) -> None:
    """Removes what an import that was cut off has left behind. The caller holds the lock."""
    for path in layout.generations.glob(f"{BUILDING}*"):
        shutil.rmtree(path, ignore_errors=True)
    for path in layout.root.glob(".current.*"):
        path.unlink(missing_ok=True)


def next_id(layout: Layout, digest: str) -> str:
    ids = layout.ids()
    sequence = sequence_of(ids[-1]) + 1 if ids else 1
    return f"{sequence:06d}-{digest[:8]}"


def publish(layout: Layout, folder: Path, generation_id: str) -> None:
    """Makes a built folder the live generation. Before the last rename the old one is live."""
    sync_tree(folder)
    folder.rename(layout.generation(generation_id))
    sync_folder(layout.generations)
    switch(layout, generation_id)


def switch(layout: Layout, generation_id: str) -> None:
    link_atomic(layout.current, f"generations/{generation_id}")


def prune(layout: Layout, keep: int) -> tuple[str, ...]:
    """Removes the oldest generations but `keep`, never the live one nor the newest."""
    ids = layout.ids()
    spare = [each for each in ids[:-1] if each != layout.current_id()]
    removed = spare[: max(0, len(ids) - max(1, keep))]
    for generation_id in removed:
        # Renamed first: a half-removed generation must not look like a finished one.
        doomed = layout.generations / f"{BUILDING}{generation_id}"
        layout.generation(generation_id).rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)
    return tuple(removed)


def good_generation(layout: Layout) -> tuple[Manifest, tuple[str, ...]]:
    """The live generation if it verifies, else the newest older one that does.

    The second value says in one line each why a generation was passed over. Raises NoCatalogue.
    """
    current = layout.current_id()
    ids = layout.ids()
    if current is None:
        order = list(reversed(ids))
        complaints = ["the link to the live catalogue is damaged"] if ids else []
    else:
        older = [each for each in ids if sequence_of(each) < sequence_of(current)]
        newer = [each for each in ids if sequence_of(each) > sequence_of(current)]
        order = [current, *reversed(older), *reversed(newer)]
        complaints = []
    for generation_id in order:
        try:
            return verify(layout.generation(generation_id)), tuple(complaints)
        except Damaged as err:
            complaints.append(str(err))
    if complaints:
        raise NoCatalogue("no catalogue can be used: " + "; ".join(complaints))
    raise NoCatalogue.yet(layout.home)


def rollback(layout: Layout, generation_id: str | None = None) -> Manifest:
    """Makes an older generation live: the named one, or the newest good one before the live one."""
    current = layout.current_id()
    ids = layout.ids()
    if generation_id is not None:
        matches = [each for each in ids if each == generation_id or each.startswith(generation_id)]
        if len(matches) != 1:
            raise KbError(f"there is no generation {generation_id!r}; see `bolo catalogue list`")
        candidates = matches
    elif current is None:
        raise NoCatalogue("nothing is live, so nothing can be rolled back")
    else:
        candidates = [each for each in ids if sequence_of(each) < sequence_of(current)][::-1]
    complaints = []
    for candidate in candidates:
        try:
            manifest = verify(layout.generation(candidate))
        except Damaged as err:
            complaints.append(str(err))
            continue
        switch(layout, candidate)
        return manifest
    raise KbError("; ".join(complaints) or "there is no older generation to roll back to")


def highest_version(layout: Layout) -> int:
    """The highest version of a signed bundle that was ever taken in."""
    highest = 0
    for generation_id in layout.ids():
        with contextlib.suppress(Damaged):
            manifest = read_manifest(layout.generation(generation_id), any_format=True)
            highest = max(highest, manifest.highest_version)
    return highest
