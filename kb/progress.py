"""How far a long job is: bars on a terminal, plain lines otherwise; always on stderr."""

from __future__ import annotations

import sys
from typing import Any

import click
from tqdm import tqdm

_STEPS = {
    "read": "reading",
    "embed": "understanding",
    "index": "indexing",
}


class Progress:
    """`step` is told the name of the step, how many are done and how many there are."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._step = ""
        self._said = -1

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def step(self, step: str, done: int, total: int) -> None:
        name = _STEPS.get(step, step)
        if not sys.stderr.isatty():
            tenth = 10 * done // max(total, 1)
            if (name, tenth) != (self._step, self._said) and total >= 500:
                click.echo(f"{name}: {done} of {total}", err=True)
            self._step, self._said = name, tenth
            return
        if name != self._step:
            if self._bar is not None:
                self._bar.close()
            self._bar = tqdm(total=total, desc=name, unit=" items", file=sys.stderr)
            self._step = name
        self._bar.update(done - self._bar.n)
