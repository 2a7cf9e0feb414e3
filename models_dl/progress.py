"""Progress of downloads: bars on a terminal, a plain line now and then otherwise."""

from __future__ import annotations

import sys
import time
from typing import NoReturn, TextIO

from tqdm import tqdm

_LINE_EVERY_S = 5.0


class Progress:
    """Reports to a stream, stderr if not told otherwise, so that stdout stays free for data."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self.is_terminal = self._stream.isatty()

    def say(self, line: str) -> None:
        """One line for the person who waits."""
        with tqdm.external_write_mode(file=self._stream):
            print(line, file=self._stream, flush=True)

    def transfer(self, what: str, *, total: int | None, done: int = 0) -> Transfer:
        """Follows one download of `total` bytes, None where the sender does not say how many."""
        return Transfer(self, what, total, done)

    def bar(self, what: str, total: int | None, done: int) -> tqdm[NoReturn] | None:
        if not self.is_terminal:
            return None
        return tqdm(
            desc=what,
            total=total,
            initial=done,
            unit="B",
            unit_scale=True,
            unit_divisor=1000,
            file=self._stream,
            leave=False,
        )


class Transfer:
    """One download under way, used as a context manager."""

    def __init__(self, progress: Progress, what: str, total: int | None, done: int) -> None:
        self._progress = progress
        self._what = what
        self._total = total
        self._done = done
        self._bar = progress.bar(what, total, done)
        self._next_line = time.monotonic() + _LINE_EVERY_S

    def advance(self, count: int) -> None:
        """`count` more bytes have come."""
        self._done += count
        if self._bar is not None:
            self._bar.update(count)
        elif time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + _LINE_EVERY_S
            of = f" of {self._total / 1e6:.0f}" if self._total else ""
            self._progress.say(f"    {self._what}: {self._done / 1e6:.0f}{of} MB")

    def __enter__(self) -> Transfer:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
