"""A read-only view of one generation: records and search."""

from __future__ import annotations

import datetime as dt
import logging
import math
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from kb.catalogue import FaqEntry, Product, Store
from kb.domains.pack import load_domain
from kb.embedding.embedder import Embedder
from kb.generation.layout import COMPRESSION, DATABASE, FAQ_VECTORS, PHRASES, PRODUCT_VECTORS
from kb.generation.manifest import Manifest
from kb.generation.vectors import open_vectors
from kb.language.gloss import in_english_words, to_english
from kb.pricing import PriceList, Quote
from kb.pricing_rules import PricingRules
from kb.search.compact import read_compression
from kb.search.found import Found
from kb.search.query_cache import QueryCache
from kb.search.searcher import Asked, Records, Searcher
from kb.search.terms import terms

_LOG = logging.getLogger(__name__)
_MAX_QUERY_CHARS = 500
_PASSAGES_KEPT = 512
"""Vectors of texts outside the generation: 384 floats each, so less than a megabyte."""
_PRODUCT = msgspec.json.Decoder(Product)
_FAQ = msgspec.json.Decoder(FaqEntry)
_STORE = msgspec.json.Decoder(Store)
_PRICING = msgspec.json.Decoder(PricingRules)


class Shop:
    """Cheap to open and bound to the thread that opened it; open one for each thread.

    Products carry today's prices: the shop's pricing rules are applied to what the sheet says.
    `warnings` tells the shopkeeper in one line each why an older generation than the live one is
    in use; it is empty when all is well.
    """

    def __init__(
        self,
        folder: Path,
        manifest: Manifest,
        embedder: Callable[[], Embedder | None],
        warnings: tuple[str, ...] = (),
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        self.generation: str = manifest.id
        self.warnings = warnings
        self._folder = folder
        self._count = manifest.products
        self._embedder = embedder
        self._connection = sqlite3.connect(
            f"file:{folder / DATABASE}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self.store: Store = _STORE.decode(self._column("SELECT record FROM store")[0])
        self._searcher = Searcher(
            self._connection,
            Records(self._products_at, self._faq_at),
            open_vectors(folder / PRODUCT_VECTORS),
            open_vectors(folder / FAQ_VECTORS),
            lambda: load_domain(self.store.domain),
            read_compression(folder / COMPRESSION) if manifest.vector_store == "pca150" else None,
        )
        self._today = today
        (pricing,) = self._column("SELECT pricing FROM store")
        self.price_list = PriceList(_PRICING.decode(pricing))
        self._found: QueryCache[Found] = QueryCache()
        self._vectors: QueryCache[NDArray[np.float32]] = QueryCache()
        self._passages: QueryCache[NDArray[np.float32]] = QueryCache(
            size=_PASSAGES_KEPT, max_age_s=math.inf
        )

    def __enter__(self) -> Shop:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def __len__(self) -> int:
        return self._count

    def derived(self, name: str) -> Path:
        """Where something made from this generation may be kept; it goes with the generation."""
        return self._folder / name

    def product(self, sku: str) -> Product | None:
        rows = self._connection.execute("SELECT record FROM products WHERE sku = ?", (sku,))
        record = next(rows, None)
        return self._priced(record[0]) if record else None

    def quote(self, sku: str, quantity: Decimal) -> Quote | None:
        """What each piece costs today at a quantity, and why; None for an unknown sku."""
        rows = self._connection.execute("SELECT record FROM products WHERE sku = ?", (sku,))
        record = next(rows, None)
        if record is None:
            return None
        return self.price_list.quote(_PRODUCT.decode(record[0]), quantity, self._today())

    def products(self) -> Iterator[Product]:
        """All products in the order of the sheet."""
        for (record,) in self._connection.execute("SELECT record FROM products ORDER BY id"):
            yield self._priced(record)

    def brands(self) -> tuple[str, ...]:
        return self._column("SELECT DISTINCT brand FROM products WHERE brand != '' ORDER BY brand")

    def categories(self) -> tuple[str, ...]:
        return self._column(
            "SELECT DISTINCT category FROM products WHERE category != '' ORDER BY category"
        )

    def faq(self) -> tuple[FaqEntry, ...]:
        rows = self._connection.execute("SELECT record FROM faq ORDER BY id")
        return tuple(_FAQ.decode(record) for (record,) in rows)

    def phrases(self) -> tuple[str, ...]:
        """What customers may say about this catalogue, for a recogniser's language model."""
        return tuple((self._folder / PHRASES).read_text("utf-8").splitlines())

    def search(self, text: str, *, limit: int = 10, vectors: bool = True) -> Found:
        """Products and passages for a question in any of the languages, best first.

        `vectors=False` skips the embedding, the slow part; the words alone then decide.
        """
        text = text[:_MAX_QUERY_CHARS]
        key = (text, limit, vectors, self._today())
        found = self._found.get(key)
        if found is None:
            vector = self._embed(text) if vectors else None
            found = self._searcher.search(text, self._asked(vector), limit)
            self._found.put(key, found)
        return found

    def similar_answers(self, text: str, *, limit: int = 3) -> list[tuple[FaqEntry, float]]:
        """The stored answers nearest in meaning with their cosine; empty without an embedder."""
        asked = self._asked(self._embed(text[:_MAX_QUERY_CHARS]))
        return [] if asked is None else self._searcher.similar_passages(asked.answers, limit)

    def similar_products(self, text: str, *, limit: int = 200) -> dict[int, float]:
        """The products nearest in meaning by their place in `products()`, from 0 to 1; empty
        without an embedder."""
        asked = self._asked(self._embed(text[:_MAX_QUERY_CHARS]))
        return self._searcher.similar_products(asked.goods if asked else None, limit)

    def none_meant(self, text: str) -> float | None:
        """How likely it is by meaning alone that none of the products is meant; None where that is
        not known."""
        asked = self._asked(self._embed(text[:_MAX_QUERY_CHARS]))
        return self._searcher.none_meant(asked.goods if asked else None)

    def wanted(self, text: str) -> Mapping[str, float]:
        """How likely each intent is by what a question means; empty where that is not known."""
        vector, embedder = self._embed(text[:_MAX_QUERY_CHARS]), self._embedder()
        return {} if vector is None or embedder is None else embedder.wanted(vector)

    def question_vector(self, text: str, asked_name: str) -> NDArray[np.float32] | None:
        """Of a question, by the embedder of that name for questions; None where the shop has
        another. It is embedded once for all that it is compared with."""
        present = self._embedder()
        if present is None or present.asked_name != asked_name:
            return None
        return self._embed(text[:_MAX_QUERY_CHARS])

    def similarities(self, text: str, others: Sequence[str]) -> list[float]:
        """The cosine of a question to other texts that may answer it; empty without an embedder.
        Those asked for lately are not embedded again."""
        vector = self._embed(text[:_MAX_QUERY_CHARS])
        embedder = self._embedder()
        if vector is None or embedder is None:
            return []
        vector = embedder.towards(vector, "answers").vector
        return [float(vector @ self._passage_vector(other, embedder)) for other in others]

    def _passage_vector(self, text: str, embedder: Embedder) -> NDArray[np.float32]:
        held = self._passages.get(text)
        if held is None:
            held = embedder.passages([to_english(text)])[0]
            self._passages.put(text, held)
        return held

    def search_embedded(
        self, text: str, vector: NDArray[np.float32] | None, *, limit: int = 10
    ) -> Found:
        """The search alone, for a question that was embedded before; nothing is remembered."""
        return self._searcher.search(text[:_MAX_QUERY_CHARS], self._asked(vector), limit)

    def full_text(self, text: str, *, limit: int = 10) -> list[str]:
        """Skus by SQLite's own full-text ranking: what `search` is measured against."""
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(terms(text)))
        rows = self._connection.execute(
            "SELECT sku FROM products JOIN (SELECT rowid, rank FROM product_text "
            "WHERE product_text MATCH ? ORDER BY rank LIMIT ?) AS best "
            "ON products.id = best.rowid ORDER BY best.rank",
            (words or '""', limit),
        )
        return [sku for (sku,) in rows]

    def knows_word(self, word: str) -> bool:
        """Whether a word, as `kb.search.terms` writes it, stands in a product or an answer."""
        return self._searcher.vocabulary.knows(word)

    def _priced(self, record: bytes) -> Product:
        return self.price_list.applied(_PRODUCT.decode(record), self._today())

    def _embed(self, text: str) -> NDArray[np.float32] | None:
        if not text.strip():
            return None
        vector = self._vectors.get(text)
        if vector is None:
            embedder = self._embedder()
            if embedder is None:
                return None
            vector = embedder.query(in_english_words(text))
            self._vectors.put(text, vector)
        return vector

    def _asked(self, vector: NDArray[np.float32] | None) -> Asked | None:
        embedder = self._embedder()
        if vector is None or embedder is None:
            return None
        return Asked(embedder.towards(vector, "goods"), embedder.towards(vector, "answers"))

    def _products_at(self, rows: Sequence[int]) -> list[Product]:
        return [self._priced(record) for record in self._records("products", rows)]

    def _faq_at(self, rows: Sequence[int]) -> list[FaqEntry]:
        return [_FAQ.decode(record) for record in self._records("faq", rows)]

    def _records(self, table: str, rows: Sequence[int]) -> list[bytes]:
        marks = ", ".join("?" for _ in rows)
        found = dict(
            self._connection.execute(
                f"SELECT id, record FROM {table} WHERE id IN ({marks})", list(rows)
            ).fetchall()
        )
        return [found[row] for row in rows]

    def _column(self, query: str) -> tuple[Any, ...]:
        return tuple(value for (value,) in self._connection.execute(query))
