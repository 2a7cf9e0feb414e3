"""Keeps what was said for a while, without what points to a person; old exchanges are forgotten."""

from __future__ import annotations

import json
import logging
import sqlite3
import time

from device.config import DialogueSettings
from device.dialogue.session import Exchange
from device.dialogue.stores.masking import mask
from device.dialogue.stores.records import Records
from device.turn import Answer

_LOG = logging.getLogger(__name__)

MOST_SKUS = 10
"""So many products of an answer are kept."""
_PRUNE_EVERY = 50
_LATEST = 10
_DAY_S = 86_400


class ConversationStore:
    def __init__(self, records: Records, settings: DialogueSettings) -> None:
        self._records = records
        self._settings = settings
        self._since_pruning = 0

    def record(self, session: str, answer: Answer) -> None:
        """A full or broken disk costs the record, never the answer."""
        row = (
            time.time(), session, mask(answer.text), answer.lang, answer.intent,
            json.dumps(answer.skus[:MOST_SKUS]), mask(answer.reply), answer.source,
            answer.confidence, int(answer.unknown),
        )  # fmt: skip
        try:
            with self._records.lock, self._records.connection as connection:
                connection.execute(
                    "INSERT INTO exchanges (at, session, text, lang, intent, skus, reply, source,"
                    " confidence, unknown) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row,
                )
            self._since_pruning += 1
            if self._since_pruning >= _PRUNE_EVERY:
                self.prune()
        except sqlite3.Error as err:
            _LOG.error("an exchange could not be kept: %s", err)

    def prune(self, now: float | None = None) -> int:
        """Forgets what is too old or too much; returns how many exchanges went."""
        self._since_pruning = 0
        oldest = (time.time() if now is None else now) - self._settings.keep_days * _DAY_S
        with self._records.lock, self._records.connection as connection:
            aged = connection.execute("DELETE FROM exchanges WHERE at < ?", (oldest,)).rowcount
            many = connection.execute(
                "DELETE FROM exchanges WHERE id <= (SELECT max(id) FROM exchanges) - ?",
                (self._settings.keep_exchanges,),
            ).rowcount
        return aged + many

    def count(self) -> int:
        with self._records.lock:
            rows: int = self._records.connection.execute(
                "SELECT count(*) FROM exchanges"
            ).fetchone()[0]
        return rows

    def latest(self) -> list[Exchange]:
        """The last few exchanges of whatever customer, the newest first."""
        with self._records.lock:
            rows = self._records.connection.execute(
                "SELECT text, intent, skus FROM exchanges ORDER BY id DESC LIMIT ?", (_LATEST,)
            ).fetchall()
        return [Exchange(text, intent, tuple(json.loads(skus))) for text, intent, skus in rows]
