"""A faint, steady noise under every utterance, far below the voice.

The acoustic model learned from rooms, and recordings of rooms have noise in every band. Sound that
has none in some (a synthetic voice, a noise gate, a telephone's upper half) looks like nothing it
has met: the logarithm of almost nothing. A floor 36 dB below the voice makes such sound ordinary
and is masked by the room in all other.
"""

from __future__ import annotations

import numpy as np

_BELOW_VOICE_DB = 36.0
_FRAME_SAMPLES = 512
_LOUD_PERCENTILE = 90


def with_noise_floor(audio: bytes) -> bytes:
    """16-bit mono sound with the floor added: the same noise for the same length each time."""
    sound = np.frombuffer(audio, dtype="<i2").astype(np.float32)
    whole = len(sound) - len(sound) % _FRAME_SAMPLES
    if not whole:
        return audio
    power = np.mean(sound[:whole].reshape(-1, _FRAME_SAMPLES) ** 2, axis=1)
    voice = float(np.sqrt(np.percentile(power, _LOUD_PERCENTILE)))
    noise = np.random.default_rng(0).standard_normal(len(sound), dtype=np.float32)
    sound += noise * np.float32(voice * 10 ** (-_BELOW_VOICE_DB / 20))
    return np.clip(sound, -32768, 32767).astype("<i2").tobytes()
