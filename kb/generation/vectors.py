"""The vector files of a generation: passages embedded once, unchanged ones taken over."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from usearch.compiled import MetricKind, ScalarKind
from usearch.index import Index

from kb.embedding.embedder import Embedder

EXACT_BELOW = 50_000
"""Up to so many vectors every one is compared: at 25,000 that takes about a millisecond, needs no
graph, and always finds the true nearest."""

GRAPH_EFFORT = 256
"""Beyond that the graph is searched so widely, to find 99 of 100 of the true nearest."""
_BATCH = 64
HalfVectors = NDArray[np.float16]


def embed(
    texts: Sequence[str],
    hashes: Sequence[str],
    known: Mapping[str, HalfVectors],
    embedder: Embedder,
    progress: Callable[[str, int, int], None],
) -> HalfVectors:
    """Vectors of `texts` in half precision; those whose hash is in `known` are not made again."""
    vectors = np.zeros((len(texts), embedder.dimensions), dtype=np.float16)
    missing = []
    for row, digest in enumerate(hashes):
        vector = known.get(digest)
        if vector is None or len(vector) != embedder.dimensions:
            missing.append(row)
        else:
            vectors[row] = vector
    for start in range(0, len(missing), _BATCH):
        rows = missing[start : start + _BATCH]
        vectors[rows] = embedder.passages([texts[row] for row in rows]).astype(np.float16)
        progress("embed", min(start + _BATCH, len(missing)), len(missing))
    return vectors


def write_vectors(path: Path, vectors: HalfVectors) -> None:
    """Keys are row numbers. The graph is kept minimal where search compares every vector."""
    small = len(vectors) <= EXACT_BELOW
    index = Index(
        ndim=vectors.shape[1],
        metric=MetricKind.Cos,
        dtype=ScalarKind.F16,
        connectivity=2 if small else 16,
        expansion_add=1 if small else 128,
    )
    if len(vectors):
        index.add(np.arange(len(vectors)), vectors, threads=1 if small else 2)
    index.save(str(path))
    if len(open_vectors(path)) != len(vectors):  # a full disk can leave a short file behind
        raise OSError(errno.EIO, "the vectors were not written whole", str(path))


def read_vectors(path: Path) -> HalfVectors:
    """All vectors of a file in the order of their keys."""
    index = Index.restore(str(path), view=True)
    if index is None or len(index) == 0:
        return np.zeros((0, 0), dtype=np.float16)
    found = index.get(np.arange(len(index)), ScalarKind.F16)
    return np.array(found, dtype=np.float16).reshape(len(index), -1)


def open_vectors(path: Path) -> Index:
    """For searching, straight from the file: pages come into memory as they are used."""
    index = Index.restore(str(path), view=True, expansion_search=GRAPH_EFFORT)
    if index is None:
        raise ValueError(f"{path.name} is no vector file")
    return index


def nearest(index: Index, vector: NDArray[np.float32], count: int) -> list[tuple[int, float]]:
    """Keys and cosine similarities, nearest first. `threads=1`: the other cores have work."""
    if len(index) == 0:
        return []
    matches = index.search(
        vector.astype(np.float16),
        min(count, len(index)),
        threads=1,
        exact=len(index) <= EXACT_BELOW,
    )
    return [
        (int(key), 1.0 - float(distance))
        for key, distance in zip(matches.keys, matches.distances, strict=True)
    ]
