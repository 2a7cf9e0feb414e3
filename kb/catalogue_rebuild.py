"""The live catalogue built anew from its own records: after an update of Bolo or of its models."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec

from kb.bundle.contents import Contents
from kb.bundle.headings import ColumnMap
from kb.catalogue import FaqEntry, Product, Store
from kb.embedding.choose import best_embedder
from kb.embedding.embedder import Embedder
from kb.errors import KbError, NoCatalogue
from kb.generation.build import Reusable, VectorStore, build
from kb.generation.layout import DATABASE, Layout
from kb.generation.manifest import FORMAT, Manifest, verify
from kb.generation.publish import (
    building_folder,
    full_disk_told,
    highest_version,
    next_id,
    only_one,
    prune,
    publish,
)
from kb.pricing_rules import PricingRules


def rebuild(
    home: Path,
    *,
    keep_generations: int,
    vector_store: VectorStore = "f16",
    progress: Callable[[str, int, int], None] = lambda *_: None,
    embedder: Embedder | None = None,
    models: Path | None = None,
) -> Manifest:
    """The live generation, indexed and embedded as this version of Bolo does it.

    Returns the manifest of what is live then; it is the old one where nothing had to be done.
    Raises NoCatalogue without a live catalogue and KbError where its records are damaged.
    """
    layout = Layout(home)
    with full_disk_told(layout), only_one(layout):
        current = layout.current_id()
        if current is None:
            raise NoCatalogue.yet(home)
        folder = layout.generation(current)
        before = verify(folder, any_format=True)
        embedder = embedder or best_embedder(models or home / "models")
        made_so = (before.format, before.embedder, before.vector_store)
        if made_so == (FORMAT, embedder.name, vector_store):
            return before
        contents = contents_of(folder)
        reusable = Reusable.nothing()
        if before.format == FORMAT:
            reusable = Reusable.of(folder, embedder, before, vector_store)
        with building_folder(layout) as building:
            generation_id = next_id(layout, before.bundle.digest)
            build(
                building,
                generation_id,
                contents,
                before.bundle,
                embedder,
                reusable,
                highest_version(layout),
                progress,
                vector_store,
            )
            publish(layout, building, generation_id)
        prune(layout, keep_generations)
        return verify(layout.generation(generation_id))


def contents_of(folder: Path) -> Contents:
    """The records of a generation of any format, as if they had been read from a bundle."""
    connection = sqlite3.connect(f"file:{folder / DATABASE}?mode=ro&immutable=1", uri=True)
    try:
        products = connection.execute("SELECT record FROM products ORDER BY id").fetchall()
        faq = connection.execute("SELECT record FROM faq ORDER BY id").fetchall()
        connection.row_factory = sqlite3.Row
        shop = connection.execute("SELECT * FROM store").fetchone()
        pricing = shop["pricing"] if "pricing" in shop.keys() else b"{}"  # noqa: SIM118
        return Contents(
            products=tuple(msgspec.json.decode(raw, type=Product) for (raw,) in products),
            faq=tuple(msgspec.json.decode(raw, type=FaqEntry) for (raw,) in faq),
            store=msgspec.json.decode(shop["record"], type=Store),
            pricing=msgspec.json.decode(pricing, type=PricingRules),
            problems=(),
            columns=ColumnMap((), ()),
            how="rebuilt",
            rows=len(products) + len(faq),
            bad_rows=0,
        )
    except (sqlite3.Error, msgspec.MsgspecError) as err:
        raise KbError(f"the records of {folder.name} cannot be read: {err}") from err
    finally:
        connection.close()
