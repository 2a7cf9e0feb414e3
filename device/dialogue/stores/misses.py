"""Questions that had no answer, with what came nearest, for the shopkeeper to answer later."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass

from device.dialogue.stores.masking import mask
from device.dialogue.stores.records import Records

_LOG = logging.getLogger(__name__)
_KEEP = 2000
_LONGEST = 300
_LETTER = re.compile(r"[^\W\d_]")
_ONE_OVER_AND_OVER = re.compile(r"(.)\1{5,}")


@dataclass(frozen=True, slots=True)
class Miss:
    id: int
    text: str
    lang: str
    times: int
    last_at: float
    nearest: tuple[str, ...]
    """SKUs of the nearest products."""


class Misses:
    def __init__(self, records: Records) -> None:
        self._records = records

    def add(self, text: str, lang: str, nearest: Sequence[str]) -> None:
        """The same question again only counts up. What nobody could answer, as it has no words, is
        left out."""
        now = time.time()
        question = mask(text.strip().lower())[:_LONGEST]
        if not _is_question(question):
            return
        row = (question, lang, now, now, json.dumps(list(nearest)[:5]))
        try:
            with self._records.lock, self._records.connection as connection:
                connection.execute(
                    "INSERT INTO misses (text, lang, times, first_at, last_at, nearest)"
                    " VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT (text) DO UPDATE SET"
                    " times = times + 1, last_at = excluded.last_at, nearest = excluded.nearest",
                    row,
                )
                connection.execute(
                    "DELETE FROM misses WHERE id IN (SELECT id FROM misses ORDER BY last_at DESC"
                    " LIMIT -1 OFFSET ?)",
                    (_KEEP,),
                )
        except sqlite3.Error as err:
            _LOG.error("a missed question could not be kept: %s", err)

    def all(self, limit: int = 100) -> list[Miss]:
        """The most frequent first."""
        with self._records.lock:
            rows = self._records.connection.execute(
                "SELECT id, text, lang, times, last_at, nearest FROM misses"
                " ORDER BY times DESC, last_at DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return [
            Miss(number, text, lang, times, last_at, tuple(json.loads(nearest)))
            for number, text, lang, times, last_at, nearest in rows
        ]

    def remove(self, miss_id: int) -> None:
        with self._records.lock, self._records.connection as connection:
            connection.execute("DELETE FROM misses WHERE id = ?", (miss_id,))


def _is_question(text: str) -> bool:
    return bool(_LETTER.search(text)) and not _ONE_OVER_AND_OVER.search(text)
