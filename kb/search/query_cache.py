"""Answers to questions that were asked lately, bounded in number and in age."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class QueryCache(Generic[Value]):
    """Not for several threads at once."""

    def __init__(
        self, size: int = 256, max_age_s: float = 600.0, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._size = size
        self._max_age_s = max_age_s
        self._now = now
        self._entries: OrderedDict[object, tuple[float, Value]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: object) -> Value | None:
        entry = self._entries.get(key)
        if entry is None:
            return None
        stored, value = entry
        if self._now() - stored > self._max_age_s:
            del self._entries[key]
            return None
        self._entries.move_to_end(key)
        return value

    def put(self, key: object, value: Value) -> None:
        self._entries[key] = (self._now(), value)
        self._entries.move_to_end(key)
        while len(self._entries) > self._size:
            self._entries.popitem(last=False)
