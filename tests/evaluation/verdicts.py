"""What the shops of `seen` are told, in a file, and what got better or worse since another file.

    python -m tests.evaluation.verdicts BEFORE.json
    python -m tests.evaluation.verdicts AFTER.json --against BEFORE.json
    python -m tests.evaluation.verdicts AFTER.json --shops cafe_agra medical_goa

To be run before and after a change of how questions are read: `tests/device/evaluation` has floors,
below which single questions may go wrong unnoticed. Takes some minutes on two cores, and
longer the first time on a machine, when all has to be embedded.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from device.evaluation.question import read_questions
from device.evaluation.run import evaluate_questions
from tests.evaluation.kept_vectors import keep_vectors
from tests.evaluation.opened import open_dialogue

_SEEN = Path(__file__).parent / "seen"
_PROCESSES = 2


class Told(TypedDict):
    """What a question was told, and how that was judged."""

    said: str
    reply: str
    verdict: str
    confidently_wrong: bool


def told_in(shop: str) -> dict[str, Told]:
    """The questions of a shop by "shop:id"."""
    keep_vectors()
    with tempfile.TemporaryDirectory() as home:
        dialogue = open_dialogue(_SEEN / shop, Path(home))
        score = evaluate_questions(dialogue, read_questions(_SEEN / shop / "queries.jsonl"))
        dialogue.close()
    return {
        f"{shop}:{result.question.id}": {
            "said": " / ".join([*result.question.context, result.question.text]),
            "reply": result.answer.reply,
            "verdict": result.verdict,
            "confidently_wrong": result.confidently_wrong,
        }
        for result in score.results
    }


def compare(before: Mapping[str, Told], after: Mapping[str, Told]) -> None:
    """Prints the questions that are judged otherwise than before."""
    for key in sorted(before.keys() & after.keys()):
        old, new = before[key], after[key]
        was, now = _rank(old), _rank(new)
        if was != now:
            print("BETTER" if now < was else "WORSE", key, old["verdict"], "->", new["verdict"])
            print(f"    {new['said']}\n    was: {old['reply']}\n    now: {new['reply']}")


def _rank(told: Told) -> int:
    """Right before refused, then wrong, then wrong and given for sure."""
    return ["right", "refused", "wrong"].index(told["verdict"]) + told["confidently_wrong"]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, help="where to write what is told")
    parser.add_argument("--against", type=Path, help="an earlier file")
    parser.add_argument("--shops", nargs="*", help="only these")
    chosen = parser.parse_args()
    shops = chosen.shops or sorted(path.name for path in _SEEN.iterdir())
    told: dict[str, Told] = {}
    with multiprocessing.get_context("spawn").Pool(_PROCESSES) as pool:
        for each in pool.imap_unordered(told_in, shops):
            told |= each
    chosen.file.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    if chosen.against:
        compare(json.loads(chosen.against.read_text(encoding="utf-8")), told)
    right = sum(each["verdict"] == "right" for each in told.values())
    wrong = sum(each["confidently_wrong"] for each in told.values())
    print(f"{len(told)} questions: right {right / len(told):.2%}, confidently wrong {wrong}")


if __name__ == "__main__":
    main()
