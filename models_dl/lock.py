"""manifest.lock of a store: digests of the first download, to which later ones are held."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec

from models_dl.errors import ModelsError

LOCK_FILE = "manifest.lock"


class LockedModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is installed: SHA-256 by file, relative to the model's folder."""

    source: str
    files: dict[str, str]


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`downloads` maps what was downloaded (a package or an address) to its SHA-256."""

    downloads: dict[str, str] = {}
    models: dict[str, LockedModel] = {}

    def with_download(self, origin: str, digest: str) -> Lock:
        return Lock({**self.downloads, origin: digest}, self.models)

    def with_model(self, name: str, model: LockedModel) -> Lock:
        return Lock(self.downloads, {**self.models, name: model})


def read_lock(store: Path) -> Lock:
    """The lock of a store, empty where there is none yet. Raises ModelsError if unreadable."""
    path = store / LOCK_FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Lock)
    except FileNotFoundError:
        return Lock()
    except (OSError, msgspec.DecodeError) as err:
        raise ModelsError(f"cannot use {path}: {err}") from err


def write_lock(store: Path, lock: Lock) -> None:
    """Replaces the lock in one step."""
    path = store / LOCK_FILE
    fresh = path.with_name(f"{LOCK_FILE}.part")
    with fresh.open("wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(lock, order="sorted"), indent=2))
        file.write(b"\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    fsync_folder(store)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fsync_folder(folder: Path) -> None:
    """Makes renames in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
