"""Builds the files of a generation in a folder of their own, taking over what has not changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kb.bundle.contents import Contents
from kb.catalogue import FaqEntry, Product
from kb.embedding.embedder import Embedder
from kb.generation.indexing import (
    Indexed,
    faq_passage,
    index_faq,
    index_product,
    product_passage,
)
from kb.generation.layout import DATABASE, FAQ_VECTORS, MANIFEST, PHRASES, PRODUCT_VECTORS, SEAL
from kb.generation.manifest import BundleRecord, Manifest, record_of, write_manifest
from kb.generation.phrases import phrases_of
from kb.generation.tables import IndexedFaq, IndexedProduct, write_tables
from kb.generation.vectors import HalfVectors, embed, read_vectors, write_vectors

Progress = Callable[[str, int, int], None]
VECTOR_STORE = "f16"


@dataclass(frozen=True, slots=True)
class Reusable:
    """What a generation offers to the next: index entries by row hash, vectors by passage."""

    indexed: Mapping[str, Indexed]
    vectors: Mapping[str, HalfVectors]

    @classmethod
    def nothing(cls) -> Reusable:
        return cls({}, {})

    @classmethod
    def of(cls, folder: Path, embedder: Embedder, manifest: Manifest) -> Reusable:
        """Reads a verified generation. Vectors of another embedder are of no use."""
        indexed: dict[str, Indexed] = {}
        vectors: dict[str, HalfVectors] = {}
        decode = msgspec.json.Decoder(Indexed).decode
        usable = manifest.embedder == embedder.name and manifest.vector_store == VECTOR_STORE
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
        return cls(indexed, vectors)


def build(
    folder: Path,
    generation_id: str,
    contents: Contents,
    bundle: BundleRecord,
    embedder: Embedder,
    reusable: Reusable,
    highest_version: int,
    progress: Progress,
) -> Manifest:
    """Fills the empty `folder`. Nothing is fsynced or published yet."""
    products = _indexed_products(contents.products, reusable, progress)
    faq = [_indexed_faq(entry, reusable) for entry in contents.faq]
    product_vectors = embed(
        [product_passage(each.product) for each in products],
        [each.indexed.passage for each in products],
        reusable.vectors,
        embedder,
        progress,
    )
    faq_vectors = embed(
        [faq_passage(each.entry) for each in faq],
        [each.indexed.passage for each in faq],
        reusable.vectors,
        embedder,
        progress,
    )
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
        vector_store=VECTOR_STORE,
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
