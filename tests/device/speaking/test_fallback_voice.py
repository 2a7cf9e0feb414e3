"""Several voices as one: in order, by language, never a change in mid-sentence."""

from __future__ import annotations

import pytest

from device.cancel import Cancel
from device.config import SpeakingSettings
from device.errors import EngineUnavailable
from device.speaking.build import build_voice
from device.speaking.fallback_voice import FallbackVoice
from device.turn import Sentence
from models_dl.store import ModelStore
from tests.device.speaking.fake_voice import FakeVoice, unavailable

ENGLISH = Sentence("It costs ninety-five rupees.", "en")
HINDI = Sentence("पचानवे रुपये।", "hi")


def seconds_said(voice: FallbackVoice, sentence: Sentence = ENGLISH) -> float:
    return sum(chunk.seconds for chunk in voice.say(sentence, Cancel()))


def test_the_first_voice_that_answers_speaks() -> None:
    first, second, third = unavailable("edge"), FakeVoice("piper"), FakeVoice("espeak")
    voice = FallbackVoice((first, second, third))
    assert seconds_said(voice) == pytest.approx(0.2)
    assert (voice.engine, voice.name("en")) == ("piper", "piper-en")
    assert third.said == []


def test_a_voice_is_asked_only_for_its_languages() -> None:
    english, both = FakeVoice("piper", langs=("en",)), FakeVoice("espeak")
    voice = FallbackVoice((english, both))
    seconds_said(voice, HINDI)
    assert voice.engine == "espeak"
    assert english.said == []


def test_a_voice_that_makes_no_sound_is_passed_over() -> None:
    voice = FallbackVoice((FakeVoice("edge", chunks=0), FakeVoice("piper")))
    seconds_said(voice)
    assert voice.engine == "piper"


def test_a_bug_in_one_voice_does_not_silence_the_kiosk() -> None:
    voice = FallbackVoice((FakeVoice("edge", error=KeyError("x")), FakeVoice("piper")))
    assert seconds_said(voice) > 0


def test_a_break_in_mid_sentence_ends_it_and_the_next_sentence_finds_its_own_voice() -> None:
    first, second = unavailable("edge", good_chunks=1), FakeVoice("piper")
    voice = FallbackVoice((first, second))
    assert seconds_said(voice) == pytest.approx(0.1)
    assert second.said == []
    first.good_chunks = 0
    assert seconds_said(voice) == pytest.approx(0.2)
    assert voice.engine == "piper"


def test_with_no_voice_left_every_reason_is_told() -> None:
    voice = FallbackVoice((unavailable("edge"), unavailable("piper")))
    with pytest.raises(EngineUnavailable, match="edge is broken; piper is broken"):
        seconds_said(voice)
    with pytest.raises(EngineUnavailable, match="no voice for 'hi'"):
        seconds_said(FallbackVoice((FakeVoice(langs=("en",)),)), HINDI)


def test_leaving_early_closes_the_engine_at_work() -> None:
    inner = FakeVoice()
    chunks = FallbackVoice((inner,)).say(ENGLISH, Cancel())
    next(chunks)
    chunks.close()  # type: ignore[attr-defined]
    assert inner.closed == 1


def test_a_cancelled_turn_says_nothing_and_raises_nothing() -> None:
    cancel = Cancel()
    cancel.set()
    voice = FallbackVoice((FakeVoice(),))
    assert list(voice.say(ENGLISH, cancel)) == []


def test_without_any_model_the_kiosk_still_has_a_voice_where_espeak_is() -> None:
    voice = build_voice(SpeakingSettings(online=False), ModelStore([]))
    assert voice.name("en") in ("en-gb", None)
    voice.warm(["en", "hi"])
    voice.close()
