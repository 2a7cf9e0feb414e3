"""A stick's file system, mounted so that nothing on it can act, and only for as long as needed."""

from __future__ import annotations

import contextlib
import logging
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

_LOG = logging.getLogger(__name__)

_ALWAYS = "ro,nosuid,nodev,noexec"
# Replaying a journal would write to the stick, which may be pulled at any moment.
_JOURNALLED = {"ext3": "noload", "ext4": "noload"}
# The drivers to try for a kind of file system: the kernel's own, then those in user space.
_DRIVERS = {
    "vfat": ("vfat",),
    "exfat": ("exfat", "exfat-fuse"),
    "ntfs": ("ntfs3", "ntfs-3g"),
    "ext2": ("ext2", "ext4"),
    "ext3": ("ext3", "ext4"),
    "ext4": ("ext4",),
}
_MOUNT_S = 20
_UNMOUNT_S = 10


class StickError(Exception):
    """The stick cannot be used; one line for the shopkeeper."""


class NothingForUs(StickError):
    """The stick holds no catalogue: it was not meant for the kiosk."""


@contextlib.contextmanager
def mounted(device: Path, point: Path) -> Iterator[Path]:
    """Mounts `device` at `point` and unmounts it on every way out. Raises StickError."""
    kind = file_system_of(device)
    drivers = _DRIVERS.get(kind)
    if drivers is None:
        raise StickError(f"the stick is formatted as {kind or 'nothing that is known'}; use FAT32")
    point.mkdir(parents=True, exist_ok=True)
    _mount(device, point, kind, drivers)
    try:
        yield point
    finally:
        _unmount(point)


def file_system_of(device: Path) -> str:
    """As blkid names it; "" where there is none."""
    tool = shutil.which("blkid") or "/sbin/blkid"
    asked = subprocess.run(
        [tool, "-p", "-o", "value", "-s", "TYPE", str(device)],
        capture_output=True,
        text=True,
        timeout=_MOUNT_S,
        check=False,
    )
    return asked.stdout.strip()


def _mount(device: Path, point: Path, kind: str, drivers: tuple[str, ...]) -> None:
    options = ",".join(filter(None, (_ALWAYS, _JOURNALLED.get(kind))))
    said = ""
    for driver in drivers:
        try:
            tried = subprocess.run(
                ["mount", "-t", driver, "-o", options, str(device), str(point)],
                capture_output=True,
                text=True,
                timeout=_MOUNT_S,
                check=False,
            )
        except subprocess.TimeoutExpired as err:
            raise StickError("the stick does not answer") from err
        if tried.returncode == 0:
            return
        said = " ".join(tried.stderr.split())
        _LOG.debug("mounting %s as %s: %s", device, driver, said)
    raise StickError(f"the stick cannot be opened: {said[:200]}")


def _unmount(point: Path) -> None:
    """Lazily where it must be: a stick that was pulled keeps nothing busy for long."""
    for options in ((), ("-l",)):
        with contextlib.suppress(subprocess.TimeoutExpired):
            done = subprocess.run(
                ["umount", *options, str(point)],
                capture_output=True,
                timeout=_UNMOUNT_S,
                check=False,
            )
            if done.returncode == 0:
                break
    with contextlib.suppress(OSError):
        point.rmdir()
