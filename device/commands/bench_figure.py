"""One measured quantity, as the benchmarks print it."""

from __future__ import annotations

import statistics
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quantity: median, 95th percentile, number of runs."""

    name: str
    unit: str
    p50: float
    p95: float
    runs: int

    def __str__(self) -> str:
        return (
            f"{self.name:58s} P50 {self.p50:8.1f}  P95 {self.p95:8.1f} {self.unit}  n={self.runs}"
        )


def figure(name: str, unit: str, values: list[float]) -> Figure:
    """Summarises measured values; raises ValueError when there are none."""
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return Figure(name, unit, round(statistics.median(ordered), 1), round(p95, 1), len(ordered))
