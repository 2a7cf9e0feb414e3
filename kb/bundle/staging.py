"""A private copy of a bundle: what is checked is then what is read, even if the stick is pulled."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kb.bundle.archive import MAX_MEMBERS, extract
from kb.bundle.contents import MAX_FILE_BYTES
from kb.bundle.signing import is_litter
from kb.errors import BundleError

INCOMING = "incoming-"
_MAX_TOTAL_BYTES = 128 * 1024 * 1024
_BLOCK = 256 * 1024


@contextlib.contextmanager
def staged(bundle: Path, room: Path) -> Iterator[Path]:
    """Copies the folder or .zip `bundle` into a folder under `room`, removed afterwards.

    Only plain files of the top level are taken. Raises BundleError for links, for what is no
    bundle, and beyond the limits of size and number.
    """
    for left_over in room.glob(f"{INCOMING}*"):
        shutil.rmtree(left_over, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=INCOMING, dir=room) as name:
        folder = Path(name)
        if bundle.is_dir():
            _copy(bundle, folder)
        elif bundle.is_file() and bundle.suffix.lower() == ".zip":
            extract(bundle, folder)
        elif bundle.exists():
            raise BundleError(f"{bundle.name}: a bundle is a folder or a .zip file")
        else:
            raise BundleError(f"{bundle}: there is no such folder or file")
        yield folder


def _copy(source: Path, folder: Path) -> None:
    total = 0
    try:
        paths = sorted(path for path in source.iterdir() if not is_litter(path.name))
    except OSError as err:
        raise BundleError(f"{source}: {err.strerror or err}") from err
    if len(paths) > MAX_MEMBERS:
        raise BundleError(f"{source.name}: more than {MAX_MEMBERS} files")
    for path in paths:
        if path.is_symlink():
            raise BundleError(f"{path.name}: is a link; a bundle holds ordinary files only")
        if not path.is_file():
            continue
        total += _copy_file(path, folder / path.name, min(MAX_FILE_BYTES, _MAX_TOTAL_BYTES - total))


def _copy_file(source: Path, target: Path, limit: int) -> int:
    copied = 0
    try:
        with source.open("rb") as reader, target.open("xb") as writer:
            while block := reader.read(_BLOCK):
                copied += len(block)
                if copied > limit:
                    raise BundleError(f"{source.name}: the file or the bundle is too large")
                writer.write(block)
    except PermissionError as err:
        raise BundleError(f"{source.name}: {err.strerror}") from err
    return copied
