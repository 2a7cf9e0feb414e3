"""Bundles as .zip files, opened with limits: nothing may escape the folder or fill the disk."""

from __future__ import annotations

import errno
import stat
import zipfile
from pathlib import Path, PurePosixPath

from kb.errors import BundleError

MAX_MEMBERS = 500
MAX_MEMBER_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 128 * 1024 * 1024
MAX_RATIO = 120
"""Sheets shrink some 10 to 40 times; what shrinks more than this is made to burst."""
RATIO_FROM_BYTES = 1024 * 1024
MAX_DEPTH = 3
_BLOCK = 64 * 1024


def check_archive(path: Path) -> list[zipfile.ZipInfo]:
    """The members by what the archive says of itself. Raises BundleError beyond the limits."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except Exception as err:  # a mutated directory makes zipfile raise struct.error and others
        raise BundleError(f"{path.name}: the file is damaged or no archive") from err
    if len(members) > MAX_MEMBERS:
        raise BundleError(f"{path.name}: more than {MAX_MEMBERS} files")
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise BundleError(f"{path.name}: unpacks to more than {MAX_TOTAL_BYTES >> 20} MB")
    for member in members:
        _check_member(path, member)
    return members


def extract(path: Path, folder: Path) -> None:
    """Unpacks a bundle into the empty `folder`; a single folder around all files is taken off."""
    members = [member for member in check_archive(path) if not member.is_dir()]
    names = {member.filename: PurePosixPath(member.filename).parts for member in members}
    tops = {parts[0] for parts in names.values()}
    strip = 1 if len(tops) == 1 and all(len(parts) > 1 for parts in names.values()) else 0
    written = 0
    try:
        with zipfile.ZipFile(path) as archive:
            for member in members:
                target = folder.joinpath(*names[member.filename][strip:])
                target.parent.mkdir(parents=True, exist_ok=True)
                if target.exists():
                    raise BundleError(f"{path.name}: {member.filename} is in it twice")
                written += _write(archive, member, target, MAX_TOTAL_BYTES - written)
    except BundleError:
        raise
    except Exception as err:
        if isinstance(err, OSError) and err.errno in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise BundleError(f"{path.name}: the archive is damaged ({type(err).__name__})") from err


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int) -> int:
    """Counts what really comes out: the sizes that an archive states can be lies."""
    limit = min(room, MAX_MEMBER_BYTES, member.file_size)
    written = 0
    with archive.open(member) as source, target.open("xb") as sink:
        while block := source.read(_BLOCK):
            written += len(block)
            if written > limit:
                raise BundleError(f"{member.filename}: unpacks to more than it says")
            sink.write(block)
    return written


def _check_member(path: Path, member: zipfile.ZipInfo) -> None:
    name = member.filename
    parts = PurePosixPath(name).parts
    kind = member.external_attr >> 16
    if (
        not parts
        or name.startswith(("/", "\\"))
        or ".." in parts
        or "\\" in name
        or ":" in parts[0]
        or any(ord(char) < 32 for char in member.orig_filename)
        or any(len(part.encode()) > 200 for part in parts)
    ):
        raise BundleError(f"{path.name}: holds a file with a forbidden name ({name[:60]!r})")
    if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)) and stat.S_IFMT(kind):
        raise BundleError(f"{path.name}: {name[:60]!r} is a link or device")
    if len(parts) > MAX_DEPTH + 2:
        raise BundleError(f"{path.name}: folders are nested too deeply")
    if member.flag_bits & 0x1:
        raise BundleError(f"{path.name}: {name[:60]!r} is locked with a password")
    if member.file_size > MAX_MEMBER_BYTES:
        raise BundleError(f"{path.name}: {name[:60]!r} is larger than {MAX_MEMBER_BYTES >> 20} MB")
    if member.file_size > RATIO_FROM_BYTES and member.file_size > MAX_RATIO * max(
        member.compress_size, 1
    ):
        raise BundleError(f"{path.name}: {name[:60]!r} is compressed beyond belief")
