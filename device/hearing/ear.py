"""Listens to one utterance: decides when it begins and is over, and what was most likely said.

    waiting ── speech ──▶ hearing ── silence | recogniser | hard cap ──▶ done
       └── no speech in time | source ends | cancelled ──▶ done

All recognisers get the same blocks, from a little before speech begins. All times are counted in
samples of audio, so that a recording is heard exactly as a microphone is. No threads.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from device.audio.pcm import SPEECH_RATE, Pcm
from device.cancel import Cancel
from device.config import HearingSettings
from device.engines import Partial, Recogniser, RecogniserSession, Source
from device.errors import EngineUnavailable
from device.hearing.choose import best, without_phantom
from device.hearing.voice_activity import (
    Activity,
    SpeechTracker,
    VoiceDetector,
    load_detector,
    samples,
)
from device.turn import EndRule, Heard

_LOG = logging.getLogger(__name__)
_Result = TypeVar("_Result")

_PRE_ROLL_MS = 480
"""Sound before the first detected speech that recognisers get too: quiet first consonants."""
_PAUSE_MS = 256
"""Silence after which recognisers prepare their result: it is ready when the silence is long
enough to end the utterance, and forgotten when speech goes on."""
_FALSE_START_MS = 600
"""Speech no longer than this, of which no recogniser is sure, does not end the listening."""
_RECOGNISER_END_MS = 300
"""A recogniser's own endpoint counts only after so much silence."""


class Ear:
    """One microphone's ear. Raises EngineUnavailable without a recogniser or voice detection."""

    def __init__(
        self,
        recognisers: Sequence[Recogniser],
        settings: HearingSettings,
        detector: VoiceDetector | None = None,
    ) -> None:
        if not recognisers:
            raise EngineUnavailable("there is no speech recogniser: run `bolo models fetch`")
        self.recognisers = tuple(recognisers)
        self._settings = settings
        self._detector = detector or load_detector()

    def listen(
        self,
        source: Source,
        cancel: Cancel,
        *,
        after_question: bool = False,
        on_partial: Callable[[str], None] | None = None,
    ) -> Heard:
        """Listens until one of the end rules fires; `Heard.ended_by` says which.

        `after_question` allows the longer silence of a customer who is asked something.
        `on_partial` gets each new partial transcript. A recogniser that fails is left out; when
        all fail, raises EngineUnavailable. An empty text means that nothing was said.
        """
        settings = self._settings
        end_ms = (
            settings.end_silence_after_question_ms if after_question else settings.end_silence_ms
        )
        listening = _Listening(self.recognisers, on_partial)
        tracker = SpeechTracker(self._detector, settings.vad_threshold, settings.energy_floor_dbfs)
        activity, ended_by = Activity(), EndRule.SOURCE_ENDED
        for block in source.blocks(cancel):
            if cancel.is_set():
                break
            if block.rate != SPEECH_RATE:
                raise ValueError(f"the ear takes {SPEECH_RATE} Hz, not {block.rate}")
            activity = tracker.take(block)
            listening.take(block, activity)
            fired = self._end_rule(activity, listening, samples(end_ms))
            if fired is None:
                continue
            if self._false_start(fired, activity, listening):
                tracker.forget()
                listening.forget()
                continue
            ended_by = fired
            break
        if cancel.is_set():
            ended_by = EndRule.CANCELLED
        return self._finished(listening, activity, ended_by)

    def _end_rule(
        self, activity: Activity, listening: _Listening, end_silence: int
    ) -> EndRule | None:
        settings = self._settings
        if activity.started_at is None:
            enough = samples(1000 * settings.no_speech_s)
            waited = activity.waited >= enough or activity.position >= 2 * enough
            return EndRule.NO_SPEECH if waited else None
        if activity.silent >= end_silence:
            return EndRule.SILENCE
        if listening.endpoint and activity.silent >= samples(_RECOGNISER_END_MS):
            return EndRule.RECOGNISER
        if activity.position - activity.started_at >= samples(1000 * settings.hard_cap_s):
            return EndRule.HARD_CAP
        return None

    def _false_start(self, fired: EndRule, activity: Activity, listening: _Listening) -> bool:
        """Whether a short noise, such as a cup put down, was taken for speech and is over."""
        if fired not in (EndRule.SILENCE, EndRule.RECOGNISER):
            return False
        if activity.spoken > samples(_FALSE_START_MS):
            return False
        heard = listening.result()
        return not heard.text or heard.confidence < self._settings.min_confidence

    def _finished(self, listening: _Listening, activity: Activity, ended_by: EndRule) -> Heard:
        started = time.perf_counter()
        if ended_by is EndRule.CANCELLED or not activity.has_spoken:
            heard = listening.nothing()
        else:
            heard = listening.result()
        heard = replace(
            heard,
            seconds=listening.samples / SPEECH_RATE,
            ended_by=ended_by,
            speech_end_s=activity.ended_at / SPEECH_RATE,
            finish_ms=(time.perf_counter() - started) * 1000,
        )
        if listening.clipped_share > 0.02:
            _LOG.warning("the input is clipped: turn the microphone's level down")
        _LOG.debug(
            "listened %.1f s, ended by %s, %s heard %d letters (%.2f) %.0f ms later",
            heard.seconds,
            ended_by,
            heard.engine,
            len(heard.text),
            heard.confidence,
            heard.finish_ms,
        )
        return heard


class _Listening:
    """The recogniser sessions of one utterance and what they were given."""

    def __init__(
        self, recognisers: Sequence[Recogniser], on_partial: Callable[[str], None] | None
    ) -> None:
        self._recognisers = recognisers
        self._sessions: list[tuple[Recogniser, RecogniserSession]] = []
        self._on_partial = on_partial
        self._shown = ""
        self._before: deque[Pcm] = deque()
        self._result: Heard | None = None
        self._paused = False
        self._clipped = 0
        self.samples = 0
        self.endpoint = False

    @property
    def clipped_share(self) -> float:
        return self._clipped / self.samples if self.samples else 0.0

    def take(self, block: Pcm, activity: Activity) -> None:
        self.samples += block.samples
        wave = block.array()
        self._clipped += int(((wave >= 32767) | (wave <= -32767)).sum())
        if not activity.has_spoken:
            self._keep(block)
            return
        if not self._sessions:
            self._sessions = [
                (recogniser, recogniser.session()) for recogniser in self._recognisers
            ]
            for earlier in self._before:
                self._feed(earlier)
        self._feed(block)
        self._note_pause(activity)

    def result(self) -> Heard:
        """What was most likely said. Raises EngineUnavailable when every recogniser failed."""
        if self._result is None:
            results = self._each(lambda session: session.finish())
            self._result = without_phantom(best(results))
        return self._result

    def forget(self) -> None:
        """Back to waiting for speech."""
        self._sessions, self._result = [], None
        self._paused = self.endpoint = False

    def nothing(self) -> Heard:
        first = self._recognisers[0]
        return Heard(text="", lang=first.lang, confidence=0.0, engine=first.engine)

    def _keep(self, block: Pcm) -> None:
        self._before.append(block)
        kept = sum(earlier.samples for earlier in self._before)
        while kept - self._before[0].samples >= samples(_PRE_ROLL_MS):
            kept -= self._before.popleft().samples

    def _feed(self, block: Pcm) -> None:
        partials: list[Partial] = self._each(lambda session: session.feed(block))
        self.endpoint = any(partial.endpoint for partial in partials)
        text = max((partial.text for partial in partials), key=len)
        if self._on_partial is not None and text and text != self._shown:
            self._shown = text
            self._on_partial(text)

    def _note_pause(self, activity: Activity) -> None:
        paused = activity.silent >= samples(_PAUSE_MS)
        if paused and not self._paused:
            self._each(lambda session: session.pause())
        elif self._paused and not paused:
            self._each(lambda session: session.resume())
        self._paused = paused

    def _each(self, step: Callable[[RecogniserSession], _Result]) -> list[_Result]:
        """One recogniser's failure leaves the others; the failed one is not asked again."""
        results: list[_Result] = []
        alive: list[tuple[Recogniser, RecogniserSession]] = []
        error: EngineUnavailable | None = None
        for recogniser, session in self._sessions:
            try:
                results.append(step(session))
            except EngineUnavailable as err:
                _LOG.error("%s failed while listening: %s", recogniser.engine, err)
                error = err
            else:
                alive.append((recogniser, session))
        self._sessions = alive
        if error is not None and not alive:
            raise error
        return results
