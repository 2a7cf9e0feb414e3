"""Trains the intent model: `python -m kb.domains.train_intents`, after a change of the sentences.

Needs scikit-learn (the extra `test`). Prints how well each intent is told in five-fold
cross-validation, then writes the weights of a model trained on all sentences.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from kb.domains.example_sentences import digest, example_tokens, sentences
from kb.domains.intent_model import WEIGHTS, features, save_model
from kb.domains.pack import Domain, load_domain, templates_of

_LEAST = 2
"""A feature seen in fewer sentences is left out."""
_STRENGTH = 2.0
"""Inverse strength of the L2 penalty; 0.5 to 8 differ by less than half a percent."""


def sentence_features(text: str, domain: Domain) -> set[str]:
    tokens = example_tokens(text, domain)
    words = "".join(f"{domain.canonical_word(token.word)} " for token in tokens)
    return features(tokens, domain, templates_of(words, domain))


def main() -> None:
    domain = load_domain("general")
    labels: list[str] = []
    rows: list[dict[str, float]] = []
    for intent, text in sentences():
        labels.append(intent)
        rows.append(dict.fromkeys(sentence_features(text, domain), 1.0))
    seen = Counter(name for row in rows for name in row)
    rows = [{name: 1.0 for name in row if seen[name] >= _LEAST} for row in rows]
    vectors = DictVectorizer(dtype=np.float32)
    table = vectors.fit_transform(rows)
    model = LogisticRegression(C=_STRENGTH, max_iter=400)
    folds = StratifiedKFold(5, shuffle=True, random_state=7)
    told = cross_val_predict(model, table, labels, cv=folds, n_jobs=2)
    print(classification_report(labels, told, digits=3))
    model.fit(table, labels)
    weights = np.vstack([model.coef_.T, model.intercept_])
    save_model(WEIGHTS, list(model.classes_), list(vectors.feature_names_), weights, digest())
    print(f"{len(labels)} sentences, {table.shape[1]} features -> {WEIGHTS}")


if __name__ == "__main__":
    main()
