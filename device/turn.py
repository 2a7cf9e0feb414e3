"""The one value that travels: a `Turn` gains `heard`, `answer`, `spoken` and the time of each step.

It is what is logged, measured, shown on the panel and asserted in tests. All values are frozen;
each stage returns a copy made with `dataclasses.replace`.
"""

from __future__ import annotations

import enum
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Lang = Literal["en", "hi", "hi-Latn"]
"""`en`; `hi` in Devanagari; `hi-Latn` for romanised Hindi and Hinglish."""

SpeechLang = Literal["en", "hi"]
"""What a voice is asked to speak. `hi` is Devanagari, with Latin names and codes left in it."""


class EndRule(enum.StrEnum):
    """What ended the listening."""

    SILENCE = "silence"
    RECOGNISER = "recogniser"
    HARD_CAP = "hard_cap"
    NO_SPEECH = "no_speech"
    SOURCE_ENDED = "source_ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word: start and end in seconds of audio, confidence 0 to 1."""

    text: str
    start_s: float
    end_s: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of one utterance; an empty `text` means that nothing was said."""

    text: str
    lang: Lang
    confidence: float
    engine: str
    words: tuple[Word, ...] = ()
    seconds: float = 0.0
    """Length of the audio that was listened to, counted in samples."""
    ended_by: EndRule = EndRule.SOURCE_ENDED
    speech_end_s: float = 0.0
    """Where speech was detected to have ended, in seconds of audio."""
    finish_ms: float = 0.0
    """Wall-clock milliseconds from the detected end to this final transcript."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure or claim in a reply and the record that holds it, such as `SW-6A:price`."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class BasketLine:
    """`options` maps an option group to its choice, or to several where the group allows that."""

    sku: str
    name: str
    quantity: Decimal
    options: Mapping[str, str | tuple[str, ...]]
    unit_price: Decimal
    line_total: Decimal


BasketState = Literal["empty", "open", "confirmed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Basket:
    state: BasketState = "empty"
    lines: tuple[BasketLine, ...] = ()
    total: Decimal = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Order:
    """A basket that was confirmed, or cancelled after that, in this session."""

    id: str
    state: Literal["confirmed", "cancelled"]
    lines: tuple[BasketLine, ...]
    total: Decimal


Source = Literal["catalogue", "faq", "store", "model", "taught", "fallback"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to be spoken, in a script that the voice of `lang` can read.

    `pace` is how fast, 1.0 as the shop has set it; a customer may ask for slower.
    """

    text: str
    lang: SpeechLang
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to one utterance. `reply` is the written form, figures in digits."""

    text: str
    lang: Lang
    intent: str
    reply: str
    reply_lang: Lang
    source: Source
    confidence: float
    skus: tuple[str, ...] = ()
    clarify: bool = False
    unknown: bool = False
    facts: tuple[Fact, ...] = ()
    basket: Basket = field(default_factory=Basket)
    orders: tuple[Order, ...] = ()
    private: bool = False
    """The customer's words held what nothing may keep, the owner's PIN; `text` is without it."""
    ms: Mapping[str, float] = field(default_factory=dict)
    """Milliseconds of `understand`, `find`, `answer`."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a reply was spoken. `error` is None when it went well."""

    engine: str
    voice: str
    seconds: float
    file: str | None = None
    interrupted: bool = False
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer."""

    id: str
    session: str
    heard: Heard | None = None
    answer: Answer | None = None
    spoken: Spoken | None = None
    ms: Mapping[str, float] = field(default_factory=dict)
    """Milliseconds from the start of the turn, by step."""


def new_id() -> str:
    """A short random identifier for a turn or session."""
    return secrets.token_hex(6)
