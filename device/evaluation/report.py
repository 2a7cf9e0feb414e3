"""The HTML page of an evaluation: one file, readable on a telephone and by a screen reader."""

from __future__ import annotations

import datetime as dt
import itertools
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from device.errors import InputError
from device.evaluation.failures import OUTCOMES, NameOf, Outcome, failures, outcome_of
from device.evaluation.findings import Figures, readable, sentence
from device.evaluation.judging import CONFIDENT
from device.evaluation.run import Result, Score

_TEMPLATE = "report.html.jinja"
_UP_TO_MS = (1, 2, 5, 10, 25, 50, 100, 250, 1000)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One run: what was asked, of which catalogue, when, and what came of it."""

    questions: str
    """The name of the file."""
    shop: str
    generation: str
    version: str
    """Of Bolo."""
    at: dt.datetime
    name_of: NameOf
    score: Score
    suites: Mapping[str, Figures] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bar:
    """A group of answers and how many of them ended how."""

    name: str
    counts: Mapping[Outcome, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Span:
    """How many answers took so long."""

    name: str
    count: int


def prepare_folder(folder: Path) -> None:
    """Makes the folder where it is not there. Raises InputError where no page can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as err:
        raise InputError(
            f"no report can be written to {folder} ({err.strerror}); name another folder"
        ) from err


def write_report(evaluation: Evaluation, folder: Path) -> Path:
    """Writes `index.html` into the folder and returns its path. Raises InputError."""
    score = evaluation.score
    page = _environment().get_template(_TEMPLATE).render(
        evaluation=evaluation,
        score=score,
        outcomes=OUTCOMES,
        counts=_counts(score.results),
        confident=CONFIDENT,
        languages=_bars(score.results, lambda result: result.question.lang),
        intents=_bars(score.results, lambda result: result.question.intent),
        spans=_spans([result.ms for result in score.results]),
        suites={name: sentence(name, figures) for name, figures in evaluation.suites.items()},
        failures=failures(score, evaluation.name_of),
    )  # fmt: skip
    prepare_folder(folder)
    path = folder / "index.html"
    try:
        path.write_text(page, "utf-8")
    except OSError as err:
        raise InputError(f"cannot write {path}: {err.strerror}") from err
    return path


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Questions and ids are whatever somebody wrote into a file.
        finalize=lambda value: readable(value) if type(value) is str else value,
    )
    environment.filters["percent"] = lambda share: f"{100 * share:.1f} %"
    return environment


def _counts(results: list[Result]) -> Counter[Outcome]:
    return Counter(outcome_of(result) for result in results)


def _bars(results: list[Result], key: Callable[[Result], str]) -> list[Bar]:
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    return [Bar(name, _counts(group)) for name, group in sorted(groups.items())]


def _spans(times: list[float]) -> list[Span]:
    """From the quickest to the slowest that there is."""
    names = [
        "up to 1 ms",
        *(f"{a:,}–{b:,} ms" for a, b in itertools.pairwise(_UP_TO_MS)),
        f"over {_UP_TO_MS[-1]:,} ms",
    ]
    held = Counter(sum(ms > edge for edge in _UP_TO_MS) for ms in times)
    return [Span(names[i], held[i]) for i in range(min(held), max(held) + 1)] if held else []
