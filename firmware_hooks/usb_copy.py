"""The catalogue on a stick: found, and copied within limits without following anything."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from firmware_hooks.usb_mount import NothingForUs, StickError
from kb.bundle.signing import is_litter

FOLDER = "bolo"
SHEETS = ("products.csv", "products.xlsx", "products.jsonl")
_BLOCK = 256 * 1024
_TOP_NAMES = 2000


@dataclass(frozen=True, slots=True)
class Limits:
    """`depth` 0 means files of the bundle's own folder only."""

    bytes: int = 128 * 1024 * 1024
    files: int = 500
    depth: int = 0


def find_bundle(stick: Path) -> Path:
    """The folder `bolo`, a file bolo*.zip, or the stick itself where the sheet lies at its top.

    Capital letters do not matter. Raises StickError where there is none, or more than one .zip.
    """
    try:
        names = sorted(entry.name for entry in _some_entries(stick))
    except OSError as err:
        raise _unreadable(err) from err
    for name in names:
        if (
            name.casefold() == FOLDER
            and (stick / name).is_dir()
            and not (stick / name).is_symlink()
        ):
            return stick / name
    archives = [
        name
        for name in names
        if name.casefold().startswith(FOLDER) and name.casefold().endswith(".zip")
    ]
    if len(archives) > 1:
        raise StickError(f"the stick holds {archives[0]} and {archives[1]}; leave only one on it")
    if archives:
        return stick / archives[0]
    if any(name.casefold() in SHEETS for name in names):
        return stick
    raise NothingForUs("the stick holds no folder 'bolo', no bolo.zip and no products sheet")


def copy_bundle(source: Path, staging: Path, limits: Limits | None = None) -> Path:
    """Copies a bundle into the empty folder `staging` and returns its copy. Raises StickError.

    An archive is copied as it is: what comes out of it is counted where it is unpacked, in the
    sandbox, and not by this part that has rights.
    """
    limits = limits or Limits()
    try:
        if source.is_dir():
            target = staging / FOLDER
            target.mkdir()
            _copy_folder(source, target, limits)
            return target
        target = staging / f"{FOLDER}.zip"
        _copy_file(source, target, limits.bytes)
    except OSError as err:
        raise _unreadable(err) from err
    return target


def _copy_folder(source: Path, target: Path, limits: Limits) -> None:
    room, count = limits.bytes, 0
    for entry in _some_entries(source):
        if is_litter(entry.name) or entry.name == "System Volume Information":
            continue
        if entry.is_symlink():
            raise StickError(f"{entry.name} is a link; a catalogue holds ordinary files only")
        if entry.is_dir(follow_symlinks=False):
            if source.name.casefold() == FOLDER:
                raise StickError(
                    f"the catalogue holds a folder, {entry.name}; only files may be in it"
                )
            continue
        if not entry.is_file(follow_symlinks=False):
            raise StickError(f"{entry.name} is no ordinary file")
        if source.name.casefold() != FOLDER and not _belongs(entry.name):
            continue
        count += 1
        if count > limits.files:
            raise StickError(f"the catalogue holds more than {limits.files} files")
        room -= _copy_file(source / entry.name, target / entry.name, room)


def _belongs(name: str) -> bool:
    """At the top of a stick other people's files may lie about."""
    folded = name.casefold()
    return (
        folded in SHEETS
        or folded.startswith(("faq.", "manifest.json"))
        or folded in ("store.yaml", "pricing.yaml", "columns.yaml")
        or folded.endswith(".md")
    )


def _copy_file(source: Path, target: Path, room: int) -> int:
    """Opened without following links or waiting, and looked at only then: no race can swap it."""
    descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as reader:
        if not stat.S_ISREG(os.fstat(reader.fileno()).st_mode):
            raise StickError(f"{source.name} is no ordinary file")
        copied = 0
        with target.open("xb") as writer:
            while block := reader.read(_BLOCK):
                copied += len(block)
                if copied > room:
                    raise StickError("the catalogue on the stick is too large")
                writer.write(block)
    return copied


def _some_entries(folder: Path) -> list[os.DirEntry[str]]:
    entries = []
    with os.scandir(folder) as listed:
        for entry in listed:
            entries.append(entry)
            if len(entries) > _TOP_NAMES:
                raise StickError(f"the stick holds more than {_TOP_NAMES} files in one folder")
    return sorted(entries, key=lambda entry: entry.name)


def _unreadable(err: OSError) -> StickError:
    if err.errno in (errno.EIO, errno.ENXIO, errno.ENODEV, errno.ENOMEDIUM, errno.ESTALE):
        return StickError("the stick was pulled too early or is damaged")
    if err.errno in (errno.ENOSPC, errno.EDQUOT):
        return StickError("the kiosk's disk is full; the old catalogue stays in use")
    if err.errno == errno.ELOOP:
        return StickError("the catalogue holds a link; only ordinary files may be in it")
    return StickError(f"the stick cannot be read: {err.strerror or err}")
