"""The dialogue's own database: exchanges, missed questions, taught answers, orders."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
import time
from pathlib import Path

_LOG = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS exchanges (
    id INTEGER PRIMARY KEY, at REAL NOT NULL, session TEXT NOT NULL, text TEXT NOT NULL,
    lang TEXT NOT NULL, intent TEXT NOT NULL, skus TEXT NOT NULL, reply TEXT NOT NULL,
    source TEXT NOT NULL, confidence REAL NOT NULL, unknown INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS exchanges_at ON exchanges (at);
CREATE TABLE IF NOT EXISTS misses (
    id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, lang TEXT NOT NULL, times INTEGER NOT NULL,
    first_at REAL NOT NULL, last_at REAL NOT NULL, nearest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS taught (
    id INTEGER PRIMARY KEY, question TEXT NOT NULL, answer TEXT NOT NULL, lang TEXT NOT NULL,
    at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS orders (
    number INTEGER PRIMARY KEY, at REAL NOT NULL, state TEXT NOT NULL, slip TEXT NOT NULL);
"""


class Records:
    """One connection, shared by the stores below; a lock keeps their threads apart.

    What cannot be read is set aside and begun anew. Where nothing can be written, what was kept is
    read, and `kept` is False: what is added is forgotten at the end.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = threading.RLock()
        self.kept = True
        try:
            self.connection = _opened_or_anew(path)
        except (OSError, sqlite3.Error) as err:
            _LOG.warning("nothing is kept of conversations, %s cannot be written: %s", path, err)
            self.kept = False
            self.connection = _copy_in_memory(path)

    def changed_elsewhere(self) -> int:
        """A figure that moves when another process has written, as `bolo teach` does."""
        with self.lock:
            version: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    def close(self) -> None:
        with self.lock:
            self.connection.close()


def _opened_or_anew(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if path.is_dir():
            raise sqlite3.DatabaseError("it is a folder")
        return _opened(path)
    except sqlite3.OperationalError:
        raise  # It may be whole, but is not open to us.
    except sqlite3.DatabaseError as err:
        aside = path.with_name(f"{path.name}.damaged-{time.time_ns()}")
        path.rename(aside)
        for log in (f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(log).unlink(missing_ok=True)
        _LOG.warning(
            "%s is damaged (%s): it lies in %s now, and conversations and taught answers begin"
            " anew", path, err, aside.name,
        )  # fmt: skip
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    with contextlib.ExitStack() as if_failed:
        connection = sqlite3.connect(path, check_same_thread=False, timeout=5)
        if_failed.callback(connection.close)
        connection.execute("PRAGMA journal_mode=WAL")
        # A power cut may cost the last exchanges, never the file.
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.executescript(_SCHEMA)
        found = connection.execute("PRAGMA quick_check").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        if_failed.pop_all()
    return connection


def _copy_in_memory(path: Path) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as held:
            held.backup(memory)
    except sqlite3.Error:
        memory = sqlite3.connect(":memory:", check_same_thread=False)
    memory.executescript(_SCHEMA)
    return memory
