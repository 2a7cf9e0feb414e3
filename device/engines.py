"""The small protocols behind which every engine sits. Adapters keep their heavy imports inside.

A missing or broken engine raises `EngineUnavailable`, with a message that a shopkeeper can act on;
callers degrade to the next engine and never stop the kiosk for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from device.audio.pcm import Pcm
from device.cancel import Cancel
from device.turn import Heard, Lang, Sentence, SpeechLang


@dataclass(frozen=True, slots=True)
class Partial:
    """What a recogniser holds so far. `endpoint` says that it thinks the utterance is over."""

    text: str
    endpoint: bool = False


class RecogniserSession(Protocol):
    """One utterance. Made, fed and finished on one thread."""

    def feed(self, block: Pcm) -> Partial:
        """Takes the next block at `Recogniser.rate`."""
        ...

    def pause(self) -> None:
        """The speaker is silent for the moment: a good time for work that makes `finish` quick.

        Blocks of silence may follow; `resume` tells when speech goes on after all.
        """
        ...

    def resume(self) -> None:
        """Speech goes on: what `pause` prepared no longer holds."""
        ...

    def finish(self) -> Heard:
        """The final transcript; an empty text when nothing was recognised."""
        ...


class Recogniser(Protocol):
    """A loaded model. `engine` is what `Heard.engine` will say, `lang` what it listens for."""

    engine: str
    lang: Lang
    rate: int

    def session(self) -> RecogniserSession: ...


class Voice(Protocol):
    """Speaks sentences. Yields chunks as they are made so that playing can start early."""

    @property
    def engine(self) -> str: ...

    def name(self, lang: SpeechLang) -> str | None:
        """The voice used for a language, or None where this engine cannot speak it."""
        ...

    def say(self, sentence: Sentence, cancel: Cancel) -> Iterator[Pcm]:
        """Raises EngineUnavailable before the first chunk if it cannot speak at all."""
        ...


class Writer(Protocol):
    """A small language model that words an answer from given passages."""

    engine: str

    def write(self, prompt: str, cancel: Cancel) -> Iterator[str]:
        """Yields text pieces as they are generated."""
        ...


class Classifier(Protocol):
    """Says which of some labels suits a text."""

    engine: str

    def choose(self, text: str, labels: Sequence[str], budget_s: float) -> str | None:
        """One of the labels, or None where the budget does not suffice."""
        ...


class Source(Protocol):
    """Where sound comes from: a microphone or a recording."""

    def blocks(self, cancel: Cancel) -> Iterator[Pcm]:
        """Blocks at `SPEECH_RATE` until the source ends or the turn is cancelled."""
        ...


class Sink(Protocol):
    """Where sound goes: a speaker, a file, both or nothing."""

    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        """Plays chunks of any rate to the end, or stops within 100 ms of `cancel`.

        Returns the seconds played. Raises EngineUnavailable when the device is gone.
        """
        ...
