"""Speaks the sentences of an answer: the next is synthesised while one plays.

Three threads: the caller's takes the sentences (so an answer may hold on to things of its own
thread), one synthesises, one plays. Both helpers are joined before `speak` returns.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from device.audio.pcm import SPEECH_RATE, Pcm, silence
from device.cancel import Cancel
from device.engines import Sink, Voice
from device.errors import BoloError
from device.speaking.sentences import split
from device.speaking.speakable import speakable
from device.turn import Sentence, Spoken

_LOG = logging.getLogger(__name__)

_CHUNKS_AHEAD = 4
_SLICE_MS = 40
_POLL_S = 0.02
_PATIENCE_S = 5.0
"""How long a cancelled engine or sink may take to return before it is left behind."""


def speak(
    sentences: Iterable[Sentence],
    voice: Voice,
    sink: Sink,
    cancel: Cancel,
    *,
    lead_in_ms: int = 0,
    on_first_audio: Callable[[], None] | None = None,
) -> Spoken:
    """Returns when all is played, or within 100 ms of sound after `cancel`.

    `on_first_audio` is called, on another thread, when the first sample of speech is handed to
    the sink; the `lead_in_ms` of silence before it run while the first sentence is synthesised.
    What fails in voice or sink is in `Spoken.error`; only what `sentences` raises is raised, once
    the speaker is silent.
    """
    speech = _Speech(voice, sink, cancel, lead_in_ms, on_first_audio)
    try:
        for sentence in sentences:
            if not speech.add(sentence):
                break
    except BaseException:
        speech.abandon()
        raise
    finally:
        spoken = speech.finish()
    return spoken


class _Stop(Cancel):
    """Set by itself or by the turn's own cancel."""

    def __init__(self, turn: Cancel) -> None:
        super().__init__()
        self._turn = turn

    def is_set(self) -> bool:
        return super().is_set() or self._turn.is_set()

    def wait(self, seconds: float) -> bool:
        return self._turn.wait(seconds) or super().is_set()


class _Speech:
    """One answer being spoken; `_END` runs through both queues."""

    _END = None

    def __init__(
        self,
        voice: Voice,
        sink: Sink,
        cancel: Cancel,
        lead_in_ms: int,
        on_first_audio: Callable[[], None] | None,
    ) -> None:
        self._voice = voice
        self._sink = sink
        self._cancel = cancel
        self._lead_in_ms = lead_in_ms
        self._on_first_audio = on_first_audio
        self._stop = _Stop(cancel)
        self._to_say: queue.SimpleQueue[Sentence | None] = queue.SimpleQueue()
        self._chunks: queue.Queue[Pcm | None] = queue.Queue(_CHUNKS_AHEAD)
        self._spoken_by: dict[tuple[str, str], None] = {}
        self._errors: list[str] = []
        self._played_s = 0.0
        self._interrupted = False
        self._threads = (
            threading.Thread(target=self._synthesise, name="synthesise", daemon=True),
            threading.Thread(target=self._play, name="play", daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def add(self, sentence: Sentence) -> bool:
        """False when nothing more will be spoken."""
        self._to_say.put(sentence)
        return not self._stop.is_set()

    def abandon(self) -> None:
        self._stop.set()

    def finish(self) -> Spoken:
        """Waits for the end of playing, or for a stop to take effect."""
        self._to_say.put(self._END)
        for thread in self._threads:
            stopped_at: float | None = None
            while thread.is_alive():
                thread.join(timeout=_POLL_S)
                if self._stop.is_set():
                    stopped_at = stopped_at or time.monotonic()
                    if time.monotonic() - stopped_at > _PATIENCE_S:
                        self._note(f"{thread.name} does not stop")
                        break
        engines = dict.fromkeys(engine for engine, _ in self._spoken_by)
        names = dict.fromkeys(name for _, name in self._spoken_by)
        return Spoken(
            engine="+".join(engines) or "none",
            voice="+".join(names) or "none",
            seconds=max(0.0, self._played_s - self._lead_in_ms / 1000),
            interrupted=self._interrupted,
            error=self._errors[0] if self._errors else None,
        )

    def _synthesise(self) -> None:
        try:
            while not self._stop.is_set():
                with contextlib.suppress(queue.Empty):
                    sentence = self._to_say.get(timeout=_POLL_S)
                    if sentence is self._END:
                        break
                    self._say(sentence)
        finally:
            self._hand_over(self._END)

    def _say(self, sentence: Sentence) -> None:
        try:
            for part in split(speakable(sentence.text, sentence.lang)):
                self._say_part(replace(sentence, text=part))
        except Exception as err:
            self._note(_line(err), err)

    def _say_part(self, part: Sentence) -> None:
        first = True
        for chunk in self._voice.say(part, self._stop):
            if first:
                first = False
                name = self._voice.name(part.lang) or ""
                self._spoken_by.setdefault((self._voice.engine, name))
            if not self._hand_over(chunk):
                return

    def _hand_over(self, chunk: Pcm | None) -> bool:
        while not self._stop.is_set():
            with contextlib.suppress(queue.Full):
                self._chunks.put(chunk, timeout=_POLL_S)
                return True
        return False

    def _play(self) -> None:
        try:
            self._played_s = self._sink.play(self._sound(), self._cancel)
        except Exception as err:
            self._note(_line(err), err)
        finally:
            self._interrupted = self._cancel.is_set()
            self._stop.set()

    def _sound(self) -> Iterator[Pcm]:
        if self._lead_in_ms:
            yield silence(self._lead_in_ms, SPEECH_RATE)
        told = self._on_first_audio is None
        while not self._stop.is_set():
            try:
                chunk = self._chunks.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if chunk is self._END:
                return
            if not told:
                told = True
                self._tell_first_audio()
            for piece in _slices(chunk):
                if self._stop.is_set():
                    return
                yield piece

    def _tell_first_audio(self) -> None:
        assert self._on_first_audio is not None
        try:
            self._on_first_audio()
        except Exception:
            _LOG.exception("what was to happen at the first sound failed")

    def _note(self, line: str, err: Exception | None = None) -> None:
        self._errors.append(line)
        expected = err is None or isinstance(err, BoloError)
        _LOG.warning("not all was spoken: %s", line, exc_info=None if expected else err)


def _slices(chunk: Pcm) -> Iterator[Pcm]:
    """Small pieces, so that whatever sink it is can stop soon."""
    step = 2 * (chunk.rate * _SLICE_MS // 1000)
    for start in range(0, len(chunk.data), step):
        yield Pcm(chunk.data[start : start + step], chunk.rate)


def _line(err: Exception) -> str:
    return " ".join(str(err).split()) or type(err).__name__
