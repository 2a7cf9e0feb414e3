"""One turn, step by step: hear → answer → speak. Used alike by recordings and by the kiosk.

Each step takes the `Turn` and returns it with one more part filled in and its times noted.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from device.cancel import Cancel
from device.engines import Sink, Source, Voice
from device.speaking.speak import speak
from device.turn import Answer, Lang, Sentence, Turn, new_id

if TYPE_CHECKING:
    from device.dialogue.conversation import Dialogue
    from device.hearing.ear import Ear

_LOG = logging.getLogger(__name__)


class Clock:
    """Milliseconds since the turn began, on the monotonic clock."""

    def __init__(self) -> None:
        self._started = time.perf_counter()

    def ms(self) -> float:
        return (time.perf_counter() - self._started) * 1000.0


def begin(session: str | None = None) -> Turn:
    """A new, empty turn, of a new session where none is given."""
    return Turn(id=new_id(), session=session or new_id())


def hear(
    turn: Turn,
    ear: Ear,
    source: Source,
    cancel: Cancel,
    clock: Clock,
    *,
    after_question: bool = False,
    on_partial: Callable[[str], None] | None = None,
) -> Turn:
    """Listens to one utterance and notes `speech_end` and `final_transcript`."""
    heard = ear.listen(source, cancel, after_question=after_question, on_partial=on_partial)
    final_ms = clock.ms()
    times = {**turn.ms, "speech_end": final_ms - heard.finish_ms, "final_transcript": final_ms}
    return replace(turn, heard=heard, ms=times)


def answer_text(
    turn: Turn, dialogue: Dialogue, text: str, lang: Lang | None, cancel: Cancel, clock: Clock
) -> Turn:
    """Answers a written question without speaking."""
    reply = Reply(dialogue.respond(text, turn.session, lang=lang, cancel=cancel))
    for _sentence in reply:
        pass
    return _finished(replace(turn, answer=reply.answer), clock)


def answer_aloud(
    turn: Turn,
    dialogue: Dialogue,
    voice: Voice,
    sink: Sink,
    cancel: Cancel,
    clock: Clock,
    *,
    min_confidence: float,
    lead_in_ms: int,
    on_first_audio: Callable[[], None] | None = None,
) -> Turn:
    """Answers what was heard and speaks each sentence as soon as it is ready.

    What was heard with less than `min_confidence` is treated as not understood.
    """
    heard = turn.heard
    if heard is None:
        raise ValueError("nothing was heard in this turn yet")
    times = dict(turn.ms)

    def note_first_audio() -> None:
        times["first_audio"] = clock.ms()
        if on_first_audio is not None:
            on_first_audio()

    sure = heard.confidence >= min_confidence
    reply = Reply(
        dialogue.respond(
            heard.text if sure else "",
            turn.session,
            lang=heard.lang if heard.text else None,
            cancel=cancel,
        )
    )
    spoken = speak(
        iter(reply), voice, sink, cancel, lead_in_ms=lead_in_ms, on_first_audio=note_first_audio
    )
    reply.drain()
    if reply.answer.private or (not sure and dialogue.holds_pin(heard.text)):
        heard = replace(heard, text=reply.answer.text, words=())
    return _finished(
        replace(turn, heard=heard, answer=reply.answer, spoken=spoken, ms=times), clock
    )


class Reply:
    """Iterates over the sentences of a response; `answer` is there once they are all taken."""

    def __init__(self, response: Generator[Sentence, None, Answer]) -> None:
        self._response = response
        self._answer: Answer | None = None

    def __iter__(self) -> Iterator[Sentence]:
        while self._answer is None:
            try:
                yield next(self._response)
            except StopIteration as end:
                self._answer = end.value

    def drain(self) -> None:
        """Takes what a stopped speaker left, so that the answer is complete on every path."""
        for _sentence in self:
            pass

    @property
    def answer(self) -> Answer:
        if self._answer is None:
            raise RuntimeError("the response has not been taken to its end")
        return self._answer


def _finished(turn: Turn, clock: Clock) -> Turn:
    turn = replace(turn, ms={**turn.ms, "total": clock.ms()})
    answer, heard, spoken = turn.answer, turn.heard, turn.spoken
    if answer is not None:
        _LOG.info(
            "turn %s session %s: intent %s, source %s, confidence %.2f, heard by %s (%s), "
            "spoken by %s, %s",
            turn.id,
            turn.session,
            answer.intent,
            answer.source,
            answer.confidence,
            heard.engine if heard else "text",
            heard.ended_by if heard else "-",
            spoken.engine if spoken else "-",
            " ".join(f"{step} {ms:.0f} ms" for step, ms in turn.ms.items()),
        )
    return turn
