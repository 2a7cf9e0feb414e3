"""What edge threads may tell the main loop, and how they interrupt the turn that is running.

An edge thread may only call `press`, `stop` and `reload`; states change on the main thread alone.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass

from device.cancel import Cancel


@dataclass(frozen=True, slots=True)
class Press:
    """The button, or what stands in for it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the daemon cleanly."""

    reason: str


@dataclass(frozen=True, slots=True)
class Reload:
    """Look for a new catalogue before the next turn."""


Event = Press | Stop | Reload


class Inbox:
    """One queue, and the `Cancel` of the turn that runs at present."""

    def __init__(self) -> None:
        # Re-entrant, and a SimpleQueue, since a signal handler may come in between on the same
        # thread.
        self._lock = threading.RLock()
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._stop: Stop | None = None
        self._cancel = Cancel()

    def press(self) -> None:
        """Interrupts the present turn; the next one begins as soon as it has ended."""
        with self._lock:
            self._events.put(Press())
            self._cancel.set()

    def stop(self, reason: str) -> None:
        with self._lock:
            self._stop = self._stop or Stop(reason)
            self._events.put(self._stop)
            self._cancel.set()

    def reload(self) -> None:
        """Waits for the present turn to end by itself."""
        self._events.put(Reload())

    def wait(self, timeout_s: float) -> Event | None:
        """The next event; None when there is none in that time. A stop comes before all else."""
        if self._stop is not None:
            return self._stop
        try:
            event = self._events.get(timeout=timeout_s)
        except queue.Empty:
            return None
        return self._stop or event

    def begin_turn(self, cancel: Cancel) -> None:
        """Presses until now belong to this turn; later ones cancel it."""
        with self._lock:
            kept = []
            while not self._events.empty():
                event = self._events.get()
                if not isinstance(event, Press):
                    kept.append(event)
            for event in kept:
                self._events.put(event)
            self._cancel = cancel
            if self._stop is not None:
                cancel.set()
