"""Memory that was freed and would otherwise stay with the process."""

from __future__ import annotations

import ctypes


def return_freed_memory() -> None:
    """Gives freed memory back to the system. Takes some milliseconds; glibc alone can."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
