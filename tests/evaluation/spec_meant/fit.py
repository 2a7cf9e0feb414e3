"""Fits the weights of `device.dialogue.goods.spec_meant`.

    python -m tests.evaluation.spec_meant.fit [FOLDER...]

Asked are the questions of `seen` for what is on the record of one product, and those of the shops
in each `FOLDER/<shop>/`; right are the specs that alone would be a right answer, or none of them.
Prints the weights, and how often the likeliest is right where each eighth of the shops is left out
of the fit, beside what the words alone find. The shops are opened without vectors of meaning, which
tell nothing of specs here. Takes some minutes.

Needs scipy (the extra `test`).
"""

from __future__ import annotations

import argparse
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np

from device.config import DialogueSettings, ShopSettings
from device.dialogue.answers import answering, details
from device.dialogue.asking import Asking
from device.dialogue.conversation import Dialogue
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.goods.spec_meant import evidence
from device.dialogue.phrasing import Draft
from device.evaluation.judging import judge
from device.evaluation.question import Question, read_questions
from device.evaluation.run import answer_of
from device.turn import Answer
from kb.catalogue import Product
from kb.catalogue_import import import_bundle
from kb.live import Catalogue
from tests.evaluation.conditional_logit import Floats, chances_of, fitted_logit

SEEN = Path(__file__).parent.parent / "seen"
_PENALTY = 1.0
_PARTS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A question with the evidence for each spec, and for none of them."""

    shop: str
    evidence: list[dict[str, float]]
    right: list[bool]
    by_words: bool
    """Whether the words alone find it."""


class _NoMeaning:
    """An embedder to whom all texts are alike; no shop asks it again, as none goes by its name."""

    name, dimensions = "none", 8

    def passages(self, texts: Sequence[str]) -> Floats:
        return np.ones((len(texts), self.dimensions), dtype=np.float32)

    def query(self, text: str) -> Floats:
        return np.ones(self.dimensions, dtype=np.float32)


def _opened(folder: Path, home: Path) -> Dialogue:
    import_bundle(
        folder, home, embedder=_NoMeaning(), require_signature=False, max_bad_rows_percent=0,
        keep_generations=1,
    )  # fmt: skip
    return Dialogue(Catalogue(home).open(), DialogueSettings(), ShopSettings())


def rows_of_shop(folder: Path) -> list[Row]:
    questions = [
        q
        for q in read_questions(folder / "queries.jsonl")
        if q.intent == "spec" and q.skus and not (q.clarify or q.unknown)
    ]
    return [*_rows(folder, questions)]


def _rows(folder: Path, questions: list[Question]) -> Iterator[Row]:
    answer = answering.Answering.answer
    seen: list[Asking] = []

    def noted(self: answering.Answering, asking: Asking) -> Draft:
        seen.append(asking)
        return self.failed(asking) if asked_last else answer(self, asking)

    with tempfile.TemporaryDirectory() as home:
        dialogue = _opened(folder, Path(home))
        with patch.object(answering.Answering, "answer", noted):
            for question in questions:
                asked_last = False
                for said in question.context:
                    answer_of(dialogue.respond(said, question.id))
                asked_last = True
                told = answer_of(dialogue.respond(question.text, question.id))
                dialogue.end_session(question.id)
                product = seen[-1].view.product(question.skus[0])
                if product is not None and product.specs:
                    seen[-1].products = [product]
                    yield _row(folder.name, question, seen[-1], product, told)
        dialogue.close()


def _row(shop: str, question: Question, asking: Asking, product: Product, told: Answer) -> Row:
    tells: dict[str, bool] = {}
    for name in product.specs:
        draft = asking.draft("spec")
        details.add_specs(asking, draft, product, [name])
        reply = draft.reply.replace(product.name, "")
        alone = replace(
            told, reply=reply, skus=(product.sku,), intent="spec", source="store", unknown=False
        )
        tells[name] = judge(question, alone) == "right"
    found = evidence(asking, product, asked_specs(asking, product))
    by_words = asked_specs(asking, product).names[:1]
    right = [tells.get(name, not any(tells.values())) for name in found]
    found_by_words = all(map(tells.__getitem__, by_words)) if by_words else right[-1]
    return Row(shop, [*found.values()], right, found_by_words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("more", nargs="*", type=Path)
    folders = sorted(path for path in SEEN.iterdir() if path.is_dir())
    for more in parser.parse_args().more:
        folders += sorted(path for path in more.iterdir() if path.is_dir())
    with ProcessPoolExecutor(2) as pool:
        rows = [row for found in pool.map(rows_of_shop, folders) for row in found]
    rows = [row for row in rows if not all(row.right)]
    names = sorted({name for row in rows for own in row.evidence for name in own})
    tables = [np.array([[own.get(n, 0.0) for n in names] for own in row.evidence]) for row in rows]
    right = [np.array(row.right) for row in rows]

    def fitted(chosen: list[int]) -> Floats:
        return fitted_logit(
            [tables[at] for at in chosen], [right[at] for at in chosen], [1.0] * len(chosen),
            penalty=_PENALTY,
        )  # fmt: skip

    part = [zlib.crc32(row.shop.encode()) % _PARTS for row in rows]
    best: list[tuple[float, bool, bool]] = []
    for out in range(_PARTS):
        weights = fitted([at for at, each in enumerate(part) if each != out])
        for at in (at for at, each in enumerate(part) if each == out):
            chances = chances_of(tables[at] @ weights)
            first = int(np.argmax(chances))
            best.append((float(chances[first]), bool(right[at][first]), rows[at].by_words))
    print("WEIGHTS = {")
    for name, weight in zip(names, fitted([*range(len(rows))]), strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")
    found, by_words = sum(good for _, good, _ in best), sum(words for *_, words in best)
    print(f"{len(rows)} questions: {found} found, {by_words} by words alone")
    for least in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        likely = [good for chance, good, _ in best if chance >= least]
        print(f"from {least} on: {len(likely)}, {sum(likely)} right")


if __name__ == "__main__":
    main()
