"""Trains the intent model: `python -m kb.domains.train_intents`, after a change of the sentences.

Needs scikit-learn (the extra `test`). With `--check` it writes nothing and prints how well each
intent is told in shops that the model has not seen: each shop's sentences by a model that has
learned all others. That is the number to improve; shops in `tests/evaluation/seen` tell nothing of
the model that has learned them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sklearn.metrics import classification_report

from kb.domains.example_sentences import (
    COUNTER,
    FOLDER,
    MIXED,
    ONE_KIND,
    SHOPS,
    digest,
    example_tokens,
    sentences,
    sentences_of_shops,
)
from kb.domains.fit_linear import fitted
from kb.domains.intent_model import WEIGHTS, features
from kb.domains.linear_model import LinearModel, save_model
from kb.domains.pack import Domain, load_domain

_LEAST = 2
"""A feature seen in fewer sentences is left out."""
STRENGTH = 0.5
"""Inverse strength of the L2 penalty; of 0.25 to 2 the best in shops left out."""
_COUNTER_WEIGHT = 8.0
"""How many written sentences one from the counter counts for: 1 to 8 raise the share that is told
right in shops left out from 90 to 92 %."""
_ONE_KIND_WEIGHT = 2.0
"""The same for one of a single kind: with 8 what is not understood is taken for such."""


@dataclass(frozen=True, slots=True)
class Example:
    intent: str
    text: str
    found: frozenset[str]
    """Its features."""
    shop: str = ""
    weight: float = _COUNTER_WEIGHT


def sentence_features(text: str, domain: Domain) -> set[str]:
    tokens = example_tokens(text, domain)
    words = "".join(f"{domain.canonical_word(token.word)} " for token in tokens)
    return features(tokens, domain, domain.templates.matching(words))


def all_examples() -> list[Example]:
    domain = load_domain("general")

    def found(text: str) -> frozenset[str]:
        return frozenset(sentence_features(text, domain))

    written = (Example(i, text, found(text), weight=1.0) for i, text in sentences(FOLDER))
    counter = (Example(i, text, found(text)) for i, text in sentences(COUNTER))
    shops = (
        Example(i, text, found(text), shop)
        for folder in (SHOPS, MIXED)
        for shop, i, text in sentences_of_shops(folder)
    )
    one_kind = (
        Example(i, text, found(text), shop, weight=_ONE_KIND_WEIGHT)
        for shop, i, text in sentences_of_shops(ONE_KIND)
    )
    return [*written, *counter, *shops, *one_kind]


def train(examples: Sequence[Example]) -> LinearModel:
    seen = Counter(name for example in examples for name in example.found)
    rows = [{name: 1.0 for name in e.found if seen[name] >= _LEAST} for e in examples]
    labels, weights = [e.intent for e in examples], [e.weight for e in examples]
    return fitted(rows, labels, STRENGTH, weights)


def check(examples: Sequence[Example]) -> None:
    """Prints what is told wrong in each shop by a model without it, and the share told right."""
    labels: list[str] = []
    told: list[str] = []
    for shop in sorted({e.shop for e in examples if e.shop}):
        model = train([e for e in examples if e.shop != shop])
        for example in (e for e in examples if e.shop == shop):
            chances = model.probabilities(example.found)
            best = max(chances, key=chances.__getitem__)
            labels.append(example.intent)
            told.append(best)
            if best != example.intent:
                print(f"{shop}: {example.intent} not {best} {chances[best]:.2f}: {example.text}")
    print(classification_report(labels, told, digits=3, zero_division=0))
    right = sum(ours == theirs for ours, theirs in zip(told, labels, strict=True))
    print(f"right of {len(labels)} sentences in shops left out: {right / len(labels):.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="leave each shop out, write nothing")
    examples = all_examples()
    if parser.parse_args().check:
        check(examples)
        return
    model = train(examples)
    save_model(WEIGHTS, model.labels, list(model.index), model.weights, digest())
    print(f"{len(examples)} sentences, {len(model.index)} features -> {WEIGHTS}")


if __name__ == "__main__":
    main()
