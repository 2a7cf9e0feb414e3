"""The end rules, on real speech through the real voice detector; only recognisers are scripted."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import msgspec
import numpy as np
import pytest

from device.audio.pcm import SPEECH_RATE, Pcm
from device.cancel import Cancel
from device.config import HearingSettings
from device.errors import EngineUnavailable
from device.hearing.ear import Ear
from device.turn import EndRule, Heard
from tests.device.hearing.conftest import Recording, Sound, quiet, speak, utterance
from tests.device.hearing.scripted import ScriptedRecogniser

QUESTION = "what is the price of this ceiling fan"


def listen(
    sound: Sound,
    *recognisers: ScriptedRecogniser,
    after_question: bool = False,
    partials: list[str] | None = None,
    **settings: float,
) -> Heard:
    ear = Ear(recognisers or (ScriptedRecogniser(),), configured(**settings))
    return ear.listen(
        Recording(sound),
        Cancel(),
        after_question=after_question,
        on_partial=partials.append if partials is not None else None,
    )


def configured(**settings: float) -> HearingSettings:
    return msgspec.structs.replace(HearingSettings(), **settings)


@pytest.fixture(scope="module")
def question() -> Sound:
    return speak(QUESTION)


def test_silence_after_speech_ends_the_utterance(question: Sound) -> None:
    heard = listen(utterance(question, tail_s=3), end_silence_ms=700)
    assert heard.ended_by is EndRule.SILENCE
    assert heard.text == "price of tea"
    assert heard.seconds == pytest.approx(heard.speech_end_s + 0.7, abs=0.04)
    assert heard.speech_end_s == pytest.approx(0.6 + len(question) / SPEECH_RATE, abs=0.45)


def test_no_log_tells_what_was_said(question: Sound, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert listen(utterance(question, tail_s=3)).text == "price of tea"
    assert "listened" in caplog.text
    assert "tea" not in caplog.text


def test_after_a_question_the_customer_has_more_time(question: Sound) -> None:
    hesitant = utterance(question, quiet(0.9), question)
    quick = listen(hesitant, end_silence_ms=600, end_silence_after_question_ms=1400)
    patient = listen(
        hesitant, after_question=True, end_silence_ms=600, end_silence_after_question_ms=1400
    )
    assert quick.seconds < patient.seconds
    assert patient.speech_end_s > 2 * len(question) / SPEECH_RATE


def test_the_recogniser_may_end_it_sooner(question: Sound) -> None:
    recogniser = ScriptedRecogniser(endpoint_at_s=1.0)
    heard = listen(utterance(question, tail_s=3), recogniser, end_silence_ms=2000)
    assert heard.ended_by is EndRule.RECOGNISER
    assert heard.seconds < heard.speech_end_s + 0.5


def test_a_recogniser_does_not_end_it_while_someone_speaks(question: Sound) -> None:
    recogniser = ScriptedRecogniser(endpoint_at_s=0.1)
    heard = listen(utterance(question, tail_s=3), recogniser, end_silence_ms=2000)
    assert heard.speech_end_s > 0.4 + 0.8 * len(question) / SPEECH_RATE


def test_endless_talk_is_cut_at_the_hard_cap(question: Sound) -> None:
    talk = np.concatenate([question] * 6)
    heard = listen(utterance(talk), hard_cap_s=3, end_silence_ms=5000)
    assert heard.ended_by is EndRule.HARD_CAP
    assert heard.seconds == pytest.approx(3.5, abs=0.4)


@pytest.mark.parametrize("level", [0.0, 0.001, 0.05])
def test_nobody_speaks(level: float) -> None:
    recogniser = ScriptedRecogniser()
    heard = listen(quiet(5, level), recogniser, no_speech_s=2)
    assert heard.ended_by is EndRule.NO_SPEECH
    assert (heard.text, heard.confidence) == ("", 0.0)
    assert heard.seconds == pytest.approx(2, abs=0.04)
    assert not recogniser.sessions


def test_a_short_noise_that_nobody_understands_does_not_end_the_listening(
    question: Sound,
) -> None:
    grunt = speak("ah")[:6400]
    unsure = ScriptedRecogniser("milk", confidence=0.1)
    heard = listen(utterance(grunt, quiet(1.2), question), unsure, end_silence_ms=700)
    assert len(unsure.sessions) == 2
    assert heard.speech_end_s > 1.2 + len(question) / SPEECH_RATE
    sure = ScriptedRecogniser("yes", confidence=0.9)
    heard = listen(utterance(grunt, quiet(1.2), question), sure, end_silence_ms=700)
    assert len(sure.sessions) == 1
    assert heard.seconds < 2.5


def test_noises_alone_are_waited_through_for_a_while_only() -> None:
    grunt = speak("ah")[:6400]
    sound = utterance(*[part for _ in range(20) for part in (grunt, quiet(1.2))])
    unsure = ScriptedRecogniser("milk", confidence=0.1)
    heard = listen(sound, unsure, end_silence_ms=700, no_speech_s=3)
    assert heard.ended_by is EndRule.NO_SPEECH
    assert (heard.text, heard.confidence) == ("", 0.0)
    assert heard.seconds < 9


def test_a_recording_that_ends_is_heard_to_its_end(question: Sound) -> None:
    heard = listen(utterance(question, tail_s=0))
    assert heard.ended_by is EndRule.SOURCE_ENDED
    assert heard.text


def test_an_empty_source_is_silence() -> None:
    heard = listen(np.zeros(0))
    assert (heard.text, heard.seconds, heard.ended_by) == ("", 0.0, EndRule.SOURCE_ENDED)


def test_a_cancelled_turn_hears_nothing(question: Sound) -> None:
    cancel = Cancel()

    class CancelledMidway(Recording):
        def blocks(self, cancel: Cancel) -> Iterator[Pcm]:
            for number, block in enumerate(super().blocks(cancel)):
                if number == 50:
                    cancel.set()
                yield block

    recogniser = ScriptedRecogniser()
    heard = Ear([recogniser], HearingSettings()).listen(CancelledMidway(question), cancel)
    assert (heard.text, heard.ended_by) == ("", EndRule.CANCELLED)
    assert "finish" not in recogniser.sessions[0].calls


def test_recognisers_get_sound_from_before_the_first_detected_speech(question: Sound) -> None:
    recogniser = ScriptedRecogniser()
    heard = listen(utterance(question, lead_s=2, tail_s=2), recogniser, end_silence_ms=500)
    given = recogniser.sessions[0].seconds
    assert given < heard.seconds - 1, "the long silence before is not given"
    assert given > len(question) / SPEECH_RATE + 0.5


def test_each_recogniser_gets_the_same_sound_and_the_surer_one_is_believed(
    question: Sound,
) -> None:
    english = ScriptedRecogniser("rice of three", confidence=0.4)
    hindi = ScriptedRecogniser("तीन का दाम", "hi", confidence=0.7)
    heard = listen(utterance(question), english, hindi)
    assert (heard.text, heard.lang) == ("तीन का दाम", "hi")
    assert english.sessions[0].samples == hindi.sessions[0].samples


def test_a_recogniser_that_dies_leaves_the_other(question: Sound) -> None:
    dying = ScriptedRecogniser("lost", confidence=0.99, fails_at_s=0.8)
    assert listen(utterance(question), dying, ScriptedRecogniser()).text == "price of tea"


def test_when_all_recognisers_die_it_is_said(question: Sound) -> None:
    with pytest.raises(EngineUnavailable, match="died"):
        listen(utterance(question), ScriptedRecogniser(fails_at_s=0.8))


def test_without_a_recogniser_there_is_no_ear() -> None:
    with pytest.raises(EngineUnavailable, match="models fetch"):
        Ear((), HearingSettings())


@pytest.mark.parametrize("phantom", ["huh", "the", "uh the", "Hmm"])
def test_a_lone_filler_word_is_nothing_said(question: Sound, phantom: str) -> None:
    heard = listen(utterance(question), ScriptedRecogniser(phantom))
    assert (heard.text, heard.confidence) == ("", 0.0)


@pytest.mark.parametrize("answer", ["yes", "no", "ek", "the fan"])
def test_short_answers_are_kept(question: Sound, answer: str) -> None:
    assert listen(utterance(question), ScriptedRecogniser(answer)).text == answer


def test_work_is_done_in_the_pause_and_forgotten_when_speech_goes_on(question: Sound) -> None:
    recogniser = ScriptedRecogniser()
    listen(utterance(question, quiet(0.6), question), recogniser, end_silence_ms=1000)
    calls = recogniser.sessions[0].calls
    assert calls[-2:] == ["pause", "finish"]
    assert calls[:2] == ["pause", "resume"]


def test_partials_grow_and_are_told_once_each(question: Sound) -> None:
    partials: list[str] = []
    listen(utterance(question), partials=partials)
    assert partials == ["price", "price of", "price of tea"]


def test_the_rule_that_fired_is_logged(question: Sound, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        listen(utterance(question))
    assert "ended by silence" in caplog.text


def test_clipped_input_is_heard_and_complained_of(
    question: Sound, caplog: pytest.LogCaptureFixture
) -> None:
    heard = listen(np.clip(utterance(question) * 40, -1, 1))
    assert heard.text
    assert "clipped" in caplog.text


def test_sound_of_another_rate_is_a_mistake_of_the_program() -> None:
    class Telephone:
        def blocks(self, _cancel: Cancel) -> Iterator[Pcm]:
            yield Pcm(bytes(512), 8000)

    with pytest.raises(ValueError, match="8000"):
        Ear([ScriptedRecogniser()], HearingSettings()).listen(Telephone(), Cancel())
