"""Recordings as a `Source` and files as a `Sink`, on the same path as microphone and speaker."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import numpy as np
import soundfile
from numpy.typing import NDArray

from device.audio.pcm import SPEECH_RATE, Pcm, pcm_from_array
from device.audio.resample import Resampler
from device.cancel import Cancel
from device.engines import Sink
from device.errors import EngineUnavailable, InputError

_LOG = logging.getLogger(__name__)

REPLY_RATE = 24_000
"""Samples a second of the files that `WavSink` writes."""

_LEAST_MS = 32
_DATA_CHUNK = re.compile(r"^data\s*:\s*(\d+)(?: \(should be (\d+)\))?", re.MULTILINE)
_LENGTH_UNKNOWN = 0x7FFFF000
"""Programs that write to a pipe give their data chunk at least this size."""


class WavSource:
    """A recording of any rate, channels and sample width, as 16 kHz mono blocks.

    Raises InputError when made if the file cannot be read, is no recording, or holds no sound.
    A recording that was cut off is used as far as it goes; the log says so.
    """

    def __init__(self, path: Path, *, block_ms: int = 32) -> None:
        self.path = path
        self._block_ms = block_ms
        with _open(path) as file:
            self.seconds: float = file.frames / file.samplerate
            _say_if_cut_off(path, file)

    def blocks(self, cancel: Cancel) -> Iterator[Pcm]:
        """Blocks of `block_ms` from the start of the file; the last one may be shorter."""
        size = 2 * (SPEECH_RATE * self._block_ms // 1000)
        resampler = Resampler(SPEECH_RATE)
        waiting = bytearray()
        with _open(self.path) as file:
            for frames in _frames(self.path, file):
                waiting += resampler.feed(_mono(frames, file.samplerate)).data
                while len(waiting) >= size:
                    if cancel.is_set():
                        return
                    yield Pcm(bytes(waiting[:size]), SPEECH_RATE)
                    del waiting[:size]
        waiting += resampler.flush().data
        for start in range(0, len(waiting), size):
            if cancel.is_set():
                return
            yield Pcm(bytes(waiting[start : start + size]), SPEECH_RATE)


class WavSink:
    """Writes what is played to a mono 16-bit WAV file; further plays are added at its end.

    The file is made at once, replacing an older one, and is whole after every play. Raises
    InputError where it cannot be written.
    """

    def __init__(self, path: Path, *, rate: int = REPLY_RATE) -> None:
        self.path = path
        self.rate = rate
        with self._open("w"):
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left open between plays; a context like the other sinks all the same."""

    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        resampler = Resampler(self.rate)
        seconds = 0.0
        with self._open("r+") as file:
            file.seek(0, soundfile.SEEK_END)
            for chunk in chunks:
                if cancel.is_set():
                    break
                file.write(resampler.feed(chunk).array())
                seconds += chunk.seconds
            file.write(resampler.flush().array())
        return seconds

    def _open(self, mode: str) -> soundfile.SoundFile:
        try:
            if mode == "r+":
                return soundfile.SoundFile(self.path, "r+")
            return soundfile.SoundFile(
                self.path, mode, self.rate, channels=1, subtype="PCM_16", format="WAV"
            )
        except (soundfile.LibsndfileError, OSError) as err:
            raise InputError(f"cannot write the sound file {self.path}") from err


class NullSink:
    """Takes sound and plays nothing, as fast as it comes."""

    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        seconds = 0.0
        for chunk in chunks:
            if cancel.is_set():
                break
            seconds += chunk.seconds
        return seconds


class TeeSink:
    """Plays to several sinks. The first one, usually the speaker, sets the pace.

    The others get what the first took, when it is done. When the first one is gone or breaks off,
    they still get everything, and its error is raised after that.
    """

    def __init__(self, first: Sink, *others: Sink) -> None:
        self._first = first
        self._others = others

    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        taken: list[Pcm] = []
        broken: EngineUnavailable | None = None
        seconds = 0.0
        try:
            seconds = self._first.play(_remember(chunks, taken), cancel)
        except EngineUnavailable as err:
            broken = err
            for chunk in chunks:
                if cancel.is_set():
                    break
                taken.append(chunk)
        for sink in self._others:
            sink.play(iter(taken), Cancel())
        if broken is not None:
            raise broken
        return seconds


def _remember(chunks: Iterator[Pcm], taken: list[Pcm]) -> Iterator[Pcm]:
    for chunk in chunks:
        taken.append(chunk)
        yield chunk


def _open(path: Path) -> soundfile.SoundFile:
    """Raises InputError in words for whoever gave the file."""
    try:
        with path.open("rb") as raw:
            empty = not raw.read(1)
    except OSError as err:
        raise InputError(f"cannot read {path}: {err.strerror or err}") from err
    if empty:
        raise InputError(f"{path} is empty")
    try:
        file = soundfile.SoundFile(path)
    except (soundfile.LibsndfileError, TypeError) as err:
        raise InputError(f"{path} is not a sound recording, or it is damaged") from err
    if 1000 * file.frames < _LEAST_MS * file.samplerate:
        file.close()
        raise InputError(f"{path} holds no sound")
    return file


def _say_if_cut_off(path: Path, file: soundfile.SoundFile) -> None:
    found = _DATA_CHUNK.search(file.extra_info)
    if found is None or found[2] is None:
        return
    promised, present = int(found[1]), int(found[2])
    if present < promised < _LENGTH_UNKNOWN:
        _LOG.warning(
            "%s is cut off: %.1f of %.1f seconds are there and are used",
            path,
            file.frames / file.samplerate,
            file.frames / file.samplerate * promised / present,
        )


def _frames(path: Path, file: soundfile.SoundFile) -> Iterator[NDArray[np.float32]]:
    """Arrays of shape (frames, channels), about a tenth of a second each."""
    while True:
        try:
            frames = file.read(max(1, file.samplerate // 10), dtype="float32", always_2d=True)
        except soundfile.LibsndfileError as err:
            raise InputError(f"{path} is damaged after {file.tell()} samples") from err
        if not len(frames):
            return
        yield frames


def _mono(frames: NDArray[np.float32], rate: int) -> Pcm:
    # A float recording may hold NaN where its writer divided by zero.
    return pcm_from_array(np.nan_to_num(frames.mean(axis=1)), rate)
