"""A linear model over vectors, and two opinions in one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kb.domains.fit_meanings import fitted_meanings
from kb.domains.meaning_model import combined, read_meanings, save_meanings


def test_the_second_opinion_decides_only_where_the_first_is_open() -> None:
    for first, likeliest in (([0.5, 0.45, 0.05], 1), ([0.97, 0.02, 0.01], 0)):
        both = combined(
            np.array(first, dtype=np.float32),
            np.array([0.2, 0.7, 0.1], dtype=np.float32),
            share=0.4,
            of_first=1.0,
        )
        assert both.argmax() == likeliest
        assert both.sum() == pytest.approx(1, abs=1e-5)


def test_what_was_learned_is_read_again(tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    vectors = chance.standard_normal((60, 8)).astype(np.float32)
    labels = [("delivery", "parking", "returns")[vector[:3].argmax()] for vector in vectors]
    model = fitted_meanings(vectors, labels, "an embedder", 1.0)
    save_meanings(model, "digest", tmp_path / "meanings.npz")
    read = read_meanings(tmp_path / "meanings.npz")
    assert read.embedder == "an embedder"
    told = [read.labels[at] for at in read.chances(vectors).argmax(axis=1)]
    assert np.mean([one == other for one, other in zip(told, labels, strict=True)]) > 0.9
