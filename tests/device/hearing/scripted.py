"""A recogniser that says what a script tells it to, and notes what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from device.audio.pcm import SPEECH_RATE, Pcm
from device.engines import Partial
from device.errors import EngineUnavailable
from device.turn import Heard, Lang


@dataclass
class ScriptedRecogniser:
    """`endpoint_at_s` and `fails_at_s` count seconds of sound that the session was given."""

    text: str = "price of tea"
    lang: Lang = "en"
    confidence: float = 0.8
    endpoint_at_s: float | None = None
    fails_at_s: float | None = None
    engine: str = "scripted"
    rate: int = SPEECH_RATE
    sessions: list[ScriptedSession] = field(default_factory=list)

    def session(self) -> ScriptedSession:
        self.sessions.append(ScriptedSession(self))
        return self.sessions[-1]


@dataclass
class ScriptedSession:
    owner: ScriptedRecogniser
    samples: int = 0
    calls: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return self.samples / SPEECH_RATE

    def feed(self, block: Pcm) -> Partial:
        self.samples += block.samples
        owner = self.owner
        if owner.fails_at_s is not None and self.seconds >= owner.fails_at_s:
            raise EngineUnavailable("the scripted engine died")
        ended = owner.endpoint_at_s is not None and self.seconds >= owner.endpoint_at_s
        words = owner.text.split()
        return Partial(" ".join(words[: int(self.seconds * 3)]), endpoint=ended)

    def pause(self) -> None:
        self.calls.append("pause")

    def resume(self) -> None:
        self.calls.append("resume")

    def finish(self) -> Heard:
        self.calls.append("finish")
        return Heard(self.owner.text, self.owner.lang, self.owner.confidence, self.owner.engine)
