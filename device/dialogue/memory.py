"""What memory the dialogue keeps: all of a catalogue, and little of what customers have said."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from kb.freed_memory import return_freed_memory

_BETWEEN_COLLECTIONS = 10_000
"""Objects made and not yet gone before Python looks for garbage."""
_SELDOM_S = 10.0


def collect_seldom() -> None:
    """To be called when a catalogue is ready. It lives long: looking through all of it for garbage
    takes a tenth of a second and more at 25,000 products, in the middle of an answer. What an older
    one left goes first. What an answer makes mostly goes by itself; looking for the rest as often
    as Python does by default takes a tenth of the time of an answer."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    return_freed_memory()


class LeftBehind:
    """What customers leave behind is cleared away when one goes, though not at every one's heels:
    on a busy day others are still talking."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._cleared = now()

    def clear(self) -> bool:
        """Whether it was time to; takes some hundredths of a second then."""
        if self._now() - self._cleared < _SELDOM_S:
            return False
        gc.collect()
        return_freed_memory()
        self._cleared = self._now()
        return True
