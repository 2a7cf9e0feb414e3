"""The manifest of a generation: what it was made from and the SHA-256 of each of its files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from kb.errors import KbError
from kb.generation.layout import MANIFEST, SEAL

FORMAT = 5
"""Grows when the files of a generation are laid out or indexed differently."""


class FileRecord(msgspec.Struct, frozen=True):
    sha256: str
    bytes: int


class BundleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """`digest` identifies the shop data; `version` and `signer` are None for an unsigned bundle."""

    digest: str
    source: str
    version: int | None = None
    signer: str | None = None


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`highest_version`: the highest version of a signed bundle ever taken in, carried forward."""

    id: str
    created: str
    bundle: BundleRecord
    embedder: str
    vector_store: str
    products: int
    faq: int
    files: dict[str, FileRecord]
    highest_version: int = 0
    format: int = FORMAT


class Damaged(KbError):
    """A generation's files are not what they were when it was built."""


def write_manifest(folder: Path, manifest: Manifest) -> None:
    data = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    (folder / MANIFEST).write_bytes(data)
    (folder / SEAL).write_text(hashlib.sha256(data).hexdigest() + "\n", "ascii")


def read_manifest(folder: Path, *, any_format: bool = False) -> Manifest:
    """Raises Damaged when the manifest is missing, altered or, unless `any_format`, of another
    version of Bolo.
    """
    try:
        data = (folder / MANIFEST).read_bytes()
        seal = (folder / SEAL).read_bytes().strip()
    except OSError as err:
        raise Damaged(f"generation {folder.name}: {err.strerror or err}") from err
    if hashlib.sha256(data).hexdigest().encode() != seal:
        raise Damaged(f"generation {folder.name}: the manifest was altered")
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except msgspec.DecodeError as err:
        raise Damaged(f"generation {folder.name}: the manifest cannot be read ({err})") from err
    if manifest.format != FORMAT and not any_format:
        raise Damaged(
            f"generation {folder.name} was made by another version of Bolo; "
            "run `bolo catalogue rebuild`"
        )
    return manifest


def verify(folder: Path, *, any_format: bool = False) -> Manifest:
    """Reads every file of the generation and compares it with the manifest. Raises Damaged."""
    manifest = read_manifest(folder, any_format=any_format)
    if manifest.id != folder.name:
        raise Damaged(f"generation {folder.name}: the manifest belongs to {manifest.id}")
    for name, record in manifest.files.items():
        try:
            actual = record_of(folder / name)
        except OSError as err:
            raise Damaged(f"generation {folder.name}: {name}: {err.strerror or err}") from err
        if actual != record:
            raise Damaged(f"generation {folder.name}: {name} is damaged")
    return manifest


def record_of(path: Path) -> FileRecord:
    with path.open("rb") as file:
        return FileRecord(hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)
