"""Vectors of texts, kept on disk from one fit to the next: to embed what all shops hold takes
longer than to learn from it.

They lie in the user's cache folder, under the name of the model and the text as it was embedded.
The file may be removed at any time.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from kb.embedding import choose
from kb.embedding.embedder import Embedder, Towards, Turned, Vectors

_FILE = "bolo-evaluation/vectors.sqlite"
_WAIT_S = 60.0


def keep_vectors() -> KeptVectors:
    """The packaged model with its vectors kept. From now on all shops of this process, and of those
    that it forks, are opened and asked with it."""
    packaged = choose.best_embedder()
    kept = packaged if isinstance(packaged, KeptVectors) else KeptVectors(packaged)
    choose._loaded[packaged.name] = kept
    return kept


class KeptVectors:
    """An embedder that embeds each text once on this machine."""

    def __init__(self, embedder: Embedder, path: Path | None = None) -> None:
        self._embedder = embedder
        self.name, self.asked_name = embedder.name, embedder.asked_name
        self.dimensions = embedder.dimensions
        self._path = path or _cache() / _FILE
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._open()) as file, file:
            file.execute("PRAGMA journal_mode = WAL")
            file.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)")

    def query(self, text: str) -> Vectors:
        return self.queries([text])[0]

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        return self._embedded("query", texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embedded("passage", texts)

    def towards(self, vector: Vectors, what: Towards) -> Turned:
        return self._embedder.towards(vector, what)

    def wanted(self, vector: Vectors) -> Mapping[str, float]:
        return self._embedder.wanted(vector)

    def _embedded(self, role: str, texts: Sequence[str]) -> Vectors:
        keys = [self._key(role, text) for text in texts]
        with closing(self._open()) as file:
            found = {key: vector for key in {*keys} if (vector := _read(file, key)) is not None}
            missing = [*dict.fromkeys(k for k in keys if k not in found)]
            of_key = dict(zip(keys, texts, strict=True))
            for key, vector in zip(
                missing, self._new(role, [of_key[k] for k in missing]), strict=True
            ):
                found[key] = vector
            with file:
                file.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                    [(key, found[key].tobytes()) for key in missing],
                )
        rows = [found[key] for key in keys]
        return np.array(rows, np.float32).reshape(len(rows), self.dimensions)

    def _new(self, role: str, texts: Sequence[str]) -> Sequence[Vectors]:
        if role == "query":
            return [self._embedder.query(text) for text in texts]
        return [*self._embedder.passages(texts)] if texts else []

    def _key(self, role: str, text: str) -> bytes:
        made_by = self.asked_name if role == "query" else self.name
        return hashlib.sha256(f"{made_by}\0{role}\0{text}".encode()).digest()

    def _open(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=_WAIT_S)
        # What a power cut takes away is embedded again.
        file.execute("PRAGMA synchronous = OFF")
        return file


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _read(file: sqlite3.Connection, key: bytes) -> Vectors | None:
    row = file.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
    return None if row is None else np.frombuffer(row[0], np.float32)
