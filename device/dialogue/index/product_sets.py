"""Sets of products, kept as the bits of one integer: bit n is the n-th product."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

_MANY = 64
"""From so many numbers on it is quicker to spread out a whole set than to take it bit by bit."""


def bits(mask: int) -> Iterator[int]:
    """The numbers in a set, the lowest first."""
    if mask.bit_count() > _MANY:
        yield from numbers_in(mask).tolist()
        return
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def numbers_in(mask: int) -> NDArray[np.intp]:
    """The numbers in a set, in order, to be looked into at once."""
    octets = np.frombuffer(mask.to_bytes(-(-mask.bit_length() // 8), "little"), np.uint8)
    # Numpy finds the places of truth values several times faster than those of numbers.
    return np.unpackbits(octets, bitorder="little").view(np.bool_).nonzero()[0]


def mask_of(numbers: Iterable[int]) -> int:
    """The set of these product numbers."""
    numbers = list(numbers)
    if not numbers:
        return 0
    octets = bytearray(max(numbers) // 8 + 1)
    for number in numbers:
        octets[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(octets, "little")


def count(mask: int) -> int:
    return mask.bit_count()
