"""MP3 to samples while it arrives, in whatever pieces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from device.audio.pcm import Pcm, pcm_from_array


class Mp3Decoder:
    """`feed` bytes as they come, then `finish`. A damaged frame is left out."""

    def __init__(self) -> None:
        import av

        self._codec: Any = av.CodecContext.create("mp3float", "r")
        self._damaged = av.error.InvalidDataError
        self._ended = av.error.EOFError

    def feed(self, data: bytes) -> Iterator[Pcm]:
        for packet in self._codec.parse(data):
            yield from self._decode(packet)

    def finish(self) -> Iterator[Pcm]:
        """The last frames, which the parser holds back until it knows that they are whole."""
        for packet in self._codec.parse(b""):
            yield from self._decode(packet)
        yield from self._decode(None)

    def _decode(self, packet: Any) -> Iterator[Pcm]:
        try:
            frames = self._codec.decode(packet)
        except (self._damaged, self._ended):
            return
        for frame in frames:
            samples = frame.to_ndarray().astype(np.float32)
            yield pcm_from_array(samples.mean(axis=0), frame.sample_rate)
