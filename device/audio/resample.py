"""Changes the sample rate of a stream of sound once, at the edge, keeping state between blocks."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

from device.audio.pcm import Pcm, pcm_from_array


class Resampler:
    """Blocks of any rate in, blocks at `rate` out; the rate may change from one block to the next.

    The filter holds back a few milliseconds: `flush` gives them out and starts afresh.
    """

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._from_rate = rate
        self._stream: soxr.ResampleStream | None = None

    def feed(self, block: Pcm) -> Pcm:
        """What is ready so far at `rate`, possibly nothing."""
        head = b""
        if block.rate != self._from_rate:
            head = self.flush().data
            self._from_rate = block.rate
        if block.rate == self.rate:
            return Pcm(head + block.data, self.rate)
        if self._stream is None:
            self._stream = soxr.ResampleStream(block.rate, self.rate, 1, dtype="float32")
        samples = block.array().astype(np.float32) / 32768.0
        return Pcm(head + _to_pcm(self._stream.resample_chunk(samples), self.rate).data, self.rate)

    def flush(self) -> Pcm:
        """The rest of the sound fed so far."""
        if self._stream is None:
            return Pcm(b"", self.rate)
        rest = self._stream.resample_chunk(np.zeros(0, dtype=np.float32), last=True)
        self._stream = None
        return _to_pcm(rest, self.rate)


def _to_pcm(samples: NDArray[np.float32], rate: int) -> Pcm:
    # soxr's own int16 output adds dither, which would turn digital silence into noise.
    return pcm_from_array(np.rint(samples * 32768.0).clip(-32768, 32767).astype(np.int16), rate)
