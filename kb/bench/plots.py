"""The measured figures as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kb.bench.measure import Measured


def plot(measured: Sequence[Measured], folder: Path) -> list[Path]:
    """Writes the pictures into `folder`; none where matplotlib is not installed."""
    try:
        import matplotlib as mpl
    except ImportError:
        return []
    mpl.use("Agg")
    from matplotlib import pyplot

    sizes = [each.products for each in measured]
    figure, axes = pyplot.subplots(1, 3, figsize=(15, 4.5))
    for name in [latency.name for latency in measured[0].searches]:
        rows = [next(s for s in each.searches if s.name == name) for each in measured]
        axes[0].plot(sizes, [row.p95_ms for row in rows], marker="o", label=name)
    axes[0].axhline(5, color="grey", linestyle=":", label="bar: 5 ms")
    axes[0].set(title="Search, P95 after embedding", xlabel="items", ylabel="ms", xscale="log")
    axes[0].legend()
    axes[1].plot(sizes, [each.first_import_s for each in measured], marker="o", label="first")
    axes[1].plot(sizes, [each.update_s for each in measured], marker="o", label="1 % changed")
    axes[1].set(title="Import", xlabel="items", ylabel="s", xscale="log", yscale="log")
    axes[1].legend()
    largest = measured[-1].vectors
    for each in largest:
        axes[2].scatter(each.p95_ms, each.recall, s=20 + 4 * each.file_mb, label=each.name)
    axes[2].axhline(0.99, color="grey", linestyle=":", label="bar: 0.99")
    axes[2].set(
        title=f"Vectors, {sizes[-1]:,} items (size = file)", xlabel="P95 ms", ylabel="recall@10"
    )
    axes[2].legend(fontsize=8)
    figure.tight_layout()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "catalogue.png"
    figure.savefig(path, dpi=110)
    pyplot.close(figure)
    return [path]
