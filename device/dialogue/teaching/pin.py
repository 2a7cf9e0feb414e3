"""The owner's PIN: what of it lies on the disk, and how often it may be tried."""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from device.errors import InputError
from kb.generation.durable import write_atomic

_LOG = logging.getLogger(__name__)

SHORTEST, LONGEST = 4, 8
_TRIES = 3
_LOCKED_S = 300.0
_COST = 2**14
_ROWS = ("0123456789", "9876543210")

Tried = Literal["open", "wrong", "locked"]


class _Kept(msgspec.Struct, frozen=True):
    """No PIN can be read from this, only tried; `cost` is scrypt's, `wrong` the tries in a row."""

    salt: bytes
    key: bytes
    cost: int
    wrong: int = 0


class OwnerPin:
    """The PIN that is kept in the file `path`; without the file voice opens nothing.

    Wrong tries are counted over all sessions, and in the file, so that pulling the plug gives no
    new ones. `seconds` is a clock that never goes back.
    """

    def __init__(self, path: Path, seconds: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._seconds = seconds
        kept = self._kept()
        self._wrong = kept.wrong if kept is not None else 0
        self._locked_until = 0.0
        if self._wrong >= _TRIES:
            self._lock()

    @property
    def is_set(self) -> bool:
        return self._path.exists()

    def set(self, pin: str) -> None:
        """Keeps a PIN in the place of any before. Raises InputError for one too easily guessed."""
        if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
            raise InputError(f"a PIN has {SHORTEST} to {LONGEST} figures")
        if len(set(pin)) == 1 or any(pin in row for row in _ROWS):
            raise InputError("this PIN is guessed too easily: take other figures")
        salt = secrets.token_bytes(16)
        kept = _Kept(salt, _key(pin, salt, _COST), _COST)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._write(kept)

    def remove(self) -> bool:
        """Teaching by voice is off from now on; False where it was off already."""
        was_set = self.is_set
        self._path.unlink(missing_ok=True)
        return was_set

    def is_any_of(self, said: Sequence[str]) -> bool:
        """Whether one of these is the PIN. Slow, a twentieth of a second each; counts as no try."""
        kept = self._kept()
        return kept is not None and any(
            hmac.compare_digest(_key(each, kept.salt, kept.cost), kept.key) for each in said
        )

    def tried(self, said: Sequence[str]) -> Tried:
        """Tries what was heard, in each way that it can be understood; all of them are one try."""
        if self.locked_s > 0:
            return "locked"
        if self.is_any_of(said):
            self._count(0)
            return "open"
        self._count(self._wrong + 1)
        if self._wrong < _TRIES:
            return "wrong"
        self._lock()
        return "locked"

    def _lock(self) -> None:
        self._wrong, self._locked_until = 0, self._seconds() + _LOCKED_S

    def _count(self, wrong: int) -> None:
        self._wrong = wrong
        kept = self._kept()
        if kept is None or kept.wrong == wrong:
            return
        try:
            self._write(msgspec.structs.replace(kept, wrong=wrong))
        except OSError as err:
            _LOG.error("wrong tries at the owner's PIN cannot be kept: %s", err)

    def _write(self, kept: _Kept) -> None:
        write_atomic(self._path, msgspec.json.encode(kept))
        self._path.chmod(0o600)

    @property
    def locked_s(self) -> float:
        """How long no PIN is taken after too many wrong ones."""
        return max(0.0, self._locked_until - self._seconds())

    def _kept(self) -> _Kept | None:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Kept)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as err:
            _LOG.error("the owner's PIN in %s cannot be read: %s", self._path, err)
            return None


def _key(pin: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=8, p=1)
