"""Spoken sound for the ear: espeak-ng's voices, silence, noise, and shops to listen in."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from numpy.typing import NDArray

from device.audio.pcm import SPEECH_RATE, Pcm, pcm_from_array
from device.cancel import Cancel
from kb.catalogue import Choice, FaqEntry, OptionGroup, Product

Sound = NDArray[np.float64]


@dataclass(frozen=True)
class Recording:
    """A `Source` of blocks as a microphone gives them."""

    sound: Sound
    block_samples: int = 512

    def blocks(self, cancel: Cancel) -> Iterator[Pcm]:
        pcm = pcm_from_array(self.sound, SPEECH_RATE).data
        size = 2 * self.block_samples
        for at in range(0, len(pcm), size):
            if cancel.is_set():
                return
            yield Pcm(pcm[at : at + size], SPEECH_RATE)


def speak(text: str, voice: str = "en-us", *options: str) -> Sound:
    """16 kHz sound of espeak-ng reading `text`, without silence around it."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    command = ["espeak-ng", "-v", voice, *options, "--stdout", text]
    wav = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout
    sound, rate = soundfile.read(io.BytesIO(wav))
    return soxr.resample(sound, rate, SPEECH_RATE) * 0.7


def quiet(seconds: float, level: float = 0.0005) -> Sound:
    """A quiet room: faint noise, the same each time."""
    return np.random.default_rng(5).normal(0, level, round(seconds * SPEECH_RATE))


def utterance(*parts: Sound, lead_s: float = 0.6, tail_s: float = 1.5) -> Sound:
    return np.concatenate([quiet(lead_s), *parts, quiet(tail_s)])


def with_noise(sound: Sound, snr_db: float) -> Sound:
    """White noise at an SNR of mean powers over the whole recording."""
    noise = np.random.default_rng(6).normal(0, 1, len(sound))
    power = np.mean(sound**2) / 10 ** (snr_db / 10)
    return np.clip(sound + noise * np.sqrt(power), -1, 1)


@dataclass(frozen=True)
class SmallShop:
    """A catalogue in memory."""

    goods: tuple[Product, ...]
    questions: tuple[FaqEntry, ...] = ()
    generation: str = "000001-0badcafe"

    def products(self) -> Iterator[Product]:
        return iter(self.goods)

    def faq(self) -> tuple[FaqEntry, ...]:
        return self.questions


def _choice(name: str) -> Choice:
    return Choice(id=name, name=name)


@pytest.fixture(scope="session")
def tea_shop() -> SmallShop:
    """A few products with options, none of them from any catalogue that the project is shown."""
    sizes = OptionGroup("size", tuple(map(_choice, ("small", "medium", "large"))))
    milk = OptionGroup("milk", tuple(map(_choice, ("oat milk", "skim milk", "no milk"))))
    names = ("masala tea", "green tea", "lemon tea", "hot chocolate", "orange juice")
    goods = tuple(
        Product(sku=name, name=name, price=Decimal(50), category="drinks", options=(sizes, milk))
        for name in names
    )
    hours = FaqEntry("wifi", "What is the wifi password?", "Ask at the counter.")
    return SmallShop(goods, (hours,))


@pytest.fixture(scope="session")
def hardware_shop() -> SmallShop:
    """Names with measures, codes, abbreviations, brands and Hindi aliases."""
    return SmallShop(
        (
            Product("1", "Havells MCB 16 A", Decimal(170), brand="Havells", aliases=("breaker",)),
            Product("2", "Syska LED Bulb 9 W B22", Decimal(95), brand="Syska", category="Bulb"),
            Product("3", "Polycab Wire 2.5 sq mm", Decimal(3000), aliases=("taar", "तार")),
            Product("4", "Usha Ceiling Fan 1200 mm", Decimal(2100), aliases=("pankha", "पंखा")),
        ),
        generation="000002-feedbeef",
    )


@pytest.fixture(scope="session")
def spoken() -> Callable[..., Sound]:
    return speak


@dataclass
class Trace:
    """What a fake session was asked to do."""

    calls: list[str] = field(default_factory=list)
    samples: int = 0


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hearing-cache")
