"""Makes the demo's recordings anew: `python -m device.demo_questions.make`.

Needs Debian's flite and espeak-ng. The voices are others than the one that answers, so that the
recogniser never hears the product's own voice.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile
import soxr

from device.audio.pcm import SPEECH_RATE, pcm_from_array
from device.demo_questions import QUESTIONS

ENGLISH = "What is the price of the Havells double pole thirty two amp M C B?"
HINGLISH = "Havells sixteen amp MCB का price क्या है?"
LEVEL_DBFS = -6.0
"""Peak level of the finished recordings."""
PAUSE_S = 0.4
"""Silence before and after the words, as in a recording that a person made."""


def main() -> None:
    """Writes both recordings beside this file, 16 kHz mono."""
    english, hinglish = (question.wav for question in QUESTIONS)
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder) / "spoken.wav"
        _run("flite", "-voice", "slt", "-t", ENGLISH, "-o", str(spoken))
        _finish(spoken, english)
        _run("espeak-ng", "-v", "hi", "-s", "135", "-w", str(spoken), HINGLISH)
        _finish(spoken, hinglish)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=60)


def _finish(spoken: Path, out: Path) -> None:
    sound, rate = soundfile.read(spoken, dtype="float32")
    sound = soxr.resample(sound, rate, SPEECH_RATE)
    sound *= 10 ** (LEVEL_DBFS / 20) / np.abs(sound).max()
    pause = np.zeros(int(PAUSE_S * SPEECH_RATE), dtype=np.float32)
    pcm = pcm_from_array(np.concatenate([pause, sound, pause]), SPEECH_RATE)
    soundfile.write(out, pcm.array(), SPEECH_RATE, subtype="PCM_16")


if __name__ == "__main__":
    main()
