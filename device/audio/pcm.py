"""`Pcm`: a block of sound that carries its own format, so nobody recomputes byte arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SPEECH_RATE = 16_000
"""Samples a second that recognisers and voice activity detection work at."""


@dataclass(frozen=True, slots=True)
class Pcm:
    """16-bit signed little-endian mono samples at `rate` samples a second."""

    data: bytes
    rate: int

    @property
    def samples(self) -> int:
        return len(self.data) // 2

    @property
    def seconds(self) -> float:
        return self.samples / self.rate

    def array(self) -> NDArray[np.int16]:
        """The samples as a read-only int16 array, shape (samples,)."""
        return np.frombuffer(self.data, dtype="<i2")


def pcm_from_array(samples: NDArray[np.floating] | NDArray[np.int16], rate: int) -> Pcm:
    """Floats in −1…1 are scaled and clipped; int16 is taken as it is."""
    if samples.dtype != np.int16:
        samples = (np.clip(samples, -1.0, 1.0) * 32767.0).astype(np.int16)
    return Pcm(samples.tobytes(), rate)


def silence(ms: int, rate: int) -> Pcm:
    """`ms` milliseconds of digital silence."""
    return Pcm(bytes(2 * (rate * ms // 1000)), rate)
