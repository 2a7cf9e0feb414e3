"""Vectors whole or compressed: both find, both take over what has not changed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kb.catalogue_import import import_bundle
from kb.embedding.choose import best_embedder
from kb.generation.layout import PRODUCT_VECTORS, Layout
from kb.generation.vectors import nearest, open_vectors, read_vectors, write_vectors
from kb.live import Catalogue
from kb.search.compact import learn
from tests.kb.conftest import SAMPLE_SHOP, HashedWords, take_in, write_bundle

PRICES = {f"Lamp number {n}": f"{100 + n}.00" for n in range(40)}


@pytest.mark.parametrize("count", [0, 1, 7, 500])
def test_exact_search_finds_the_true_nearest(tmp_path: Path, count: int) -> None:
    vectors = np.random.default_rng(1).standard_normal((count, 48)).astype(np.float16)
    write_vectors(tmp_path / "x.usearch", vectors)
    query = np.random.default_rng(2).standard_normal(48).astype(np.float32)
    found = nearest(open_vectors(tmp_path / "x.usearch"), query, 10)
    lengths = np.linalg.norm(vectors.astype(np.float32), axis=1)
    cosines = vectors.astype(np.float32) @ query / np.maximum(lengths, 1e-9)
    assert [row for row, _ in found] == list(np.argsort(-cosines)[:10])
    assert np.array_equal(read_vectors(tmp_path / "x.usearch").reshape(count, 48), vectors)


def test_the_same_vectors_are_compressed_the_same_way() -> None:
    vectors = np.random.default_rng(1).standard_normal((300, 384)).astype(np.float32)
    one, two = learn(vectors), learn(vectors)
    assert one.apply(vectors).shape == (300, 150)
    assert np.array_equal(one.apply(vectors), two.apply(vectors))
    assert np.allclose(np.linalg.norm(one.apply(vectors), axis=1), 1, atol=1e-4)


def test_a_compressed_shop_finds_and_takes_over(tmp_path: Path) -> None:
    home, model = tmp_path / "home", HashedWords()
    take_in(write_bundle(tmp_path / "a", PRICES), home, embedder=model, vector_store="pca150")
    model.asked = 0
    more = write_bundle(tmp_path / "b", PRICES | {"Brand new": "5"})
    take_in(more, home, embedder=model, vector_store="pca150")
    assert model.asked == 1
    report = take_in(more, home, embedder=model, vector_store="f16")
    assert report.changed
    model.asked = 0
    take_in(more, home, embedder=model, vector_store="pca150")
    assert model.asked == 0  # whole vectors can be compressed, not the other way round


@pytest.mark.engine
def test_the_compressed_store_is_smaller_and_still_understands(tmp_path: Path) -> None:
    model = best_embedder()
    for store in ("f16", "pca150"):
        import_bundle(
            SAMPLE_SHOP,
            tmp_path / store,
            require_signature=False,
            max_bad_rows_percent=0,
            keep_generations=1,
            vector_store=store,
            embedder=model,
        )
    whole, compressed = (
        Layout(tmp_path / store).current / PRODUCT_VECTORS for store in ("f16", "pca150")
    )
    assert compressed.stat().st_size < 0.5 * whole.stat().st_size
    with Catalogue(tmp_path / "pca150").open() as shop:
        best = shop.search("havells 16 amp mcb").products[0]
        assert best.product.sku == "HAV-MCB-SP16"
        assert any(reason.startswith("similar meaning") for reason in best.reasons)
