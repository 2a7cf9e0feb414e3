"""The microphone as a `Source` that survives being unplugged.

The device stays open all the time, so that a press is heard at once and a missing microphone shows
before anybody speaks to it; blocks that nobody listens to are dropped unseen. Threads: one, in
`Supervisor`, which reads the sound process; `blocks` runs on the caller's.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from device.audio.pcm import SPEECH_RATE, Pcm
from device.audio.resample import Resampler
from device.audio.sound_process import CAPTURED, Opened
from device.audio.supervision import (
    OPEN_TIMEOUT_S,
    RIDE_THROUGH_S,
    DeviceLost,
    SoundProcess,
    SupervisedDevice,
    Supervisor,
)
from device.cancel import Cancel
from device.config import AudioSettings
from device.errors import EngineUnavailable

_LOG = logging.getLogger(__name__)

_QUEUE_BLOCKS = 1000
_POLL_S = 0.05
_ZERO_RETRY_MAX_S = 60.0
_ZEROS = "only digital silence comes from it (is it muted?)"


@dataclass(frozen=True, slots=True)
class _Listener:
    """Who takes blocks at present. Sound from before `since_ns` is not for it."""

    since_ns: int
    blocks: queue.Queue[Pcm] = field(default_factory=lambda: queue.Queue(_QUEUE_BLOCKS))


class Microphone(SupervisedDevice):
    """Opened on entering the context, closed on leaving it; reopens itself in between."""

    def __init__(self, settings: AudioSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._listener: _Listener | None = None
        self._zero_pause_s = settings.zero_input_ms / 1000
        self._zero_retry_at = 0.0
        super().__init__(
            Supervisor(
                "microphone",
                ("capture", settings.input_device or "", str(settings.block_ms)),
                self._serve,
                reopen_max_s=settings.reopen_max_s,
            )
        )

    def blocks(self, cancel: Cancel) -> Iterator[Pcm]:
        """Sound from now on, in blocks of `audio.block_ms` at 16 kHz, until cancelled.

        One listener at a time. Raises EngineUnavailable when the microphone is missing or goes
        away; it may be back for the next call.
        """
        listener = _Listener(time.monotonic_ns())
        with self._lock:
            if self._listener is not None:
                raise RuntimeError("somebody is listening already")
            self._listener = listener
        try:
            yield from self._take(listener, cancel)
        finally:
            with self._lock:
                self._listener = None

    def _take(self, listener: _Listener, cancel: Cancel) -> Iterator[Pcm]:
        patience_s = OPEN_TIMEOUT_S + self._settings.starvation_ms / 1000
        last = time.monotonic()
        while not cancel.is_set():
            try:
                block = listener.blocks.get(timeout=_POLL_S)
            except queue.Empty:
                status = self.status
                waited_s = time.monotonic() - last
                gone = status.state == "missing" and waited_s > RIDE_THROUGH_S
                if gone or waited_s > patience_s:
                    raise EngineUnavailable(
                        f"the microphone is missing: {status.trouble or 'no sound comes'}"
                    ) from None
                continue
            last = time.monotonic()
            yield block

    def _serve(self, process: SoundProcess, opened: Opened) -> None:
        resampler = Resampler(SPEECH_RATE)
        framer = _Framer(SPEECH_RATE * self._settings.block_ms // 1000)
        heard_by: _Listener | None = None
        zero_s = 0.0
        settled = time.monotonic() + OPEN_TIMEOUT_S
        while True:
            # Some drivers and sound servers stutter for seconds after opening.
            patience_s = max(self._settings.starvation_ms / 1000, settled - time.monotonic())
            captured_ns, overflows, size = CAPTURED.unpack(process.read(CAPTURED.size, patience_s))
            samples = np.frombuffer(process.read(size, patience_s), dtype="<i2")
            block_s = len(samples) / opened.channels / opened.rate
            zero_s = 0.0 if samples.any() else zero_s + block_s
            self._judge(opened, overflows, zero_s)
            with self._lock:
                listener = self._listener
            if listener is not heard_by:
                resampler.flush()
                framer.clear()
                heard_by = listener
            if listener is None or captured_ns - 1e9 * block_s < listener.since_ns:
                continue
            mono = samples.reshape(-1, opened.channels).mean(axis=1).astype(np.int16)
            for block in framer.feed(resampler.feed(Pcm(mono.tobytes(), opened.rate))):
                try:
                    listener.blocks.put_nowait(block)
                except queue.Full:
                    _LOG.debug("sound dropped: nobody takes it")

    def _judge(self, opened: Opened, overflows: int, zero_s: float) -> None:
        """Raises DeviceLost on endless zeros, ever less often: a muted device gives them too."""
        status = replace(self.status, device=opened.device, overflows=overflows)
        if not zero_s:
            self._zero_pause_s = self._settings.zero_input_ms / 1000
        too_long = 1000 * zero_s >= self._settings.zero_input_ms
        if too_long and time.monotonic() >= self._zero_retry_at:
            self._zero_retry_at = time.monotonic() + self._zero_pause_s
            self._zero_pause_s = min(2 * self._zero_pause_s, _ZERO_RETRY_MAX_S)
            raise DeviceLost(_ZEROS)
        if too_long or (zero_s and status.trouble == _ZEROS):
            self._supervisor.update(replace(status, state="silent", trouble=_ZEROS))
        else:
            self._supervisor.update(replace(status, state="working", trouble=""))


class _Framer:
    """Cuts a stream into blocks of exactly `samples`."""

    def __init__(self, samples: int) -> None:
        self._bytes = 2 * samples
        self._waiting = bytearray()

    def feed(self, sound: Pcm) -> Iterator[Pcm]:
        self._waiting += sound.data
        while len(self._waiting) >= self._bytes:
            yield Pcm(bytes(self._waiting[: self._bytes]), sound.rate)
            del self._waiting[: self._bytes]

    def clear(self) -> None:
        self._waiting.clear()
