"""Vectors that fits keep on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from kb.embedding.embedder import Towards, Turned, Vectors
from tests.evaluation.kept_vectors import KeptVectors


class CountingEmbedder:
    """Tells how often it was asked; each text has a vector of its own."""

    dimensions = 3

    def __init__(self, name: str = "counting") -> None:
        self.name = self.asked_name = name
        self.asked: list[str] = []

    def query(self, text: str) -> Vectors:
        return self.passages([f"query {text}"])[0]

    def towards(self, vector: Vectors, what: Towards) -> Turned:
        return Turned(vector, (0.0, 1.0), (0.0, 1.0), True, None, 1.0)

    def wanted(self, vector: Vectors) -> Mapping[str, float]:
        return {}

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([[len(text), hash(text) % 7, 1] for text in texts], np.float32)


def test_a_text_is_embedded_once_on_this_machine(tmp_path: Path) -> None:
    first, second = CountingEmbedder(), CountingEmbedder()
    kept = KeptVectors(first, tmp_path / "v.sqlite").passages(["fan", "bulb", "fan"])
    again = KeptVectors(second, tmp_path / "v.sqlite").passages(["bulb", "fan", "bulb"])
    assert first.asked == ["fan", "bulb"]
    assert second.asked == []
    assert np.array_equal(again, kept[[1, 0, 1]])


def test_questions_are_no_passages_and_models_do_not_share(tmp_path: Path) -> None:
    embedder, other = CountingEmbedder(), CountingEmbedder("another")
    kept = KeptVectors(embedder, tmp_path / "v.sqlite")
    assert not np.array_equal(kept.query("fan"), kept.passages(["fan"])[0])
    KeptVectors(other, tmp_path / "v.sqlite").query("fan")
    assert embedder.asked == ["query fan", "fan"]
    assert other.asked == ["query fan"]


def test_nothing_asked_is_no_rows(tmp_path: Path) -> None:
    kept = KeptVectors(CountingEmbedder(), tmp_path / "v.sqlite")
    assert kept.passages([]).shape == (0, 3)
    assert kept.queries([]).shape == (0, 3)
