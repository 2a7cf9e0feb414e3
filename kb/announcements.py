"""What the kiosk should say when it is next idle: how the import of a stick went.

The import is a process of its own, so it leaves its words as small files in HOME/announcements;
the kiosk takes them, shows the lamp and speaks them in the shop's language.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from pathlib import Path
from typing import Literal

import msgspec

_MOST = 20
_MAX_BYTES = 8 * 1024


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """`removable`: the stick was copied; `done`: the catalogue is live; `refused`: it is not."""

    kind: Literal["removable", "done", "refused"]
    en: str
    hi: str


def announce(home: Path, announcement: Announcement) -> None:
    """Leaves it for the kiosk. Nothing that goes wrong here may stop an import."""
    folder = home / "announcements"
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        _give_to_owner_of(home, folder)
        part = folder / f".{secrets.token_hex(6)}"
        part.write_bytes(msgspec.json.encode(announcement))
        part.chmod(0o644)
        _give_to_owner_of(home, part)
        part.rename(folder / f"{time.time_ns():020d}-{secrets.token_hex(3)}.json")
        for old in sorted(folder.glob("*.json"))[:-_MOST]:
            old.unlink(missing_ok=True)


def take_announcements(home: Path) -> tuple[Announcement, ...]:
    """Those that wait, oldest first; each is taken once. What cannot be read is dropped."""
    taken = []
    for path in sorted((home / "announcements").glob("*.json")):
        with contextlib.suppress(OSError, msgspec.DecodeError):
            if path.stat().st_size <= _MAX_BYTES:
                taken.append(msgspec.json.decode(path.read_bytes(), type=Announcement))
        with contextlib.suppress(OSError):
            path.unlink()
    return tuple(taken)


def _give_to_owner_of(home: Path, path: Path) -> None:
    """The copying part runs as root, the kiosk that takes the file does not."""
    if os.geteuid() == 0:
        owner = home.stat()
        os.chown(path, owner.st_uid, owner.st_gid)
