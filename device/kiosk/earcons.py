"""Short tones that need no language: each is told from the others by its melody."""

from __future__ import annotations

import enum
from functools import cache

import numpy as np

from device.audio.pcm import Pcm, pcm_from_array, silence

RATE = 24_000

_LOUDNESS = 0.2
_FADE_MS = 8


class Earcon(enum.Enum):
    """Notes in hertz and their length in milliseconds."""

    LISTENING = ((660, 45), (880, 55))
    """Speak now."""

    HEARD = ((600, 60),)
    """I have heard you and look for the answer."""

    NOTHING = ((600, 60), (450, 80))
    """Nothing was said; press again."""

    TROUBLE = ((300, 120), (220, 180))
    """Something is wrong with me."""


@cache
def tone(earcon: Earcon, *, least_ms: int = 0) -> Pcm:
    """The sound of an earcon, with silence after it up to `least_ms`."""
    notes = [_note(hertz, ms) for hertz, ms in earcon.value]
    length_ms = sum(ms for _, ms in earcon.value)
    rest = silence(max(0, least_ms - length_ms), RATE)
    return Pcm(b"".join(note.data for note in notes) + rest.data, RATE)


def _note(hertz: int, ms: int) -> Pcm:
    count = RATE * ms // 1000
    wave = np.sin(2 * np.pi * hertz * np.arange(count) / RATE)
    edge = RATE * _FADE_MS // 1000
    rise = np.minimum(1.0, np.arange(count) / edge)
    # Faded in and out, since a tone that is cut sounds as a click.
    return pcm_from_array(_LOUDNESS * wave * rise * rise[::-1], RATE)
