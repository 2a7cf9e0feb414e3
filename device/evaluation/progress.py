"""How far an evaluation is and how long it still takes: a bar on a terminal, else plain lines."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

import click
from tqdm import tqdm

Progress = Callable[[int, int], None]
"""Is told how many are done, and of how many."""
_SECONDS_BETWEEN_LINES = 5.0


def silent(_done: int, _total: int) -> None:
    """For those who do not want to know."""


@contextlib.contextmanager
def shown(name: str) -> Iterator[Progress]:
    """Shows on stderr what it is told; what is done at once is not spoken of in plain lines."""
    if not sys.stderr.isatty():
        yield _lines(name)
        return
    with tqdm(desc=name, leave=False, file=sys.stderr) as bar:

        def step(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield step


def _lines(name: str) -> Progress:
    began = said = time.monotonic()

    def step(done: int, total: int) -> None:
        nonlocal said
        now = time.monotonic()
        if done == 0:
            click.echo(f"{name}: {total} to do", err=True)
        elif done < total and now - said >= _SECONDS_BETWEEN_LINES:
            left = (now - began) / done * (total - done)
            click.echo(f"{name}: {done} of {total}, {roughly(left)} left", err=True)
            said = now

    return step


def roughly(seconds: float) -> str:
    """ "about 40 s", "about 3 min"."""
    if seconds < 90:
        return f"about {max(round(seconds), 1)} s"
    return f"about {round(seconds / 60)} min"
