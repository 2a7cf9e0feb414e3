"""Trains the model of subjects: `python -m kb.domains.train_subjects`, after a change of the
sentences.

Needs scikit-learn (the extra `test`). With `--check` it writes nothing and prints how many
sentences are told right by models that have not learned them, a quarter at a time.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter

import numpy as np
from sklearn.model_selection import StratifiedKFold

from kb.domains.example_sentences import sentences, with_some_goods
from kb.domains.fit_linear import fitted
from kb.domains.linear_model import LinearModel, save_model
from kb.domains.pack import load_domain
from kb.domains.subject_model import FOLDER, WEIGHTS, scale_of, subject_features

_LEAST = 3
"""A feature seen in fewer sentences is left out."""
_STRENGTH = 2.0
_PARTS = 4

Rows = list[set[str]]


def digest() -> str:
    """Changes with any sentence."""
    lines = "\n".join(f"{subject}\t{text}" for subject, text in sentences(FOLDER))
    return hashlib.sha256(lines.encode()).hexdigest()


def read_sentences() -> tuple[Rows, list[str]]:
    """The features of each sentence that are not too rare, and its subject."""
    domain = load_domain("general")
    written = list(sentences(FOLDER))
    rows = [set(subject_features(with_some_goods(text), domain)) for _, text in written]
    seen = Counter(name for row in rows for name in row)
    kept = [{name for name in row if seen[name] >= _LEAST} for row in rows]
    return kept, [subject for subject, _ in written]


def train(rows: Rows, subjects: list[str]) -> LinearModel:
    return fitted([dict.fromkeys(row, scale_of(row)) for row in rows], subjects, _STRENGTH)


def check(rows: Rows, subjects: list[str]) -> None:
    """Prints the share of sentences whose subject is the likeliest, and among the likeliest
    three."""
    first = third = 0
    parts = StratifiedKFold(_PARTS, shuffle=True, random_state=0).split(rows, subjects)
    for learned, asked in parts:
        model = train([rows[at] for at in learned], [subjects[at] for at in learned])
        for at in asked:
            order = np.argsort(-model.chances(rows[at], scale_of(rows[at])))
            first += model.labels[order[0]] == subjects[at]
            third += subjects[at] in {model.labels[label] for label in order[:3]}
    total = len(rows)
    print(f"{total} sentences, {len(set(subjects))} subjects: {first / total:.1%} told, ", end="")
    print(f"{third / total:.1%} among the likeliest three")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    rows, subjects = read_sentences()
    if parser.parse_args().check:
        check(rows, subjects)
        return
    model = train(rows, subjects)
    save_model(WEIGHTS, model.labels, list(model.index), model.weights, digest())
    print(f"{len(rows)} sentences, {len(model.index)} features -> {WEIGHTS}")


if __name__ == "__main__":
    main()
