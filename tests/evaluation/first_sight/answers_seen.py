"""What shops were answered that nobody had looked at: evidence, and how it turned out."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from device.dialogue import conversation
from device.dialogue.answers import answering, doubt, stored_after_all
from device.dialogue.answers.stored_after_all import StoredCandidate, stored_candidate
from device.dialogue.asking import Asking
from device.dialogue.index.passages import base_id
from device.dialogue.phrasing import Draft
from device.evaluation.question import read_questions
from device.evaluation.run import evaluate_questions
from tests.evaluation.opened import open_dialogue
from tests.evaluation.stored_answers.asked import with_same_charge


@dataclass(frozen=True, slots=True)
class Row:
    shops: str
    """The group of shops that were first seen by the same program."""
    intent: str
    true: bool
    """Whether it turned out to be what is fitted for."""
    evidence: tuple[float, ...]


@dataclass
class Table:
    """A file with one line an answer: group of shops, intent, how it turned out, the evidence."""

    path: Path
    outcome: str
    evidence: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)

    def read(self) -> None:
        with self.path.open(encoding="utf-8", newline="") as file:
            self.rows = [
                Row(
                    line["shops"],
                    line["intent"],
                    line[self.outcome] == "1",
                    tuple(float(line[name]) for name in self.evidence),
                )
                for line in csv.DictReader(file)
            ]

    def write(self) -> None:
        with self.path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("shops", "intent", self.outcome, *self.evidence))
            for row in self.rows:
                figures = (f"{value:.4g}" for value in row.evidence)
                writer.writerow((row.shops, row.intent, int(row.true), *figures))

    def add(self, shops: str, intent: str, true: bool, found: dict[str, float]) -> None:
        self.rows.append(Row(shops, intent, true, tuple(found[name] for name in self.evidence)))


def wrong_answers() -> Table:
    """Answers about goods that were given for sure."""
    evidence = ("asked", "read", "several", "unread", "unrecorded", "ahead", "unseen")
    return Table(Path(__file__).with_name("answers.csv"), "wrong", evidence)


def stored_after_refusals() -> Table:
    """Refusals, and products asked back about, where a stored answer may have been meant."""
    evidence = tuple(name for name in stored_after_all.WEIGHTS if name)
    return Table(Path(__file__).with_name("stored.csv"), "meant", evidence)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a right answer to a question has, and whether the one given was wrong."""

    entry: str
    """The stored answer that is wanted, if one is."""
    wrong: bool


def add_shop(folder: Path, shops: str, answers: Table, stored: Table) -> None:
    """Asks the questions of a new shop as if there were no second thoughts."""
    drafts: list[tuple[Asking, Draft]] = []
    not_told: list[tuple[Asking, str, StoredCandidate | None]] = []

    def noted(asking: Asking, draft: Draft) -> Draft:
        drafts.append((asking, draft))
        return draft

    def noted_stored(asking: Asking, draft: Draft) -> None:
        not_told.append((asking, draft.intent, stored_candidate(asking, draft)))

    with (
        patch.object(conversation, "with_second_thought", noted),
        patch.object(answering, "meant_after_all", return_value=None),
        patch.object(answering, "meant_instead", return_value=None),
        patch.object(answering, "stored_after_all", noted_stored),
    ):
        for asked in _asked(folder):
            # An utterance that another part answers (the owner, say) has no evidence.
            if drafts and doubt.is_judged(drafts[-1][1]):
                asking, draft = drafts[-1]
                found = {**doubt.of_words(asking, draft), **doubt.of_meaning(asking, draft)}
                answers.add(shops, draft.intent, asked.wrong, found)
            if not_told and (answer := not_told[-1][2]) is not None:
                asking, intent, _ = not_told[-1]
                entries = with_same_charge(asked.entry, asking.view.passages.all)
                stored.add(shops, intent, base_id(answer.passage.id) in entries, answer.evidence)
            drafts.clear()
            not_told.clear()


def _asked(folder: Path) -> Iterator[Asked]:
    """Puts all questions to a shop, one by one."""
    with tempfile.TemporaryDirectory() as home:
        dialogue = open_dialogue(folder, Path(home))
        entries = _entries_wanted(folder / "queries.jsonl")
        for question in read_questions(folder / "queries.jsonl"):
            (result,) = evaluate_questions(dialogue, [question]).results
            yield Asked(entries.get(question.id, ""), result.verdict == "wrong")


def _entries_wanted(path: Path) -> dict[str, str]:
    """The stored answer to each question that one answers, by the id of the question."""
    lines = path.read_text("utf-8").splitlines()
    items = [json.loads(line) for line in lines if line.strip()]
    return {item["id"]: base_id(item["faq"]) for item in items if item.get("faq")}
