"""Sounds that can be told apart again after a journey through a device."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from device.audio.pcm import Pcm, pcm_from_array


def tone(hertz: float, *, seconds: float, rate: int) -> Pcm:
    samples = 0.4 * np.sin(2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate)
    return pcm_from_array(samples, rate)


def write_tone(path: Path, hertz: float, *, seconds: float = 1.0, rate: int = 48_000) -> Path:
    soundfile.write(path, tone(hertz, seconds=seconds, rate=rate).array(), rate)
    return path


def loud(samples: NDArray[np.int16]) -> NDArray[np.int16]:
    """The sound without digital silence before, after and, on a busy machine, in gaps of it."""
    places = np.flatnonzero(np.abs(samples.astype(np.int32)) > 1000)
    if not len(places):
        return samples[:0]
    sound: NDArray[np.int16] = samples[places[0] : places[-1] + 1]
    return np.extract(sound != 0, sound)


def pitch(samples: NDArray[np.int16], rate: int) -> float:
    """Hertz of the loudest component."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate / len(samples))
