"""Writes that survive a power cut: contents reach the disk before the name that shows them."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Makes names in `folder` durable."""
    sync_file(folder)


def sync_tree(folder: Path) -> None:
    """All files directly in `folder`, then the folder itself."""
    for path in folder.iterdir():
        sync_file(path)
    sync_folder(folder)


def write_atomic(path: Path, data: bytes) -> None:
    """The old or the new contents are there after a crash, never a part."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def link_atomic(link: Path, target: str) -> None:
    """Points the symbolic link `link` to `target` by one rename."""
    part = link.with_name(f".{link.name}.{secrets.token_hex(4)}")
    part.symlink_to(target)
    try:
        part.replace(link)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(link.parent)
