"""The dialogue's own database: exchanges, missed questions, taught answers, orders."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

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
    """One connection, shared by the stores below; a lock keeps their threads apart."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.lock = threading.RLock()
        self.connection = sqlite3.connect(path, check_same_thread=False, timeout=5)
        self.connection.execute("PRAGMA journal_mode=WAL")
        # A power cut may cost the last exchanges, never the file.
        self.connection.execute("PRAGMA synchronous=NORMAL")
        self.connection.executescript(_SCHEMA)

    def changed_elsewhere(self) -> int:
        """A figure that moves when another process has written, as `bolo teach` does."""
        with self.lock:
            version: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    def close(self) -> None:
        with self.lock:
            self.connection.close()
