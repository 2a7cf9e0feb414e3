"""Scripted stand-ins at the protocols: a voice, a sink, the online service."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import av
import numpy as np

from device.audio.pcm import Pcm
from device.cancel import Cancel
from device.errors import EngineUnavailable
from device.turn import Sentence, SpeechLang

RATE = 24_000


def tone(seconds: float, rate: int = RATE) -> Pcm:
    samples = 8000 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)
    return Pcm(samples.astype(np.int16).tobytes(), rate)


def mp3(sound: Pcm) -> bytes:
    """Encoded as the online service does: 24 kHz, 48 kbit/s, mono."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream: Any = container.add_stream("libmp3lame", rate=sound.rate)
        stream.bit_rate = 48_000
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(
            sound.array().reshape(1, -1).copy(), format="s16p", layout="mono"
        )
        frame.sample_rate = sound.rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return file.getvalue()


@dataclass
class FakeVoice:
    """Says each sentence as `chunks` tones of `chunk_s`; raises `error` after `good_chunks`."""

    engine: str = "fake"
    chunks: int = 2
    chunk_s: float = 0.1
    langs: Sequence[str] = ("en", "hi")
    error: Exception | None = None
    good_chunks: int = 0
    said: list[str] = field(default_factory=list)
    closed: int = 0
    hold: threading.Event | None = None
    """Waited for before the first chunk, when given."""

    def name(self, lang: SpeechLang) -> str | None:
        return f"{self.engine}-{lang}" if lang in self.langs else None

    def say(self, sentence: Sentence, cancel: Cancel) -> Iterator[Pcm]:
        self.said.append(sentence.text)
        if self.hold is not None:
            while not self.hold.wait(0.01):
                if cancel.is_set():
                    return
        try:
            for number in range(self.chunks):
                if self.error is not None and number == self.good_chunks:
                    raise self.error
                yield tone(self.chunk_s)
        finally:
            self.closed += 1


def unavailable(engine: str, good_chunks: int = 0) -> FakeVoice:
    return FakeVoice(
        engine, error=EngineUnavailable(f"{engine} is broken"), good_chunks=good_chunks
    )


@dataclass
class CollectingSink:
    """Keeps what it plays; `after` chunks of speech it runs `then`."""

    taken: list[Pcm] = field(default_factory=list)

    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        seconds = 0.0
        for chunk in chunks:
            if cancel.is_set():
                break
            self.taken.append(chunk)
            seconds += chunk.seconds
        return seconds


@dataclass
class FakeService:
    """Stands where `edge_tts.Communicate` stands. Counts the calls; what it does is scripted.

    `pieces` are sent one by one; then `error` is raised, or with `hangs` nothing more comes.
    """

    pieces: Sequence[bytes] = ()
    error: BaseException | None = None
    hangs: bool = False
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    cancelled: threading.Event = field(default_factory=threading.Event)

    def __call__(self, text: str, voice: str, rate: str) -> FakeService:
        self.asked.append((text, voice, rate))
        return self

    async def stream(self) -> AsyncIterator[dict[str, Any]]:
        yield {"type": "SentenceBoundary", "offset": 0, "duration": 1, "text": ""}
        for piece in self.pieces:
            yield {"type": "audio", "data": piece}
        if self.hangs:
            try:
                await asyncio.sleep(3600)
            except asyncio.CancelledError:
                self.cancelled.set()
                raise
        if self.error is not None:
            raise self.error
