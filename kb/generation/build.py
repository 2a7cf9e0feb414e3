"""Builds the files of a generation in a folder of their own, taking over what has not changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from kb.bundle.contents import Contents
from kb.catalogue import FaqEntry, Product
from kb.embedding.compressed import CompressedEmbedder
from kb.embedding.embedder import Embedder
from kb.generation.indexing import (
    Indexed,
    faq_passage,
    index_faq,
    index_product,
    product_passage,
)
from kb.generation.layout import (
    COMPRESSION,
    DATABASE,
    FAQ_VECTORS,
    MANIFEST,
    PHRASES,
    PRODUCT_VECTORS,
    SEAL,
)
from kb.generation.manifest import BundleRecord, Manifest, record_of, write_manifest
from kb.generation.phrases import phrases_of
from kb.generation.tables import IndexedFaq, IndexedProduct, write_tables
from kb.generation.vectors import HalfVectors, embed, read_vectors, write_vectors
from kb.search.compact import Compression, learn, read_compression, write_compression

Progress = Callable[[str, int, int], None]
VectorStore = Literal["f16", "pca150"]
"""Products' vectors whole, or their principal components: smaller, and less accurate."""


@dataclass(frozen=True, slots=True)
class Reusable:
    """What a generation offers to the next: index entries by row hash, vectors by passage."""

    indexed: Mapping[str, Indexed]
    vectors: Mapping[str, HalfVectors]
    compression: Compression | None = None

    @classmethod
    def nothing(cls) -> Reusable:
        return cls({}, {})

    @classmethod
    def of(
        cls, folder: Path, embedder: Embedder, manifest: Manifest, vector_store: VectorStore
    ) -> Reusable:
        """Reads a verified generation. Vectors of another embedder are of no use, and compressed
        ones are none for a whole store.
        """
        indexed: dict[str, Indexed] = {}
        vectors: dict[str, HalfVectors] = {}
        decode = msgspec.json.Decoder(Indexed).decode
        usable = manifest.embedder == embedder.name and manifest.vector_store in (
            "f16",
            vector_store,
        )
        compression = None
        if usable and manifest.vector_store == "pca150":
            compression = read_compression(folder / COMPRESSION)
        connection = sqlite3.connect(f"file:{folder / DATABASE}?mode=ro&immutable=1", uri=True)
        try:
            for table, file in (("products", PRODUCT_VECTORS), ("faq", FAQ_VECTORS)):
                rows = connection.execute(
                    f"SELECT id, row_hash, indexed FROM {table} ORDER BY id"
                ).fetchall()
                stored = read_vectors(folder / file) if usable else None
                for number, row_hash, raw in rows:
                    entry = decode(raw)
                    indexed[row_hash] = entry
                    if stored is not None and number < len(stored):
                        vectors[entry.passage] = stored[number]
        finally:
            connection.close()
        return cls(indexed, vectors, compression)


def build(
    folder: Path,
    generation_id: str,
    contents: Contents,
    bundle: BundleRecord,
    embedder: Embedder,
    reusable: Reusable,
    highest_version: int,
    progress: Progress,
    vector_store: VectorStore = "f16",
) -> Manifest:
    """Fills the empty `folder`. Nothing is fsynced or published yet."""
    compression = reusable.compression
    for_products: Embedder = embedder
    if compression is not None:
        for_products = CompressedEmbedder(embedder, compression)
    products = _indexed_products(contents.products, reusable, progress)
    faq = [_indexed_faq(entry, reusable) for entry in contents.faq]
    product_vectors = embed(
        [product_passage(each.product) for each in products],
        [each.indexed.passage for each in products],
        reusable.vectors,
        for_products,
        progress,
    )
    faq_vectors = embed(
        [faq_passage(each.entry) for each in faq],
        [each.indexed.passage for each in faq],
        reusable.vectors,
        embedder,
        progress,
    )
    if vector_store == "pca150":
        if compression is None:
            compression = learn(product_vectors.astype(np.float32))
            product_vectors = compression.apply(product_vectors.astype(np.float32)).astype("f2")
        write_compression(folder / COMPRESSION, compression)
    write_tables(folder / DATABASE, products, faq, contents.store, contents.pricing, progress)
    write_vectors(folder / PRODUCT_VECTORS, product_vectors)
    write_vectors(folder / FAQ_VECTORS, faq_vectors)
    (folder / PHRASES).write_text(
        "".join(f"{phrase}\n" for phrase in phrases_of(contents.products, contents.faq)), "utf-8"
    )
    manifest = Manifest(
        id=generation_id,
        created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        bundle=bundle,
        embedder=embedder.name,
        vector_store=vector_store,
        products=len(products),
        faq=len(faq),
        files={
            path.name: record_of(path)
            for path in sorted(folder.iterdir())
            if path.name not in (MANIFEST, SEAL)
        },
        highest_version=highest_version,
    )
    write_manifest(folder, manifest)
    return manifest


def _indexed_products(
    products: tuple[Product, ...], reusable: Reusable, progress: Progress
) -> list[IndexedProduct]:
    found = []
    for done, product in enumerate(products, start=1):
        row_hash = _row_hash(product)
        indexed = reusable.indexed.get(row_hash)
        if indexed is None:
            indexed = index_product(product)
        found.append(IndexedProduct(product, indexed, row_hash))
        if done % 500 == 0 or done == len(products):
            progress("read", done, len(products))
    return found


def _indexed_faq(entry: FaqEntry, reusable: Reusable) -> IndexedFaq:
    row_hash = _row_hash(entry)
    return IndexedFaq(entry, reusable.indexed.get(row_hash) or index_faq(entry), row_hash)


def _row_hash(record: Product | FaqEntry) -> str:
    return hashlib.sha256(msgspec.json.encode(record)).hexdigest()[:24]
