"""The PIN as it is spoken to the microphone: no turn holds what was heard of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from device.audio.pcm import Pcm
from device.cancel import Cancel
from device.pipeline import Clock, answer_aloud, begin
from device.turn import Heard, Sentence, SpeechLang, Turn, Word
from tests.device.dialogue.teaching.conftest import Kiosk


class SilentVoice:
    """In the place of a synthesiser."""

    engine = "silent"

    def name(self, lang: SpeechLang) -> str:
        return "silent"

    def say(self, sentence: Sentence, cancel: Cancel) -> Iterator[Pcm]:
        yield Pcm(bytes(320), 16_000)


class Speaker:
    """In the place of a loudspeaker."""

    def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
        return sum(chunk.seconds for chunk in chunks)


def turn_of(kiosk: Kiosk, text: str, confidence: float) -> Turn:
    words = tuple(Word(word, 0.0, 0.1, confidence) for word in text.split())
    heard = Heard(text, "en", confidence, "ear", words)
    return answer_aloud(
        replace(begin("owner"), heard=heard),
        kiosk.dialogue,
        SilentVoice(),
        Speaker(),
        Cancel(),
        Clock(),
        min_confidence=0.35,
        lead_in_ms=0,
    )


@pytest.mark.parametrize("confidence", [0.9, 0.1])
@pytest.mark.parametrize(
    "said", ["owner unlock four seven one two", "four seven one two", "owner unlock four nine one"]
)
def test_what_was_heard_of_a_pin_is_not_kept(kiosk: Kiosk, said: str, confidence: float) -> None:
    turn = turn_of(kiosk, said, confidence)
    assert turn.heard is not None
    assert "four" not in turn.heard.text
    assert not turn.heard.words


def test_what_customers_say_stays_as_it_was_heard(kiosk: Kiosk) -> None:
    turn = turn_of(kiosk, "do you have ceiling fans", 0.9)
    assert turn.heard is not None
    assert turn.heard.text == "do you have ceiling fans"
    assert len(turn.heard.words) == 5
