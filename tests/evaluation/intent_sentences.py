"""Writes the questions of shops as sentences that the intent model learns from.

    python -m tests.evaluation.intent_sentences

Reads `seen` and `kinds/mixed/seen`, in which people asked in the natural mix of a counter, and
writes a file a shop to `kb/domains/questions/shops` and `mixed` where there is none yet: each line
an intent and the words as they were read, with `{item}` for what names goods. To be followed by
`python -m kb.domains.train_intents`.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.intents import roles_of
from device.dialogue.reading.reading import read
from device.dialogue.reading.utterance import utterance_words
from device.evaluation.question import read_questions
from kb.domains.example_sentences import MIXED, SHOPS
from tests.evaluation.opened import open_dialogue

_SEEN = Path(__file__).parent / "seen"
_MIXED = Path(__file__).parent / "kinds" / "mixed" / "seen"
_ITEM = "{item}"


def sentence(text: str, shop: ShopWords) -> str:
    """The words of an utterance as they are read, with `{item}` for goods."""
    tokens = roles_of(read(utterance_words(text, shop), shop), shop.domain)
    said = [_ITEM if token.role == "item" else token.word for token in tokens]
    return " ".join(word for last, word in pairwise(["", *said]) if not last == word == _ITEM)


def write(shop: str) -> int:
    """Writes the files that the shop lacks, and returns how many lines that are."""
    sources = ((_SEEN / shop / "queries.jsonl", SHOPS), (_MIXED / f"{shop}.jsonl", MIXED))
    lacking = [
        (source, folder / f"{shop}.txt")
        for source, folder in sources
        if source.exists() and not (folder / f"{shop}.txt").exists()
    ]
    count = 0
    with tempfile.TemporaryDirectory() as home:
        dialogue = open_dialogue(_SEEN / shop, Path(home)) if lacking else None
        for source, path in lacking:
            assert dialogue is not None
            lines = dict.fromkeys(
                f"{question.intent}\t{sentence(question.text, dialogue.view.words)}\n"
                for question in read_questions(source)
            )
            path.write_text("".join(lines), "utf-8")
            count += len(lines)
        if dialogue is not None:
            dialogue.close()
    return count


def main() -> None:
    MIXED.mkdir(exist_ok=True)
    shops = sorted(path.name for path in _SEEN.iterdir() if path.is_dir())
    with ProcessPoolExecutor(2) as pool:
        print(f"{sum(pool.map(write, shops))} lines")


if __name__ == "__main__":
    main()
