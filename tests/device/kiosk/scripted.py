"""Scripted engines and devices, and a kiosk on a thread of its own to have conversations with."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from typing import Self, cast

import msgspec
import numpy as np

from device.audio.pcm import SPEECH_RATE, Pcm, pcm_from_array, silence
from device.audio.supervision import DeviceStatus
from device.cancel import Cancel
from device.config import AudioSettings, Config, HearingSettings, KioskSettings
from device.dialogue.conversation import Dialogue
from device.engines import Partial
from device.errors import EngineUnavailable
from device.hearing.ear import Ear
from device.kiosk.earcons import Earcon, tone
from device.kiosk.inbox import Inbox
from device.kiosk.machine import Kiosk, State
from device.kiosk.news import News
from device.kiosk.parts import Parts
from device.turn import Answer, Heard, Lang, Sentence, SpeechLang, Turn
from firmware_hooks.lamp import Pattern

ALWAYS_SO = 15.0
"""Seconds after which a wait is a failure; nothing is expected to take that long."""

WORKING = DeviceStatus("working", "scripted")
MISSING = DeviceStatus("missing", trouble="unplugged")

CONFIG = Config(
    kiosk=KioskSettings(follow_up_s=2),
    audio=AudioSettings(settle_ms=20, lead_in_ms=100),
    hearing=HearingSettings(no_speech_s=3, min_confidence=0.3),
)


def with_kiosk(**changes: object) -> Config:
    return msgspec.structs.replace(CONFIG, kiosk=msgspec.structs.replace(CONFIG.kiosk, **changes))


def wait_until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + ALWAYS_SO
    while not condition():
        assert time.monotonic() < deadline, f"this never happened: {what}"
        time.sleep(0.005)


class Microphone:
    """Each opening hears the next of `sounds`: True for an utterance, False for silence.

    Silence goes on after it, faster than in life; a `stuck` microphone gives nothing at all.
    """

    def __init__(self, speaker: Speaker) -> None:
        self.status = WORKING
        self.sounds: list[bool] = []
        self.stuck = False
        self.openings = 0
        self.quiet_before_s: list[float] = []
        self._speaker = speaker

    def blocks(self, cancel: Cancel) -> Iterator[Pcm]:
        assert not self._speaker.playing, "the kiosk would hear itself"
        self.quiet_before_s.append(time.monotonic() - self._speaker.played_until)
        self.openings += 1
        if self.status.state == "missing":
            raise EngineUnavailable("the microphone is missing: unplugged")
        if self.stuck:
            while not cancel.wait(0.01):
                pass
            return
        says_something = self.sounds.pop(0) if self.sounds else False
        if says_something:
            for _ in range(30):
                yield _LOUD
        while not cancel.is_set():
            yield _QUIET


class Speaker:
    """Takes sound at once; a `slow` one takes as long as the sound lasts."""

    def __init__(self) -> None:
        self.status = WORKING
        self.slow = False
        self.playing = False
        self.played_until = 0.0
        self.heard: list[str] = []
        """Names of earcons and texts of the voice, in the order in which they were played."""

    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        if self.status.state == "missing":
            raise EngineUnavailable("the speaker is missing: unplugged")
        self.playing = True
        seconds = 0.0
        try:
            for chunk in chunks:
                if cancel.is_set():
                    break
                self._note(chunk)
                seconds += chunk.seconds
                if self.slow and cancel.wait(chunk.seconds):
                    break
        finally:
            self.playing = False
            self.played_until = time.monotonic()
        return seconds

    def _note(self, chunk: Pcm) -> None:
        known = {tone(earcon).data: earcon.name for earcon in Earcon}
        known[tone(Earcon.HEARD, least_ms=CONFIG.audio.lead_in_ms).data] = Earcon.HEARD.name
        spoken = Voice.text_of(chunk)
        name = known.get(chunk.data) or spoken
        if name and (not self.heard or self.heard[-1] != name):
            self.heard.append(name)


class Voice:
    """Speaks a text as a constant level that only that text has, for `seconds`."""

    engine = "scripted"
    _levels: dict[str, int] = {}  # noqa: RUF012

    def __init__(self) -> None:
        self.seconds = 0.2
        self.endless = False

    def name(self, lang: SpeechLang) -> str | None:
        return f"scripted-{lang}"

    def say(self, sentence: Sentence, cancel: Cancel) -> Iterator[Pcm]:
        level = self._levels.setdefault(sentence.text, 1000 + len(self._levels))
        chunk = Pcm(np.full(1600, level, dtype=np.int16).tobytes(), SPEECH_RATE)
        said_s = 0.0
        while not cancel.is_set() and (self.endless or said_s < self.seconds):
            yield chunk
            said_s += chunk.seconds

    @classmethod
    def text_of(cls, chunk: Pcm) -> str | None:
        samples = chunk.array()
        if not len(samples) or (samples != samples[0]).any():
            return None
        return {level: text for text, level in cls._levels.items()}.get(int(samples[0]))


class Recogniser:
    """Has heard `texts`, one an utterance; raises what is an exception."""

    engine = "scripted"
    lang: Lang = "en"
    rate = SPEECH_RATE

    def __init__(self) -> None:
        self.texts: list[str | Exception] = []

    def session(self) -> Recogniser:
        return self

    def feed(self, block: Pcm) -> Partial:
        return Partial("")

    def pause(self) -> None:
        """Prepares nothing."""

    def resume(self) -> None:
        """Forgets nothing."""

    def finish(self) -> Heard:
        text = self.texts.pop(0)
        if isinstance(text, Exception):
            raise text
        return Heard(text, "en", 0.9, self.engine)


class Loudness:
    """Voice activity without a model: loud is speech."""

    def process_chunk(self, audio: bytes) -> float:
        return float(np.abs(np.frombuffer(audio, dtype="<i2")).max() > 1000)

    def reset(self) -> None:
        """Keeps nothing."""


@dataclass
class ScriptedDialogue:
    """Answers by `script`; a text it does not know is answered with `You said …`."""

    script: dict[str, Answer | Exception] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Texts and sessions."""
    ended: list[str] = field(default_factory=list)
    hangs: bool = False
    before_answer: Callable[[str], None] = lambda _text: None

    def respond(
        self, text: str, session: str, *, lang: Lang | None, cancel: Cancel
    ) -> Generator[Sentence, None, Answer]:
        del lang
        self.asked.append((text, session))
        self.before_answer(text)
        while self.hangs and not cancel.wait(0.01):
            pass
        answer = self.script.get(text) or says(f"You said {text}.")
        if isinstance(answer, Exception):
            raise answer
        yield Sentence(answer.reply, "en")
        return replace(answer, text=text)

    def holds_pin(self, text: str) -> bool:
        return False

    def end_session(self, session: str) -> None:
        self.ended.append(session)


def says(reply: str, *, clarify: bool = False) -> Answer:
    return Answer("", "en", "price", reply, "en", "catalogue", 1.0, clarify=clarify)


class Lamp:
    def __init__(self) -> None:
        self.patterns: list[Pattern] = []

    def show(self, pattern: Pattern) -> None:
        if not self.patterns or self.patterns[-1] is not pattern:
            self.patterns.append(pattern)


class Counter:
    """The kiosk on its counter, with a customer who presses and speaks. A context manager."""

    def __init__(self, config: Config = CONFIG) -> None:
        self.speaker = Speaker()
        self.microphone = Microphone(self.speaker)
        self.recogniser = Recogniser()
        self.voice = Voice()
        self.dialogue = ScriptedDialogue()
        self.lamp = Lamp()
        self.inbox = Inbox()
        self.turns: list[Turn] = []
        self.new_parts: list[Parts | Exception] = []
        self.news: list[tuple[News, ...]] = []
        self.exit_code: int | None = None
        self.config = config
        self.kiosk = Kiosk(
            self.parts(self.dialogue),
            self.microphone,
            self.speaker,
            self.lamp,
            self.inbox,
            config,
            refresh=self._refresh,
            news=self._take_news,
            record=self.turns.append,
        )
        self._thread = threading.Thread(target=self._run, name="kiosk")

    def parts(self, dialogue: ScriptedDialogue) -> Parts:
        hearing = self.config.hearing
        short = msgspec.structs.replace(
            hearing, no_speech_s=max(0.1, self.config.kiosk.follow_up_s)
        )
        return Parts(
            Ear([self.recogniser], hearing, Loudness()),
            Ear([self.recogniser], short, Loudness()),
            cast(Dialogue, dialogue),
            self.voice,
        )

    def _take_news(self) -> tuple[News, ...]:
        return self.news.pop(0) if self.news else ()

    def __enter__(self) -> Self:
        self._thread.start()
        wait_until(lambda: Pattern.HEARTBEAT in self.lamp.patterns or self.troubled, "ready")
        return self

    def __exit__(self, *_: object) -> None:
        self.inbox.stop("the test is over")
        self._thread.join(ALWAYS_SO)
        assert not self._thread.is_alive(), "the kiosk does not stop"

    @property
    def troubled(self) -> bool:
        return Pattern.DOUBLE_FLASH in self.lamp.patterns

    @property
    def state(self) -> str:
        return str(self.kiosk.status()["state"])

    def ask(self, text: str | Exception) -> None:
        """Presses, and says what will be recognised as `text`."""
        self.will_say(text)
        self.inbox.press()

    def will_say(self, text: str | Exception) -> None:
        self.microphone.sounds.append(True)
        self.recogniser.texts.append(text)

    def wait_for_turns(self, count: int) -> None:
        wait_until(lambda: len(self.turns) >= count, f"{count} finished turns")

    def wait_for_sound(self, name: str) -> None:
        wait_until(lambda: name in self.speaker.heard, f"{name} is heard")

    def wait_for_state(self, state: State) -> None:
        wait_until(lambda: self.state == state, f"state {state}")

    def wait_for_exit(self) -> int | None:
        self._thread.join(ALWAYS_SO)
        assert not self._thread.is_alive(), "the kiosk does not stop"
        return self.exit_code

    def _run(self) -> None:
        self.exit_code = self.kiosk.run()

    def _refresh(self) -> Parts | None:
        if not self.new_parts:
            return None
        new = self.new_parts.pop(0)
        if isinstance(new, Exception):
            raise new
        return new


_BLOCK = 512
_LOUD = pcm_from_array(0.3 * np.sin(np.arange(_BLOCK) / 5), SPEECH_RATE)
_QUIET = silence(32, SPEECH_RATE)
