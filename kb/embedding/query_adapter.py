"""Questions turned towards what answers them, by a matrix learned from what customers asked.

For an e5 model every question is near every text of a shop: cosines of what has nothing in common
lie at 0.79, those of a question and its answer at 0.88. A linear adapter on the side of the
question leaves the stored vectors as they are and lets what matters count: that it is asked about
delivery and not how. There is one towards stored answers and one towards goods. They are learned
with softmax over all texts of a shop (InfoNCE, https://arxiv.org/abs/1807.03748) by
`python -m tests.evaluation.query_adapters.fit`, which prints what they gain in shops left out.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("query_adapters.npz")
Vector = NDArray[np.float32]
Towards = Literal["answers", "goods"]


def adapted(vector: Vector, towards: Towards) -> Vector:
    """The vector of a question, of length 1 again, to be compared with the vectors of passages. One
    of a model with other dimensions than the adapters were learned for stays as it is."""
    matrix = adapter(towards)
    return turned(vector, matrix) if len(matrix) == len(vector) else vector


def turned(vector: Vector, matrix: NDArray[np.float32]) -> Vector:
    """A vector, or rows of them, through an adapter."""
    result = vector @ matrix
    length = np.linalg.norm(result, axis=-1, keepdims=True)
    unit: Vector = (result / np.maximum(length, 1e-12)).astype(np.float32)
    return unit


@lru_cache
def adapter(towards: Towards) -> NDArray[np.float32]:
    """The matrix that a question's vector is multiplied by from the left."""
    with np.load(WEIGHTS, allow_pickle=False) as file:
        matrix: NDArray[np.float32] = file[towards].astype(np.float32)
        return matrix
