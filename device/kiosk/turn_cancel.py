"""The kiosk's `Cancel`: also set when the present state has lasted too long.

Every stage looks at its turn's Cancel between two small steps, so each look is a sign of life and
the right moment for the clock: no timer thread is needed, and a stage that does not look starves
the watchdog, which is what the watchdog is for.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from device.cancel import Cancel


class TurnCancel(Cancel):
    """`on_look` is called whenever the thread that made this object looks at it."""

    def __init__(self, on_look: Callable[[], None]) -> None:
        super().__init__()
        self._owner = threading.get_ident()
        self._on_look = on_look
        self._deadline = float("inf")
        self.timed_out = False
        """The time limit, and not a person, ended the turn."""

    def limit(self, seconds: float) -> None:
        """From now on the turn may last so long."""
        self._deadline = time.monotonic() + seconds

    def is_set(self) -> bool:
        if threading.get_ident() == self._owner:
            self._on_look()
        if time.monotonic() > self._deadline and not super().is_set():
            self.timed_out = True
            self.set()
        return super().is_set()

    def wait(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while not self.is_set():
            left_s = until - time.monotonic()
            if left_s <= 0:
                return False
            super().wait(min(left_s, 0.1))
        return True
