"""What the embedder has learned from customers' questions.

For an e5 model every question is near every text of a shop: cosines of what has nothing in common
lie at 0.79, those of a question and its answer at 0.88. And it has been taught sentences, while
customers say "kalai par bandhne wali". So questions, and only these, go through the model with
matrices of low rank added to its weights (LoRA, https://arxiv.org/abs/2106.09685), and then
through one matrix more, towards the stored answers or towards the goods. Passages are embedded
without them, so that a catalogue's vectors stay as they are. From the same vector is told what is
wanted of the shop. All are learned together, with softmax over all texts of a shop and nothing of
it (InfoNCE, https://arxiv.org/abs/1807.03748) and over all intents, by
`python -m tests.evaluation.query_adapters.fit`, which prints what they gain in shops left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.embedding.embedder import Towards, Turned, Vectors

WEIGHTS = Path(__file__).with_name("query_adapter.npz")
Floats = NDArray[np.float32]
COSINES: Mapping[Towards, tuple[float, float]] = {
    "answers": (-0.095, 0.345),
    "goods": (-0.02, 0.368),
}
"""From "nothing in common" to "says the same" of questions so turned: the nearest passage and the
average one of a shop have the same similarity as for the model as it was."""
COMPRESSED_COSINES = (-0.055, 0.671)
"""The same with compressed passages."""
TEMPERATURE = 0.03
"""Of the softmax that it was learned with."""
_DOWN, _UP, _NOTHING = ".down", ".up", "nothing."
_INTENTS, _LABELS = "intents", "labels"


@dataclass(frozen=True, slots=True)
class LowRank:
    """What is added to a matrix of the model, [outputs, inputs]: `up @ down`."""

    down: Floats
    """[rank, inputs]"""
    up: Floats
    """[outputs, rank]"""


@dataclass(frozen=True, slots=True)
class Intents:
    """Multinomial logistic regression over the vector of a question."""

    labels: tuple[str, ...]
    weights: Floats
    """One row a dimension, one column a label; the last row is the bias."""


@dataclass(frozen=True, slots=True)
class QueryAdapter:
    added: Mapping[str, LowRank]
    """By the name of the matrix, as "l4.q"."""
    matrices: Mapping[Towards, Floats]
    nothing: Mapping[Towards, float]
    """The cosine that stands for none of the passages."""
    intents: Intents
    digest: str
    """Tells adapters apart: vectors of questions by two of them must never be compared."""


def turned(vector: Vectors, towards: Towards) -> Turned:
    """The vector of a question that has gone through the adapted model."""
    learned = adapter()
    result = vector @ learned.matrices[towards]
    unit = (result / max(float(np.linalg.norm(result)), 1e-12)).astype(np.float32)
    return Turned(
        unit,
        COSINES[towards],
        COMPRESSED_COSINES,
        shares_mean=False,
        nothing=learned.nothing[towards],
        temperature=TEMPERATURE,
    )


def wanted(vector: Vectors) -> dict[str, float]:
    """How likely each intent is by what a question means."""
    intents = adapter().intents
    scores = vector @ intents.weights[:-1] + intents.weights[-1]
    raised = np.exp(scores - scores.max())
    return dict(zip(intents.labels, (raised / raised.sum()).tolist(), strict=True))


@lru_cache(maxsize=1)
def adapter() -> QueryAdapter:
    with np.load(WEIGHTS, allow_pickle=False) as file:
        labels = tuple(str(label) for label in file[_LABELS])
        names = [name for name in file.files if name != _LABELS]
        arrays = {name: file[name].astype(np.float32) for name in names}
    parts = sorted(name.removesuffix(_DOWN) for name in arrays if name.endswith(_DOWN))
    added = {part: LowRank(arrays[part + _DOWN], arrays[part + _UP]) for part in parts}
    matrices: dict[Towards, Floats] = {"answers": arrays["answers"], "goods": arrays["goods"]}
    nothing = {towards: float(arrays[_NOTHING + towards]) for towards in matrices}
    digest = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()[:12]
    return QueryAdapter(added, matrices, nothing, Intents(labels, arrays[_INTENTS]), digest)


def save_adapter(
    added: Mapping[str, LowRank],
    matrices: Mapping[Towards, Floats],
    nothing: Mapping[Towards, float],
    intents: Intents,
) -> None:
    """Writes weights in half precision."""
    arrays: dict[str, Floats] = {f"{name}{_DOWN}": each.down for name, each in added.items()}
    arrays |= {f"{name}{_UP}": each.up for name, each in added.items()}
    arrays |= {_NOTHING + towards: np.array(cosine) for towards, cosine in nothing.items()}
    arrays |= {str(towards): matrix for towards, matrix in matrices.items()}
    arrays[_INTENTS] = intents.weights
    stored: dict[str, Any] = {name: each.astype(np.float16) for name, each in arrays.items()}
    stored[_LABELS] = np.array(intents.labels)
    np.savez_compressed(WEIGHTS, **stored)
