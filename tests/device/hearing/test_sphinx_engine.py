"""PocketSphinx itself, hearing questions about shops that it has just been told of."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from device.audio.pcm import SPEECH_RATE
from device.cancel import Cancel
from device.config import HearingSettings
from device.errors import EngineUnavailable
from device.hearing.ear import Ear
from device.hearing.sphinx_engine import SphinxRecogniser
from device.turn import EndRule, Heard
from tests.device.hearing.conftest import (
    Recording,
    SmallShop,
    Sound,
    quiet,
    speak,
    utterance,
    with_noise,
)

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def tea_ear(tea_shop: SmallShop, cache: Path) -> Ear:
    return Ear([SphinxRecogniser(tea_shop, cache)], HearingSettings())


@pytest.fixture(scope="module")
def hardware_ear(hardware_shop: SmallShop, cache: Path) -> Ear:
    return Ear([SphinxRecogniser(hardware_shop, cache)], HearingSettings())


def woman(text: str, tmp_path: Path) -> Sound:
    """Another voice than espeak-ng's, clearer."""
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed")
    wav = tmp_path / "woman.wav"
    command = ["flite", "-voice", "slt", "-t", text, "-o", str(wav)]
    subprocess.run(command, check=True, timeout=30)
    sound, rate = soundfile.read(wav)
    return soxr.resample(sound, rate, SPEECH_RATE)


def hear(ear: Ear, sound: Sound) -> Heard:
    return ear.listen(Recording(utterance(sound)), Cancel())


@pytest.mark.parametrize(
    "text",
    [
        "what is the price of lemon tea",
        "can i have a large green tea with oat milk please",
        "two small hot chocolate",
        "do you have orange juice",
        "cancel my order",
    ],
)
def test_questions_and_orders_are_heard_word_for_word(
    tea_ear: Ear, tmp_path: Path, text: str
) -> None:
    heard = hear(tea_ear, woman(text, tmp_path))
    assert heard.text == text
    assert heard.confidence > 0.35
    assert (heard.engine, heard.lang) == ("pocketsphinx", "en")


@pytest.mark.parametrize(
    ("devanagari", "text"),
    [
        ("उषा पंखा का प्राइस क्या है", "usha pankha ka price kya hai"),
        ("तार का दाम क्या है", "taar ka daam kya hai"),
    ],
)
def test_hinglish_is_heard_in_latin_letters(hardware_ear: Ear, devanagari: str, text: str) -> None:
    heard = hear(hardware_ear, speak(devanagari, "hi", "-s", "130"))
    assert (heard.text, heard.lang) == (text, "hi-Latn")


def test_words_have_times_in_order(tea_ear: Ear, tmp_path: Path) -> None:
    heard = hear(tea_ear, woman("what is the price of lemon tea", tmp_path))
    assert [word.text for word in heard.words] == heard.text.split()
    ends = [time for word in heard.words for time in (word.start_s, word.end_s)]
    assert ends == sorted(ends)
    assert all(0 <= word.confidence <= 1 for word in heard.words)


def test_noise_lowers_the_confidence(tea_ear: Ear, tmp_path: Path) -> None:
    sound = woman("can i have a large green tea with oat milk", tmp_path)
    clear = hear(tea_ear, sound).confidence
    noisy = hear(tea_ear, with_noise(sound, 3)).confidence
    assert noisy < clear


def test_speech_about_something_else_keeps_less_confidence(tea_ear: Ear, tmp_path: Path) -> None:
    about_tea = hear(tea_ear, woman("what is the price of lemon tea", tmp_path))
    elsewhere = hear(
        tea_ear, woman("elephants migrated northwards beyond volcanic ridges", tmp_path)
    )
    assert elsewhere.confidence < 0.75 * about_tea.confidence


@pytest.mark.parametrize("level", [0.0, 0.0003, 0.02])
def test_silence_and_noise_give_no_text(tea_ear: Ear, level: float) -> None:
    heard = tea_ear.listen(Recording(quiet(8, level)), Cancel())
    assert (heard.text, heard.ended_by) == ("", EndRule.NO_SPEECH)


def test_telephone_and_clipped_sound_are_still_understood(tea_ear: Ear, tmp_path: Path) -> None:
    text = "what is the price of lemon tea"
    sound = woman(text, tmp_path)
    telephone = soxr.resample(soxr.resample(sound, SPEECH_RATE, 8000), 8000, SPEECH_RATE)
    assert "lemon tea" in hear(tea_ear, telephone).text
    assert "lemon tea" in hear(tea_ear, np.clip(sound * 6, -1, 1)).text


def test_the_result_is_ready_when_the_silence_is_over(tea_ear: Ear, tmp_path: Path) -> None:
    recogniser = tea_ear.recognisers[0]
    session = recogniser.session()
    for block in Recording(utterance(woman("two small green tea", tmp_path))).blocks(Cancel()):
        session.feed(block)
    session.pause()
    prepared = session.finish()
    again = recogniser.session()
    for block in Recording(utterance(woman("two small green tea", tmp_path))).blocks(Cancel()):
        again.feed(block)
    assert prepared == again.finish()


def test_a_session_left_unfinished_does_not_disturb_the_next(tea_ear: Ear, tmp_path: Path) -> None:
    left = tea_ear.recognisers[0].session()
    for block in Recording(woman("do you have orange juice", tmp_path)).blocks(Cancel()):
        left.feed(block)
    assert hear(tea_ear, woman("cancel my order", tmp_path)).text == "cancel my order"


def test_partials_come_while_someone_speaks(tea_ear: Ear, tmp_path: Path) -> None:
    partials: list[str] = []
    sound = utterance(woman("can i have a large green tea with oat milk", tmp_path))
    tea_ear.listen(Recording(sound), Cancel(), on_partial=partials.append)
    assert len(partials) > 2


def test_without_pocketsphinx_it_is_said(
    tea_shop: SmallShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    with pytest.raises(EngineUnavailable, match="PocketSphinx"):
        SphinxRecogniser(tea_shop, tmp_path)
