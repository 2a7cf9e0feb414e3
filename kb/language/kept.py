"""Results worked out once: readings of names, descriptions and words that come up all the time."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import lru_cache, update_wrapper, wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

Owner = TypeVar("Owner")
Given = ParamSpec("Given")
Result = TypeVar("Result")

_SHORT = 300
_TEXTS = 2048
_WORDS = 8192


def kept_if_short(read: Callable[[str], str]) -> Callable[[str], str]:
    """`read`, remembering its last results for short texts; long ones would take the memory."""
    kept = lru_cache(maxsize=_TEXTS)(read)

    @wraps(read)
    def reading(text: str) -> str:
        return kept(text) if len(text) <= _SHORT else read(text)

    return reading


class kept_by_owner(Generic[Owner, Given, Result]):
    """A method whose last results each object remembers, and which go when the object goes.

    The arguments must be hashable; the object must allow a weak reference and an attribute.
    """

    def __init__(self, method: Callable[Concatenate[Owner, Given], Result]) -> None:
        self._method = method
        update_wrapper(self, method)  # type: ignore[arg-type]

    def __get__(self, owner: Owner, _: type[Any]) -> Callable[Given, Result]:
        method, reference = self._method, weakref.ref(owner)

        @lru_cache(maxsize=_WORDS)
        def of_owner(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            held = reference()
            assert held is not None
            return method(held, *args, **kwargs)

        kept = cast(Callable[Given, Result], of_owner)
        # Found there before this descriptor from now on.
        owner.__dict__[method.__name__] = kept
        return kept
