"""The space bar as the button, for machines without pins: at a terminal only."""

from __future__ import annotations

import os
import select
import sys
import termios
import threading
import tty
from collections.abc import Callable
from typing import Self


class SpaceBar:
    """Space or Enter presses; `q` stops. One thread, which leaving the context ends.

    Does nothing where stdin is no terminal.
    """

    def __init__(self, on_press: Callable[[], None], on_stop: Callable[[str], None]) -> None:
        self._on_press = on_press
        self._on_stop = on_stop
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        if sys.stdin is not None and sys.stdin.isatty():
            self._keys = sys.stdin.fileno()
            self._before = termios.tcgetattr(self._keys)
            tty.setcbreak(self._keys)
            self._wake, self._woken = os.pipe()[::-1]
            self._thread = threading.Thread(target=self._run, name="keyboard", daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread is None:
            return
        os.write(self._wake, b"x")
        self._thread.join(5)
        termios.tcsetattr(self._keys, termios.TCSADRAIN, self._before)
        os.close(self._wake)
        os.close(self._woken)
        self._thread = None

    @property
    def present(self) -> bool:
        return self._thread is not None

    def _run(self) -> None:
        while True:
            ready = select.select([self._keys, self._woken], [], [])[0]
            if self._woken in ready:
                return
            keys = os.read(self._keys, 16)
            if not keys:
                return
            for key in keys.decode("ascii", "ignore"):
                if key in " \n":
                    self._on_press()
                elif key == "q":
                    self._on_stop("asked at the keyboard")
