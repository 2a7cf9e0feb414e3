"""What speaks for each stored answer of shops whose questions the models have not learned."""

from __future__ import annotations

import json
import tempfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from device.dialogue.answers.stored_after_all import (
    OF_PASSAGE,
    WEIGHTS,
    Outcome,
    is_doubtful,
    near_goods,
    of_passages,
    of_words_said,
    outcome_of,
)
from device.dialogue.asking import Asking
from device.dialogue.index.passages import Passage, base_id
from device.dialogue.phrasing import Draft
from device.dialogue.reading import intents
from device.evaluation.judging import says
from device.evaluation.run import answer_of
from kb.domains.linear_model import LinearModel
from kb.domains.train_intents import all_examples, train
from tests.evaluation.opened import open_dialogue
from tests.evaluation.query_adapters.learned import unlearned
from tests.evaluation.stored_answers.asked import SEEN, with_same_charge

_KINDS = Path(__file__).parents[1] / "kinds"
_SOURCES = (("customers", "mixed"), ("roundabout", "shop"))
"""What kind of questions the folders of `kinds` hold."""
THIRDS = 3
OTHERWISE = ("stored", "sure", "of_itself")
"""What was told for sure: a stored answer, goods, what the shop tells of itself."""
_ABOUT_THE_SHOP = frozenset({"faq", "out_of_scope", "hours", "address", "phone", "warranty"})
_NOT_ASKED = ("greeting", "thanks", "goodbye", "human", "repeat", "language", "basket_c")
_EVERY = 6
"""Of questions for goods that the shop has, every so manieth is asked."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question put to a shop."""

    shop: str
    kind: str
    passages: NDArray[np.float64]
    """The evidence of each passage, one row each."""
    utterance: NDArray[np.float64]
    """The evidence that is the same for all."""
    right: NDArray[np.bool_]
    is_open: bool
    """Whether nothing sure was told."""


@dataclass(frozen=True, slots=True)
class Asked:
    kind: str
    text: str
    entries: frozenset[str]
    """Those that answer it."""


def third(shop: str) -> int:
    return zlib.crc32(shop.encode()) % THIRDS


def all_rows() -> list[Row]:
    shops = unlearned(path.name for path in SEEN.iterdir() if path.is_dir())
    examples = all_examples()
    models = [
        train([each for each in examples if not each.shop or third(each.shop) != part])
        for part in range(THIRDS)
    ]
    with ProcessPoolExecutor() as pool:
        jobs = [(shop, SEEN / shop, models[third(shop)]) for shop in shops]
        return [row for rows in pool.map(rows_of_shop, jobs) for row in rows]


def rows_of_shop(job: tuple[str, Path, LinearModel]) -> list[Row]:
    shop, folder, model = job
    noted: list[tuple[Asking, Draft]] = []

    def note(asking: Asking, draft: Draft) -> None:
        noted.append((asking, draft))

    rows = []
    with (
        tempfile.TemporaryDirectory() as home,
        patch.object(intents, "load_model", lambda _: model),
        patch("device.dialogue.answers.meant_after_all.stored_after_all", note),
        patch("device.dialogue.answers.meant_after_all.hours_after_all", note),
    ):
        dialogue = open_dialogue(folder, Path(home))
        passages = dialogue._view.passages.all
        for number, asked in enumerate(_asked(shop, folder, passages)):
            noted.clear()
            answer_of(dialogue.respond(asked.text, f"fit-{number}"))
            dialogue.end_session(f"fit-{number}")
            if noted and passages:
                rows.append(_row(shop, asked, *noted[0]))
        dialogue.close()
    return rows


def _row(shop: str, asked: Asked, asking: Asking, draft: Draft) -> Row:
    entries = [base_id(passage.id) for passage in asking.view.passages.all]
    outcome = outcome_of(asking, draft)
    if outcome == "doubtful" and not is_doubtful(asking, draft):
        outcome = None
    evidence = of_passages(asking, asking.view.passages.shared(asking.text))
    return Row(
        shop,
        asked.kind,
        np.array([[each[name] for name in OF_PASSAGE] for each in evidence]),
        _utterance(asking, draft, outcome),
        np.array([entry in asked.entries for entry in entries]),
        outcome is not None,
    )


def _utterance(asking: Asking, draft: Draft, outcome: Outcome | None) -> NDArray[np.float64]:
    found = {**of_words_said(asking, outcome), "near_goods": near_goods(asking)}
    for name, source in (("stored", "faq"), ("sure", "catalogue"), ("of_itself", "store")):
        found[name] = float(outcome is None and draft.source == source)
    names = [name for name in WEIGHTS if name and name not in OF_PASSAGE]
    return np.array([found[name] for name in (*names, *OTHERWISE)])


def _asked(shop: str, folder: Path, passages: tuple[Passage, ...]) -> Iterator[Asked]:
    yield from _of_customers(folder / "queries.jsonl", "customers", passages, _is_chosen)
    for kind, folder_name in _SOURCES:
        path = _KINDS / folder_name / "seen" / f"{shop}.jsonl"
        chosen = _is_chosen if kind == "customers" else lambda _: True
        if path.is_file():
            yield from _of_customers(path, kind, passages, chosen)


def _of_customers(
    path: Path,
    kind: str,
    passages: tuple[Passage, ...],
    is_chosen: Callable[[dict[str, object]], bool],
) -> Iterator[Asked]:
    for line in path.read_text("utf-8").splitlines():
        item = json.loads(line) if line.strip() else {"context": [""]}
        if item.get("context") or not is_chosen(item):
            continue
        yield Asked(kind, item["text"], frozenset(entries_for(item, passages)))


def _is_chosen(item: dict[str, object]) -> bool:
    intent = str(item["intent"])
    if intent.startswith(_NOT_ASKED):
        return False
    of_shop = intent in _ABOUT_THE_SHOP or bool(item.get("unknown"))
    return of_shop or zlib.crc32(str(item["text"]).encode()) % _EVERY == 0


def entries_for(item: dict[str, object], passages: tuple[Passage, ...]) -> set[str]:
    """The entry that is named, or those that say what must be said."""
    if item.get("faq"):
        return with_same_charge(base_id(str(item["faq"])), passages)
    figures = item.get("must_say")
    if item["intent"] != "faq" or item.get("unknown") or not isinstance(figures, list):
        return set()
    says_all = partial(_says_all, figures=[str(figure) for figure in figures])
    return {base_id(passage.id) for passage in filter(says_all, passages)} if figures else set()


def _says_all(passage: Passage, figures: list[str]) -> bool:
    return all(says(passage.answer.replace("₹", ""), figure) for figure in figures)
