"""Keeps a failing engine out of the way: after some failures in a row it rests for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Breaker:
    """Closed while all is well, open during the rest. Thread-safe.

    After the rest one success closes it again, and one failure starts the next rest.
    """

    def __init__(
        self, *, failures: int, rest_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._allowed = failures
        self._rest_s = rest_s
        self._clock = clock
        self._failed = 0
        self._rests_until: float | None = None
        self._lock = threading.Lock()

    def resting(self) -> bool:
        with self._lock:
            return self._rests_until is not None and self._clock() < self._rests_until

    def on_trial(self) -> bool:
        """The rest is over, but nothing has succeeded since."""
        with self._lock:
            return self._rests_until is not None and self._clock() >= self._rests_until

    def succeeded(self) -> None:
        with self._lock:
            self._failed = 0
            self._rests_until = None

    def failed(self, *, for_certain: bool = False) -> None:
        """`for_certain` starts the rest whatever the count."""
        with self._lock:
            self._failed += 1
            if for_certain or self._failed >= self._allowed:
                self._rests_until = self._clock() + self._rest_s
