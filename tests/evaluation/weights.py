"""Fitted weights, as they are written into the program."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.linear_model import LogisticRegression


def print_weights(name: str, keys: Sequence[str], model: LogisticRegression) -> None:
    print(f"{name} = {{")
    for key, weight in zip([*keys, ""], [*model.coef_[0], model.intercept_[0]], strict=True):
        print(f'    "{key}": {weight:.2f},')
    print("}")
