"""Ways to find the nearest vectors, all measured on the same vectors and questions."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from usearch.compiled import MetricKind, ScalarKind
from usearch.index import Index

from kb.generation.vectors import GRAPH_EFFORT
from kb.search.compact import COMPONENTS, learn

Floats = NDArray[np.float32]
_TOP = 10


class Contender(msgspec.Struct, frozen=True):
    """`recall` is the share of the ten truly nearest that are found; times in milliseconds."""

    name: str
    build_s: float
    file_mb: float
    p50_ms: float
    p95_ms: float
    recall: float


@dataclass(frozen=True, slots=True)
class _Built:
    find: Callable[[Floats], NDArray[np.int64]]
    file_mb: float


def contenders(vectors: Floats, queries: Floats) -> Iterator[Contender]:
    """`vectors` and `queries` have length 1. FAISS is left out where it is not installed."""
    truth = [set(np.argsort(-(vectors @ query))[:_TOP]) for query in queries]
    builders: dict[str, Callable[[Floats], _Built]] = {
        "usearch f16, exact": lambda v: _usearch(v, exact=True),
        "usearch f16, graph": lambda v: _usearch(v, exact=False),
        f"PCA-{COMPONENTS} f16, exact": _compressed,
    }
    try:
        import faiss  # noqa: F401
    except ImportError:
        pass
    else:
        builders |= {"FAISS flat f32": _faiss_flat, "FAISS IVF f32": _faiss_ivf}
    for name, build in builders.items():
        began = time.perf_counter()
        built = build(vectors)
        build_s = time.perf_counter() - began
        times, hits = [], 0
        for query, nearest in zip(queries, truth, strict=True):
            began = time.perf_counter()
            found = built.find(query)
            times.append((time.perf_counter() - began) * 1000)
            hits += len(nearest & {int(row) for row in found})
        yield Contender(
            name=name,
            build_s=round(build_s, 3),
            file_mb=round(built.file_mb, 2),
            p50_ms=round(float(np.percentile(times, 50)), 3),
            p95_ms=round(float(np.percentile(times, 95)), 3),
            recall=round(hits / (len(queries) * min(_TOP, len(vectors))), 4),
        )


def _usearch(vectors: Floats, *, exact: bool) -> _Built:
    index = Index(
        ndim=vectors.shape[1],
        metric=MetricKind.Cos,
        dtype=ScalarKind.F16,
        connectivity=2 if exact else 16,
        expansion_add=1 if exact else 128,
        expansion_search=GRAPH_EFFORT,
    )
    index.add(np.arange(len(vectors)), vectors.astype(np.float16), threads=2)

    def find(query: Floats) -> NDArray[np.int64]:
        matches = index.search(query.astype(np.float16), _TOP, exact=exact, threads=1)
        return np.asarray(matches.keys, dtype=np.int64)

    return _Built(find, _size_mb(lambda path: index.save(str(path))))


def _compressed(vectors: Floats) -> _Built:
    compression = learn(vectors)
    inner = _usearch(compression.apply(vectors), exact=True)
    return _Built(lambda query: inner.find(compression.apply(query)), inner.file_mb)


def _faiss_flat(vectors: Floats) -> _Built:
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return _faiss_built(index)


def _faiss_ivf(vectors: Floats) -> _Built:
    import faiss

    lists = max(1, int(len(vectors) ** 0.5))
    index = faiss.IndexIVFFlat(
        faiss.IndexFlatIP(vectors.shape[1]), vectors.shape[1], lists, faiss.METRIC_INNER_PRODUCT
    )
    index.train(vectors)
    index.add(vectors)
    index.nprobe = 8
    return _faiss_built(index)


def _faiss_built(index: Any) -> _Built:
    import faiss

    faiss.omp_set_num_threads(1)

    def find(query: Floats) -> NDArray[np.int64]:
        rows: NDArray[np.int64] = index.search(query[None, :], _TOP)[1][0]
        return rows

    return _Built(find, _size_mb(lambda path: faiss.write_index(index, str(path))))


def _size_mb(save: Callable[[Path], object]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        save(path)
        return path.stat().st_size / 1e6
