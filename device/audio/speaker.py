"""The speaker as a `Sink` that falls silent at once and survives being unplugged.

The device stays open and is given silence between replies, so that amplifiers do not fall asleep.
Threads: one, in `Supervisor`, which reads the reports of the sound process, and aborts it when the
turn is cancelled while the playing thread waits for the voice.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator

from device.audio.pcm import Pcm
from device.audio.resample import Resampler
from device.audio.sound_process import ABORT, PLAYED, SOUND, Opened
from device.audio.supervision import (
    OPEN_TIMEOUT_S,
    RIDE_THROUGH_S,
    DeviceLost,
    DeviceStatus,
    SoundProcess,
    SupervisedDevice,
    Supervisor,
)
from device.cancel import Cancel
from device.config import AudioSettings
from device.errors import EngineUnavailable

BLOCK_MS = 20
"""Small, since up to three of them are in the driver when a reply is cut off."""

_AHEAD_MS = 400
_PIECE_MS = 100
_POLL_S = 0.05
_CANCEL_POLL_S = 0.01
"""A cancel wakes the wait at once; the end of a reply is noticed this late."""


class _Line:
    """One life of the sound process, shared by the playing thread and the reading one."""

    def __init__(self, process: SoundProcess, opened: Opened, patience_s: float) -> None:
        self.opened = opened
        self.changed = threading.Condition()
        self.played = 0
        self.aborts_done = 0
        self.aborts_sent = 0
        self.lost = ""
        self.cancel: Cancel | None = None
        self._process = process
        self._patience_s = patience_s

    def report(self, played: int, aborts: int) -> None:
        with self.changed:
            self.played, self.aborts_done = played, aborts
            self.changed.notify_all()
            cut = self.cancel is not None and self.cancel.is_set()
            if cut:
                self.cancel = None
        if cut:
            self.abort()

    def end(self, trouble: str) -> None:
        with self.changed:
            self.lost = trouble
            self.changed.notify_all()

    def send(self, sound: bytes) -> None:
        self._send(SOUND, sound)

    def abort(self) -> None:
        with self.changed:
            self.aborts_sent += 1
        self._send(ABORT, b"")

    def release(self, *, abort: bool) -> None:
        """The player is done; drops what it left unless the reading thread did already."""
        with self.changed:
            abort = abort and self.cancel is not None
            self.cancel = None
        if abort:
            with contextlib.suppress(EngineUnavailable):
                self.abort()

    def wait_until_played(self, frames: int, cancel: Cancel) -> None:
        """Until so many frames in all are out, or the turn is cancelled."""
        while self.played < frames and not cancel.wait(_CANCEL_POLL_S):
            self._raise_if_lost()

    def wait_until_silent(self) -> None:
        """Until the process has carried out every abort."""
        with self.changed:
            while self.aborts_done < self.aborts_sent:
                self._raise_if_lost()
                self.changed.wait(_POLL_S)

    def _send(self, command: bytes, sound: bytes) -> None:
        try:
            self._process.send(command, sound, self._patience_s)
        except DeviceLost as err:
            raise EngineUnavailable(f"the speaker is gone: {err}") from err

    def _raise_if_lost(self) -> None:
        if self.lost:
            raise EngineUnavailable(f"the speaker is gone: {self.lost}")


class Speaker(SupervisedDevice):
    """Opened on entering the context, closed on leaving it; reopens itself in between."""

    def __init__(self, settings: AudioSettings) -> None:
        self._patience_s = settings.starvation_ms / 1000
        self._playing = threading.Lock()
        self._changed = threading.Condition()
        self._line: _Line | None = None
        super().__init__(
            Supervisor(
                "speaker",
                ("play", settings.output_device or "", str(BLOCK_MS)),
                self._serve,
                reopen_max_s=settings.reopen_max_s,
            )
        )

    def check(self) -> None:
        """Raises EngineUnavailable unless the speaker works, or comes to work in a moment."""
        self._wait_for_line(Cancel())

    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        """Plays to the end, or is silent within 100 ms of `cancel`; the seconds played.

        Raises EngineUnavailable when the speaker is missing or goes away; it may be back for the
        next call. A second caller waits for the first to end.
        """
        with self._playing:
            line = self._wait_for_line(cancel)
            if line is None:
                return 0.0
            before = line.played
            with line.changed:
                line.cancel = cancel
            finished = False
            try:
                self._feed(line, before, chunks, cancel)
                finished = not cancel.is_set()
            finally:
                line.release(abort=not finished)
            line.wait_until_silent()
            return (line.played - before) / line.opened.rate

    def _feed(self, line: _Line, before: int, chunks: Iterator[Pcm], cancel: Cancel) -> None:
        rate = line.opened.rate
        resampler = Resampler(rate)
        ahead = rate * _AHEAD_MS // 1000
        sent = before
        for sound in _pieces(chunks, resampler):
            line.wait_until_played(sent - ahead, cancel)
            if cancel.is_set():
                return
            line.send(sound.data)
            sent += sound.samples
        line.wait_until_played(sent, cancel)
        cancel.wait(line.opened.latency_ms / 1000)

    def _wait_for_line(self, cancel: Cancel) -> _Line | None:
        """A line that works; None when the turn is cancelled first."""
        began = time.monotonic()
        with self._changed:
            while self._line is None:
                if cancel.is_set():
                    return None
                status = self.status
                patience_s = RIDE_THROUGH_S if status.state == "missing" else OPEN_TIMEOUT_S
                if time.monotonic() - began > patience_s:
                    raise EngineUnavailable(f"the speaker is missing: {status.trouble}")
                self._changed.wait(_POLL_S)
            return self._line

    def _serve(self, process: SoundProcess, opened: Opened) -> None:
        line = _Line(process, opened, self._patience_s)
        settled = time.monotonic() + OPEN_TIMEOUT_S
        try:
            while True:
                patience_s = max(self._patience_s, settled - time.monotonic())
                played, _, aborts = PLAYED.unpack(process.read(PLAYED.size, patience_s))
                line.report(played, aborts)
                if self._line is None:
                    self._connect(line)
        except (DeviceLost, EngineUnavailable) as err:
            line.end(str(err))
            raise DeviceLost(str(err)) from err
        finally:
            with self._changed:
                self._line = None

    def _connect(self, line: _Line) -> None:
        self._supervisor.update(
            DeviceStatus("working", line.opened.device, reopened=self.status.reopened)
        )
        with self._changed:
            self._line = line
            self._changed.notify_all()


def _pieces(chunks: Iterator[Pcm], resampler: Resampler) -> Iterator[Pcm]:
    """The same sound at the device's rate, in pieces that are quickly taken."""
    size = 2 * (resampler.rate * _PIECE_MS // 1000)
    for chunk in chunks:
        sound = resampler.feed(chunk).data
        for start in range(0, len(sound), size):
            yield Pcm(sound[start : start + size], resampler.rate)
    rest = resampler.flush()
    if rest.data:
        yield rest
