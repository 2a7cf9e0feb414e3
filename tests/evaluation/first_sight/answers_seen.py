"""What shops were answered that nobody had looked at: evidence, and how it turned out."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from device.dialogue import conversation
from device.dialogue.answers import doubt
from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft
from device.evaluation.question import read_questions
from device.evaluation.run import evaluate_questions
from tests.evaluation.opened import open_dialogue


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
    evidence = ("asked", "read", "several", "unrecorded", "ahead", "unseen")
    return Table(Path(__file__).with_name("answers.csv"), "wrong", evidence)


def add_shop(folder: Path, shops: str, answers: Table) -> None:
    """Asks the questions of a new shop as if there were no second thoughts."""
    drafts: list[tuple[Asking, Draft]] = []

    def noted(asking: Asking, draft: Draft) -> Draft:
        drafts.append((asking, draft))
        return draft

    with patch.object(conversation, "with_second_thought", noted):
        for wrong in _answered_wrong(folder):
            # An utterance that another part answers (the owner, say) has no evidence.
            if drafts and doubt.is_judged(drafts[-1][1]):
                asking, draft = drafts[-1]
                found = {**doubt.of_words(asking, draft), **doubt.of_meaning(asking, draft)}
                answers.add(shops, draft.intent, wrong, found)
            drafts.clear()


def _answered_wrong(folder: Path) -> Iterator[bool]:
    """Puts all questions to a shop, one by one."""
    with tempfile.TemporaryDirectory() as home:
        dialogue = open_dialogue(folder, Path(home))
        for question in read_questions(folder / "queries.jsonl"):
            (result,) = evaluate_questions(dialogue, [question]).results
            yield result.verdict == "wrong"
