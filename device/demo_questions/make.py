"""Speaks the demo's questions into WAV files: `python -m device.demo_questions.make`.

Needs flite and espeak-ng from Debian. The voices are others than those that answer, and not people:
the demo says so. A second of a quiet room before and after makes them like a recording.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile
import soxr

from device.audio.pcm import SPEECH_RATE

_FOLDER = Path(__file__).parent
_ROOM_LEVEL = 0.0005
_VOICE_LEVEL = 0.5


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        wav = Path(made) / "voice.wav"
        english = "What is the price of the Crompton table fan?"
        _run("flite", "-voice", "slt", "-t", english, "-o", wav)
        _as_recording(wav, _FOLDER / "english.wav")
        hinglish = "फिलिप्स स्टीम आयरन का प्राइस क्या है?"
        _run("espeak-ng", "-v", "hi+m3", "-s", "135", "-w", wav, hinglish)
        _as_recording(wav, _FOLDER / "hinglish.wav")


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, timeout=60)


def _as_recording(voice: Path, out: Path) -> None:
    sound, rate = soundfile.read(voice)
    sound = soxr.resample(sound, rate, SPEECH_RATE)
    sound *= _VOICE_LEVEL / np.abs(sound).max()
    room = np.zeros(SPEECH_RATE)
    sound = np.concatenate([room, sound, room])
    sound += np.random.default_rng(1).normal(0, _ROOM_LEVEL, len(sound))
    soundfile.write(out, sound, SPEECH_RATE, subtype="PCM_16")


if __name__ == "__main__":
    main()
