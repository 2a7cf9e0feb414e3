"""How often the stored answer that a customer asks for is the nearest in meaning, with Hindi as it
is and with Hindi glossed in English.

    python -m tests.benchmarks.gloss_bench

Asks the questions of tests/evaluation/seen that a stored answer is for, by their vectors alone, in
the shops whose questions the embedder has not learned.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from device.monitoring.machine import describe_machine
from kb.embedding.choose import best_embedder
from kb.embedding.embedder import Embedder, Vectors
from kb.language.gloss import in_english_words, to_english
from tests.evaluation.query_adapters.learned import unlearned

SEEN = Path(__file__).parents[1] / "evaluation" / "seen"


def lines_of(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def found(shop: Path, embedder: Embedder) -> Iterator[tuple[str, bool, bool]]:
    """Language, and whether the answer was the nearest as it is and glossed, of each question."""
    entries = lines_of(shop / "faq.jsonl")
    place = {entry["id"]: number for number, entry in enumerate(entries)}
    plain = embedder.passages([f"{e['question']} {e['answer']}" for e in entries])
    glossed = embedder.passages(
        [f"{to_english(e['question'])} {to_english(e['answer'])}" for e in entries]
    )
    for query in lines_of(shop / "queries.jsonl"):
        wanted = place.get(query.get("faq") or "")
        if query["intent"] != "faq" or query.get("context") or wanted is None:
            continue
        text = query["text"]
        as_it_is = int(np.argmax(plain @ asked(text, embedder)))
        in_english = int(np.argmax(glossed @ asked(in_english_words(text), embedder)))
        yield query["lang"], as_it_is == wanted, in_english == wanted


def asked(text: str, embedder: Embedder) -> Vectors:
    return embedder.towards(embedder.query(text), "answers").vector


def main() -> None:
    embedder = best_embedder()
    number, plain, glossed = Counter[str](), Counter[str](), Counter[str]()
    for shop in unlearned(path.name for path in SEEN.iterdir()):
        for lang, as_it_is, in_english in found(SEEN / shop, embedder):
            number[lang] += 1
            plain[lang] += as_it_is
            glossed[lang] += in_english
    print(f"{describe_machine()}; {embedder.name}")
    for lang, total in sorted(number.items()):
        print(
            f"{lang:8} {total:4} questions: nearest as it is {plain[lang] / total:.1%}, "
            f"glossed {glossed[lang] / total:.1%}"
        )


if __name__ == "__main__":
    main()
