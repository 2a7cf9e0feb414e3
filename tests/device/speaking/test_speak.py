"""An answer is spoken to its end, or to the press of the button; always with a report."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator

import pytest

from device.audio.pcm import Pcm
from device.cancel import Cancel
from device.errors import EngineUnavailable
from device.speaking.fallback_voice import FallbackVoice
from device.speaking.speak import speak
from device.turn import Sentence
from tests.device.speaking.fake_voice import CollectingSink, FakeVoice, tone, unavailable

ANSWER = (Sentence("It costs ₹1,450.", "en"), Sentence("और चाहिए?", "hi"))


def helpers_alive() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name in ("synthesise", "play")]


def test_each_sentence_is_spoken_in_words_and_in_its_language() -> None:
    voice, sink = FakeVoice(), CollectingSink()
    spoken = speak(iter(ANSWER), voice, sink, Cancel())
    assert voice.said == ["It costs one thousand four hundred and fifty rupees.", "और चाहिए?"]
    assert spoken.seconds == pytest.approx(0.4)
    assert (spoken.engine, spoken.voice) == ("fake", "fake-en+fake-hi")
    assert (spoken.interrupted, spoken.error) == (False, None)
    assert helpers_alive() == []


def test_the_sound_arrives_whole_and_in_order() -> None:
    sink = CollectingSink()
    speak(iter(ANSWER), FakeVoice(chunks=1, chunk_s=0.25), sink, Cancel())
    assert b"".join(chunk.data for chunk in sink.taken) == 2 * tone(0.25).data


def test_the_lead_in_is_silence_and_not_counted() -> None:
    sink = CollectingSink()
    spoken = speak(iter(ANSWER), FakeVoice(), sink, Cancel(), lead_in_ms=150)
    assert sink.taken[0].seconds == pytest.approx(0.15)
    assert not sink.taken[0].array().any()
    assert spoken.seconds == pytest.approx(0.4)


def test_the_first_sound_is_told_once_before_any_of_it_is_played() -> None:
    sink = CollectingSink()
    told: list[int] = []
    speak(
        iter(ANSWER),
        FakeVoice(),
        sink,
        Cancel(),
        lead_in_ms=100,
        on_first_audio=lambda: told.append(len(sink.taken)),
    )
    assert told == [1]


def test_the_next_sentence_is_synthesised_while_one_plays() -> None:
    voice = FakeVoice(chunks=1)

    class SlowSink(CollectingSink):
        def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
            first = next(chunks)
            deadline = threading.Event()
            while len(voice.said) < 2:
                assert not deadline.wait(0.01)
            return first.seconds + super().play(chunks, cancel)

    watch = threading.Timer(10, Cancel().set)
    watch.start()
    assert speak(iter(ANSWER), voice, SlowSink(), Cancel()).seconds == pytest.approx(0.2)
    watch.cancel()


def test_synthesis_runs_only_a_few_chunks_ahead() -> None:
    made: list[int] = []

    class CountingVoice(FakeVoice):
        def say(self, sentence: Sentence, cancel: Cancel) -> Iterator[Pcm]:
            for chunk in super().say(sentence, cancel):
                made.append(1)
                yield chunk

    cancel = Cancel()

    class StoppingSink(CollectingSink):
        def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
            next(chunks)
            threading.Event().wait(0.3)
            cancel.set()
            return 0.0

    speak(iter(ANSWER), CountingVoice(chunks=1000), StoppingSink(), cancel)
    assert len(made) <= 7


def test_sentences_are_taken_on_the_callers_thread() -> None:
    threads: list[int] = []

    def sentences() -> Iterator[Sentence]:
        for sentence in ANSWER:
            threads.append(threading.get_ident())
            yield sentence

    speak(sentences(), FakeVoice(), CollectingSink(), Cancel())
    assert set(threads) == {threading.get_ident()}


def test_a_press_while_speaking_stops_the_rest() -> None:
    cancel = Cancel()
    voice = FakeVoice(chunks=1000)
    spoken = speak(iter(ANSWER), voice, CollectingSink(), cancel, on_first_audio=cancel.set)
    assert spoken.interrupted
    assert spoken.error is None
    assert spoken.seconds < 1
    assert len(voice.said) == 1
    assert helpers_alive() == []


def test_a_press_while_the_voice_hangs_ends_it_too() -> None:
    cancel = Cancel()
    threading.Timer(0.1, cancel.set).start()
    spoken = speak(iter(ANSWER), FakeVoice(hold=threading.Event()), CollectingSink(), cancel)
    assert spoken.interrupted
    assert spoken.engine == "none"
    assert helpers_alive() == []


def test_a_turn_that_was_cancelled_before_says_nothing() -> None:
    cancel = Cancel()
    cancel.set()
    voice, sink = FakeVoice(), CollectingSink()
    spoken = speak(iter(ANSWER), voice, sink, cancel)
    assert (spoken.seconds, spoken.interrupted, voice.said, sink.taken) == (0.0, True, [], [])


def test_nothing_to_say_is_no_error() -> None:
    spoken = speak(iter(()), FakeVoice(), CollectingSink(), Cancel(), lead_in_ms=50)
    assert (spoken.engine, spoken.seconds, spoken.error) == ("none", 0.0, None)
    spoken = speak(iter([Sentence("😀", "en")]), FakeVoice(), CollectingSink(), Cancel())
    assert (spoken.engine, spoken.error) == ("none", None)


def test_a_broken_voice_is_reported_and_the_next_sentence_is_tried() -> None:
    voice = FallbackVoice((FakeVoice(langs=("hi",)),))
    spoken = speak(iter(ANSWER), voice, CollectingSink(), Cancel())
    assert spoken.error == "no voice for 'en' is installed"
    assert spoken.seconds == pytest.approx(0.2)


def test_two_engines_in_one_answer_are_both_named() -> None:
    piper, espeak = FakeVoice("piper", langs=("en",)), FakeVoice("espeak")
    spoken = speak(iter(ANSWER), FallbackVoice((piper, espeak)), CollectingSink(), Cancel())
    assert (spoken.engine, spoken.voice) == ("piper+espeak", "piper-en+espeak-hi")


@pytest.mark.parametrize("error", [EngineUnavailable("the speaker is gone"), OSError("no space")])
def test_a_broken_speaker_ends_the_speech_with_its_reason(error: Exception) -> None:
    class BrokenSink(CollectingSink):
        def play(self, chunks: Iterator[Pcm], cancel: Cancel) -> float:
            next(chunks)
            raise error

    spoken = speak(itertools.cycle(ANSWER), FakeVoice(), BrokenSink(), Cancel())
    assert spoken.error == str(error)
    assert not spoken.interrupted
    assert helpers_alive() == []


def test_what_the_answer_raises_is_raised_once_the_speaker_is_silent() -> None:
    def sentences() -> Iterator[Sentence]:
        yield ANSWER[0]
        raise LookupError("the catalogue went away")

    with pytest.raises(LookupError):
        speak(sentences(), FakeVoice(chunks=1000), CollectingSink(), Cancel())
    assert helpers_alive() == []


def test_all_engines_broken_in_mid_sentence_still_returns() -> None:
    voice = FallbackVoice((unavailable("edge", good_chunks=1),))
    spoken = speak(iter(ANSWER), voice, CollectingSink(), Cancel())
    assert spoken.seconds == pytest.approx(0.2)
    assert spoken.error is None
