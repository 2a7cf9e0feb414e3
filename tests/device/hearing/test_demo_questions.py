"""The demo's recordings are heard right by what every machine has, under worse conditions too."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from device.audio.pcm import SPEECH_RATE
from device.cancel import Cancel
from device.config import HearingSettings
from device.demo_questions import QUESTIONS, Question
from device.hearing.ear import Ear
from device.hearing.sphinx_engine import SphinxRecogniser
from kb.catalogue import Product
from tests.conftest import SAMPLE_SHOP
from tests.device.hearing.conftest import Recording, SmallShop, Sound, with_noise

pytestmark = pytest.mark.engine

SAID = {
    "english": "what is the price of the crompton table fan",
    "hinglish": "philips steam iron ka price kya hai",
}
WHAT_COUNTS = {"english": "crompton table fan", "hinglish": "steam iron ka price kya hai"}
"""There is only one steam iron in the shop: the question is the same without its brand."""


@pytest.fixture(scope="module")
def ear(cache: Path) -> Ear:
    lines = (SAMPLE_SHOP / "products.jsonl").read_text("utf-8").splitlines()
    goods = tuple(
        Product(
            sku=row["sku"],
            name=row["name"],
            price=Decimal(row["price"]),
            brand=row["brand"],
            category=row["category"],
            aliases=tuple(row["aliases"]),
        )
        for row in map(json.loads, lines)
    )
    return Ear([SphinxRecogniser(SmallShop(goods, generation="sample"), cache)], HearingSettings())


def noisy(sound: Sound) -> Sound:
    return with_noise(sound, 20)


def slower(sound: Sound) -> Sound:
    return soxr.resample(sound, SPEECH_RATE, round(SPEECH_RATE * 1.07))


def faster(sound: Sound) -> Sound:
    return soxr.resample(sound, SPEECH_RATE, round(SPEECH_RATE * 0.93))


def quieter(sound: Sound) -> Sound:
    return sound * 0.15


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.wav.stem)
def test_the_question_is_heard_word_for_word(ear: Ear, question: Question) -> None:
    sound, rate = soundfile.read(question.wav)
    assert rate == SPEECH_RATE
    assert np.abs(sound).max() < 1
    heard = ear.listen(Recording(sound), Cancel())
    assert heard.text == SAID[question.wav.stem]
    assert heard.confidence >= 0.5


@pytest.mark.parametrize("change", [noisy, slower, faster, quieter])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.wav.stem)
def test_what_counts_is_heard_under_worse_conditions(
    ear: Ear, question: Question, change: Callable[[Sound], Sound]
) -> None:
    sound, _rate = soundfile.read(question.wav)
    heard = ear.listen(Recording(change(sound)), Cancel())
    assert WHAT_COUNTS[question.wav.stem] in heard.text
    assert heard.confidence >= 0.35
