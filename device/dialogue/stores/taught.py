"""Answers that the owner taught. They stand beside the catalogue and survive every import."""

from __future__ import annotations

import time
from dataclasses import dataclass

from device.dialogue.index.passages import Passage
from device.dialogue.index.same_question import same_question
from device.dialogue.stores.records import Records
from device.errors import BoloError
from kb.language.identify import identify
from kb.language.normalise import normalise


@dataclass(frozen=True, slots=True)
class Taught:
    id: int
    question: str
    answer: str
    lang: str


class TaughtAnswers:
    """Where nothing can be written, changes raise BoloError."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._changes = 0

    def add(self, question: str, answer: str) -> int:
        """Stores what `teaching.problems` found nothing wrong with; returns its number."""
        lang = "hi" if identify(normalise(answer)).lang == "hi" else "en"
        self._must_be_kept()
        with self._records.lock, self._records.connection as connection:
            cursor = connection.execute(
                "INSERT INTO taught (question, answer, lang, at) VALUES (?, ?, ?, ?)",
                (question.strip(), answer.strip(), lang, time.time()),
            )
        self._changes += 1
        return int(cursor.lastrowid or 0)

    def edit(self, taught_id: int, answer: str) -> bool:
        """False where there is no such answer."""
        self._must_be_kept()
        with self._records.lock, self._records.connection as connection:
            changed = connection.execute(
                "UPDATE taught SET answer = ?, at = ? WHERE id = ?",
                (answer.strip(), time.time(), taught_id),
            ).rowcount
        self._changes += 1
        return changed > 0

    def withdraw(self, taught_id: int) -> bool:
        self._must_be_kept()
        with self._records.lock, self._records.connection as connection:
            gone = connection.execute("DELETE FROM taught WHERE id = ?", (taught_id,)).rowcount
        self._changes += 1
        return gone > 0

    def _must_be_kept(self) -> None:
        if not self._records.kept:
            raise BoloError(f"{self._records.path} cannot be written; see `bolo doctor`")

    def all(self) -> list[Taught]:
        with self._records.lock:
            rows = self._records.connection.execute(
                "SELECT id, question, answer, lang FROM taught ORDER BY id"
            ).fetchall()
        return [Taught(*row) for row in rows]

    def to_same_question(self, question: str) -> Taught | None:
        """What is taught to this question already, whether or not it is still true."""
        return next((t for t in self.all() if same_question(question, [_passage(t)])), None)

    def passages(self) -> list[Passage]:
        return list(map(_passage, self.all()))

    def version(self) -> tuple[int, int]:
        """Differs once something was taught or withdrawn, by this process or another."""
        return self._changes, self._records.changed_elsewhere()


def _passage(taught: Taught) -> Passage:
    return Passage(f"t{taught.id}", taught.question, taught.answer, taught.lang, "taught")
