"""The SQLite file of a generation: records, and all that search by words needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import sqlite_utils

from kb.catalogue import FaqEntry, Product, Store
from kb.generation.indexing import TERM_FIELDS, Indexed
from kb.language.script import phonetic_key
from kb.pricing_rules import PricingRules
from kb.search.terms import code, is_figure

_SCHEMA = f"""
CREATE TABLE products (id INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE, brand TEXT NOT NULL,
    category TEXT NOT NULL, unit TEXT NOT NULL, row_hash TEXT NOT NULL,
    record BLOB NOT NULL, indexed BLOB NOT NULL, name_terms TEXT NOT NULL);
CREATE TABLE faq (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, row_hash TEXT NOT NULL,
    record BLOB NOT NULL, indexed BLOB NOT NULL);
CREATE TABLE store (record BLOB NOT NULL, pricing BLOB NOT NULL);
CREATE TABLE codes (code TEXT NOT NULL, product INTEGER NOT NULL, PRIMARY KEY (code, product))
    WITHOUT ROWID;
CREATE TABLE measures (unit TEXT NOT NULL, product INTEGER NOT NULL, value REAL NOT NULL,
    weak INTEGER NOT NULL);
CREATE TABLE choices (words TEXT NOT NULL, attribute TEXT NOT NULL, choice TEXT NOT NULL,
    product INTEGER NOT NULL);
CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE,
    products INTEGER NOT NULL, faq INTEGER NOT NULL, sound TEXT NOT NULL);
CREATE TABLE brands (code TEXT PRIMARY KEY, brand TEXT NOT NULL, sound TEXT NOT NULL);
CREATE VIRTUAL TABLE product_text USING fts5({", ".join(TERM_FIELDS)}, content='',
    tokenize="unicode61 remove_diacritics 0 tokenchars '.'");
CREATE VIRTUAL TABLE product_terms USING fts5vocab(product_text, instance);
CREATE VIRTUAL TABLE faq_text USING fts5({", ".join(TERM_FIELDS)}, content='',
    tokenize="unicode61 remove_diacritics 0 tokenchars '.'");
CREATE VIRTUAL TABLE faq_terms USING fts5vocab(faq_text, instance);
CREATE VIRTUAL TABLE word_trigrams USING fts5(word, content='', tokenize="trigram");
CREATE VIRTUAL TABLE product_words USING fts5vocab(product_text, row);
CREATE VIRTUAL TABLE faq_words USING fts5vocab(faq_text, row);
"""
_INDEXES = """
CREATE INDEX measures_by_unit ON measures (unit);
CREATE INDEX choices_by_words ON choices (words);
CREATE INDEX choices_by_attribute ON choices (attribute);
CREATE INDEX products_by_brand ON products (brand);
CREATE INDEX products_by_unit ON products (unit);
CREATE INDEX words_by_sound ON words (sound);
"""
_INSERT_TERMS = "INSERT INTO {}(rowid, " + ", ".join(TERM_FIELDS) + ") VALUES (?, ?, ?, ?, ?, ?, ?)"
_STEP = 500


@dataclass(frozen=True, slots=True)
class IndexedProduct:
    """`row_hash` changes whenever anything about the product does."""

    product: Product
    indexed: Indexed
    row_hash: str


@dataclass(frozen=True, slots=True)
class IndexedFaq:
    entry: FaqEntry
    indexed: Indexed
    row_hash: str


def write_tables(
    path: Path,
    products: Sequence[IndexedProduct],
    faq: Sequence[IndexedFaq],
    store: Store,
    pricing: PricingRules,
    progress: Callable[[str, int, int], None],
) -> None:
    """Writes a new file. Ids count from 0 in the given order; vectors use the same ids."""
    database = sqlite_utils.Database(path)
    try:
        database.conn.execute("PRAGMA journal_mode = OFF")  # the file is private until published
        database.conn.execute("PRAGMA synchronous = OFF")
        database.conn.executescript(_SCHEMA)
        with database.atomic():
            _write_products(database.conn, products, progress)
            _write_faq(database.conn, faq)
            database.conn.execute(
                "INSERT INTO store VALUES (?, ?)",
                (msgspec.json.encode(store), msgspec.json.encode(pricing)),
            )
            _write_words(database)
        database.conn.executescript(_INDEXES)
        database.conn.execute("INSERT INTO product_text(product_text) VALUES ('optimize')")
        database.conn.commit()
        if database.conn.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the new catalogue does not pass its check")
    finally:
        database.close()


def _write_products(
    connection: sqlite3.Connection,
    products: Sequence[IndexedProduct],
    progress: Callable[[str, int, int], None],
) -> None:
    encode = msgspec.json.encode
    insert_terms = _INSERT_TERMS.format("product_text")
    for start in range(0, len(products), _STEP):
        batch = list(enumerate(products[start : start + _STEP], start))
        connection.executemany(
            "INSERT INTO products VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    number,
                    each.product.sku,
                    each.product.brand,
                    each.product.category,
                    each.product.unit,
                    each.row_hash,
                    encode(each.product),
                    encode(each.indexed),
                    each.indexed.fields[0],
                )
                for number, each in batch
            ),
        )
        connection.executemany(insert_terms, ((n, *each.indexed.fields) for n, each in batch))
        connection.executemany(
            "INSERT OR IGNORE INTO codes VALUES (?, ?)",
            ((each_code, n) for n, each in batch for each_code in each.indexed.codes),
        )
        connection.executemany(
            "INSERT INTO measures VALUES (?, ?, ?, ?)",
            (
                (m.unit, n, float(m.value), m.weak)
                for n, each in batch
                for m in each.indexed.measures
            ),
        )
        connection.executemany(
            "INSERT INTO choices VALUES (?, ?, ?, ?)",
            (
                (choice.words, choice.attribute, choice.choice, n)
                for n, each in batch
                for choice in each.indexed.choices
            ),
        )
        progress("index", min(start + _STEP, len(products)), len(products))


def _write_faq(connection: sqlite3.Connection, faq: Iterable[IndexedFaq]) -> None:
    insert_terms = _INSERT_TERMS.format("faq_text")
    for number, each in enumerate(faq):
        connection.execute(
            "INSERT INTO faq VALUES (?, ?, ?, ?, ?)",
            (
                number,
                each.entry.id,
                each.row_hash,
                msgspec.json.encode(each.entry),
                msgspec.json.encode(each.indexed),
            ),
        )
        connection.execute(insert_terms, (number, *each.indexed.fields))


def _write_words(database: sqlite_utils.Database) -> None:
    """Every word with the number of products and answers that have it, and how it sounds."""
    counts: dict[str, list[int]] = {}
    for column, table in enumerate(("product_words", "faq_words")):
        for word, count in database.conn.execute(f"SELECT term, doc FROM {table}"):
            if not is_figure(word):
                counts.setdefault(word, [0, 0])[column] = count
    database.table("words").insert_all(
        {
            "id": number,
            "word": word,
            "products": products,
            "faq": faq,
            "sound": phonetic_key(word),
        }
        for number, (word, (products, faq)) in enumerate(counts.items())
    )
    database.conn.executemany(
        "INSERT INTO word_trigrams(rowid, word) VALUES (?, ?)", enumerate(counts)
    )
    brands = database.conn.execute("SELECT DISTINCT brand FROM products WHERE brand != ''")
    by_code = {code(brand): brand for (brand,) in brands.fetchall()}
    database.table("brands").insert_all(
        {"code": key, "brand": brand, "sound": phonetic_key(key)}
        for key, brand in by_code.items()
        if key
    )
