"""The state machine of the daemon: a press begins a turn, and every turn comes to an end.

            press                 something was said            first sound
    IDLE ──────────▶ LISTENING ─────────────────────▶ THINKING ─────────────▶ SPEAKING
     ▲                 │  ▲                              │                     │  │
     ├── nothing said ─┘  └── asked something back ──────┼─────────────────────┘  │
     └── time limit, trouble, press (then LISTENING) ◀───┴────── all said ────────┘

All of it runs on the thread that calls `run`. Edge threads (button, keyboard, control socket) speak
to the `Inbox` only. The stages of a turn block; they look at the turn's Cancel all the time, and
each look lets the machine feed the watchdog, watch the clock and notice the first sound.
"""

from __future__ import annotations

import contextlib
import enum
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from device.audio.pcm import Pcm
from device.audio.supervision import DeviceStatus
from device.cancel import Cancel
from device.config import Config
from device.engines import Sink
from device.errors import EngineUnavailable
from device.kiosk.earcons import Earcon, tone
from device.kiosk.echo import is_echo
from device.kiosk.inbox import Inbox, Press, Reload, Stop
from device.kiosk.news import News
from device.kiosk.parts import Lamp, Microphone, Parts, Speaker
from device.kiosk.readiness import Readiness
from device.kiosk.turn_cancel import TurnCancel
from device.pipeline import Clock, answer_aloud, begin, hear
from device.speaking.speak import speak
from device.turn import EndRule, Turn, new_id
from firmware_hooks.lamp import Pattern

_LOG = logging.getLogger(__name__)

_IDLE_TICK_S = 0.5
_CHIME_TAIL_MS = 60
_MOST_FAILURES = 3
_MOST_FOLLOW_UPS = 5
"""Questions asked back without a press in between; noise must not keep the kiosk talking."""


class State(enum.StrEnum):
    IDLE = "idle"
    LISTENING = "listening"
    THINKING = "thinking"
    SPEAKING = "speaking"


class Kiosk:
    """`refresh` is asked between two turns for new parts; None keeps the present ones.

    `news` is asked in the quiet for what the kiosk should say of itself. `record` gets each
    finished turn. `inbox` is for the edge threads, which the caller owns.
    """

    def __init__(
        self,
        parts: Parts,
        microphone: Microphone,
        speaker: Speaker,
        lamp: Lamp,
        inbox: Inbox,
        config: Config,
        *,
        refresh: Callable[[], Parts | None] = lambda: None,
        news: Callable[[], Sequence[News]] = tuple,
        record: Callable[[Turn], None] = lambda _turn: None,
    ) -> None:
        self._parts = parts
        self._microphone = microphone
        self._speaker = speaker
        self._lamp = lamp
        self._inbox = inbox
        self._config = config
        self._refresh = refresh
        self._news = news
        self._record = record
        self._readiness = Readiness()
        self._state = State.IDLE
        self._session: str | None = None
        self._active_at = time.monotonic()
        self._cancel = TurnCancel(self._on_look)
        self._turn = begin("")
        self._clock = Clock()
        self._first_sound = threading.Event()
        self._spoke_until = 0.0
        self._last_reply = ""
        self._follow_ups = 0
        self._turns = 0
        self._failures = 0

    def run(self) -> int:
        """Serves customers until it is told to stop; the exit code of the process.

        0 after a stop by signal or command; 1 after several turns in a row that failed, so that
        whoever supervises the process starts it anew.
        """
        with self._signals():
            self._enter(State.IDLE)
            self._readiness.ready()
            _LOG.info("ready: press the button and speak")
            try:
                return self._serve()
            finally:
                self._readiness.stopping()
                self._end_session()
                self._lamp.show(Pattern.OFF)
                self._readiness.close()

    def status(self) -> dict[str, object]:
        """How it does, for the control socket; may be asked on any thread."""
        return {
            "state": self._state.value,
            "turns": self._turns,
            "microphone": _described(self._microphone.status),
            "speaker": _described(self._speaker.status),
        }

    def _serve(self) -> int:
        steps: dict[State, Callable[[], State | None]] = {
            State.IDLE: self._idle,
            State.LISTENING: self._listening,
            State.THINKING: self._thinking,
            State.SPEAKING: self._speaking,
        }
        while True:
            try:
                state = steps[self._state]()
            except Exception:
                self._failures += 1
                _LOG.exception("turn %s failed", self._turn.id)
                if self._failures >= _MOST_FAILURES:
                    _LOG.error("%d turns failed in a row: giving up", self._failures)
                    return 1
                self._chime(Earcon.TROUBLE)
                state = State.IDLE
            if state is None:
                return 0
            self._enter(state)

    def _idle(self) -> State | None:
        """Waits for a press, and looks after devices, session and catalogue meanwhile."""
        event = self._inbox.wait(_IDLE_TICK_S)
        self._readiness.alive()
        if isinstance(event, Stop):
            _LOG.info("stopping: %s", event.reason)
            return None
        if isinstance(event, Press):
            self._follow_ups = 0
            return self._begin()
        if time.monotonic() - self._active_at > self._config.kiosk.session_idle_s:
            self._end_session()
        if event is None or isinstance(event, Reload):
            self._take_new_parts()
            self._tell_news()
        return State.IDLE

    def _listening(self) -> State:
        """Chimes, opens the microphone, and has what was said recognised."""
        self._cancel.limit(self._config.kiosk.listening_timeout_s)
        if self._microphone.status.state == "missing":
            _LOG.warning("nobody is heard: %s", self._microphone.status.trouble)
            self._chime(Earcon.TROUBLE)
            return State.IDLE
        self._chime(Earcon.LISTENING)
        self._wait_for_quiet()
        asked = self._follow_ups > 0
        ear = self._parts.follow_up_ear if asked else self._parts.ear
        try:
            self._turn = hear(
                self._turn,
                ear,
                self._microphone,
                self._cancel,
                self._clock,
                after_question=asked,
            )
        except EngineUnavailable as err:
            if self._microphone.status.state == "working":
                raise
            _LOG.warning("the customer was not heard: %s", err)
            self._chime(Earcon.TROUBLE)
            return State.IDLE
        if self._cancel.is_set():
            return self._cut_off()
        return self._judge_heard()

    def _judge_heard(self) -> State:
        heard = self._turn.heard
        assert heard is not None
        silent = heard.ended_by in (EndRule.NO_SPEECH, EndRule.SOURCE_ENDED)
        if not heard.text and (silent or self._follow_ups):
            self._chime(Earcon.NOTHING)
            return State.IDLE
        if is_echo(heard.text, self._last_reply):
            _LOG.warning("turn %s: heard my own answer; not answered", self._turn.id)
            return State.IDLE
        return State.THINKING

    def _thinking(self) -> State:
        """Answers; becomes SPEAKING, in `_on_look`, with the first sound of the answer."""
        self._cancel.limit(self._config.kiosk.thinking_timeout_s)
        self._first_sound.clear()
        audio = self._config.audio
        sink: Sink = self._speaker
        lead_in_ms = audio.lead_in_ms
        if self._config.kiosk.earcons:
            # The tone takes the place of the silence that wakes the amplifier.
            sink = _Prefixed(self._speaker, tone(Earcon.HEARD, least_ms=lead_in_ms))
            lead_in_ms = 0
        try:
            self._turn = answer_aloud(
                self._turn,
                self._parts.dialogue,
                self._parts.voice,
                sink,
                self._cancel,
                self._clock,
                min_confidence=self._config.hearing.min_confidence,
                lead_in_ms=lead_in_ms,
                on_first_audio=self._first_sound.set,
            )
        finally:
            self._spoke_until = self._active_at = time.monotonic()
        return State.SPEAKING

    def _speaking(self) -> State:
        """All was said, or the customer or the clock cut it off: what comes next?"""
        turn, answer, spoken = self._turn, self._turn.answer, self._turn.spoken
        assert answer is not None
        assert spoken is not None
        self._turns += 1
        self._failures = 0
        self._last_reply = answer.reply
        self._record(turn)
        if self._cancel.is_set():
            return self._cut_off()
        if spoken.error:
            self._chime(Earcon.TROUBLE)
            return State.IDLE
        asks = answer.clarify and self._config.kiosk.follow_up_s > 0
        if asks and self._follow_ups < _MOST_FOLLOW_UPS:
            self._follow_ups += 1
            return self._begin()
        return State.IDLE

    def _begin(self) -> State:
        self._cancel = TurnCancel(self._on_look)
        self._inbox.begin_turn(self._cancel)
        self._session = self._session or new_id()
        self._turn = begin(self._session)
        self._clock = Clock()
        self._active_at = time.monotonic()
        return State.LISTENING

    def _cut_off(self) -> State:
        """IDLE, where a press or stop that did it is waiting in the inbox."""
        if self._cancel.timed_out:
            _LOG.warning("turn %s: %s took too long", self._turn.id, self._state)
            self._chime(Earcon.TROUBLE)
        return State.IDLE

    def _on_look(self) -> None:
        """Whenever a stage looks at the Cancel on the main thread."""
        self._readiness.alive()
        if self._state is State.THINKING and self._first_sound.is_set():
            self._enter(State.SPEAKING)
            self._cancel.limit(self._config.kiosk.speaking_timeout_s)

    def _enter(self, state: State) -> None:
        self._state = state
        troubles = [
            f"{name} {_described(device.status)}"
            for name, device in (("microphone", self._microphone), ("speaker", self._speaker))
            if device.status.state in ("missing", "silent")
        ]
        self._lamp.show(
            _PATTERNS[state] if not troubles else _TROUBLED.get(state, _PATTERNS[state])
        )
        self._readiness.status("; ".join([state.value, *troubles]))

    def _chime(self, earcon: Earcon) -> None:
        if not self._config.kiosk.earcons or self._speaker.status.state == "missing":
            return
        cancel = Cancel() if self._cancel.is_set() else self._cancel
        try:
            self._speaker.play(iter([tone(earcon)]), cancel)
        except EngineUnavailable as err:
            _LOG.debug("no chime: %s", err)
        self._spoke_until = max(
            self._spoke_until,
            time.monotonic() + (_CHIME_TAIL_MS - self._config.audio.settle_ms) / 1000,
        )

    def _wait_for_quiet(self) -> None:
        """Until the room has swallowed what the kiosk itself played."""
        until = self._spoke_until + self._config.audio.settle_ms / 1000
        self._cancel.wait(max(0.0, until - time.monotonic()))

    def _end_session(self) -> None:
        if self._session is not None:
            self._parts.dialogue.end_session(self._session)
            self._session = None
            self._last_reply = ""

    def _take_new_parts(self) -> None:
        try:
            parts = self._refresh()
        except Exception:
            _LOG.exception("the new catalogue cannot be used; the present one stays")
            return
        if parts is None:
            return
        if parts.dialogue is not self._parts.dialogue:
            self._end_session()
        self._parts = parts

    def _tell_news(self) -> None:
        """A press cuts it off and begins a turn, as it does with an answer."""
        news = self._news()
        if not news:
            return
        self._cancel = TurnCancel(self._on_look)
        self._inbox.begin_turn(self._cancel)
        self._cancel.limit(self._config.kiosk.speaking_timeout_s)
        self._enter(State.SPEAKING)
        lead_in_ms = self._config.audio.lead_in_ms
        for each in news:
            self._lamp.show(each.lamp)
            sentences = (each.sentence,)
            spoken = speak(
                sentences, self._parts.voice, self._speaker, self._cancel, lead_in_ms=lead_in_ms
            )
            if spoken.error:
                _LOG.warning("the news was not heard: %s", spoken.error)
            if self._cancel.is_set():
                break
        self._spoke_until = time.monotonic()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT stop, SIGHUP reloads; on the main thread only, as Python has it."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        handlers = {
            signal.SIGTERM: lambda *_: self._inbox.stop("SIGTERM"),
            signal.SIGINT: lambda *_: self._inbox.stop("SIGINT"),
            signal.SIGHUP: lambda *_: self._inbox.reload(),
        }
        before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


class _Prefixed:
    """A sink that plays a sound of its own before what it is given."""

    def __init__(self, sink: Sink, prefix: Pcm) -> None:
        self._sink = sink
        self._prefix = prefix

    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        def all_of_it() -> Iterator[Pcm]:
            yield self._prefix
            yield from chunks

        return max(0.0, self._sink.play(all_of_it(), cancel) - self._prefix.seconds)


_PATTERNS = {
    State.IDLE: Pattern.HEARTBEAT,
    State.LISTENING: Pattern.STEADY,
    State.THINKING: Pattern.FAST_BLINK,
    State.SPEAKING: Pattern.SLOW_BLINK,
}

_TROUBLED = {State.IDLE: Pattern.DOUBLE_FLASH}


def _described(status: DeviceStatus) -> str:
    return f"{status.state}: {status.trouble}" if status.trouble else status.state
