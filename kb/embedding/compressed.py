"""An embedding model whose vectors come out compressed, as a generation with that store needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kb.embedding.embedder import Embedder, Towards, Turned, Vectors
from kb.search.compact import Compression


class CompressedEmbedder:
    """Keeps the name of the model inside: the manifest records the kind of store apart from it."""

    def __init__(self, inner: Embedder, compression: Compression) -> None:
        self._inner = inner
        self._compression = compression
        self.name, self.asked_name = inner.name, inner.asked_name
        self.dimensions = compression.axes.shape[1]

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._compression.apply(self._inner.passages(texts))

    def query(self, text: str) -> Vectors:
        return self._compression.apply(self._inner.query(text))

    def towards(self, vector: Vectors, what: Towards) -> Turned:
        return self._inner.towards(vector, what)

    def wanted(self, vector: Vectors) -> Mapping[str, float]:
        return self._inner.wanted(vector)
