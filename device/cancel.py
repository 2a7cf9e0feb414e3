"""One `Cancel` per turn: set by the button, looked at by every stage between two small steps."""

from __future__ import annotations

import threading


class Cancel:
    """Thread-safe, one-way: once set it stays set."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        self._event.set()

    def is_set(self) -> bool:
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Sleeps at most `seconds`; True at once when the turn is cancelled."""
        return self._event.wait(seconds)
