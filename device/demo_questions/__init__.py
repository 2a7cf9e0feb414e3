"""Two spoken questions to the sample shop. `make.py` beside this file made the recordings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Question:
    """A recording, what it is, and whose voice it is."""

    wav: Path
    title: str
    spoken_by: str


QUESTIONS = (
    Question(_HERE / "english.wav", "English", "the voice “slt” of flite, not Bolo's own"),
    Question(_HERE / "hinglish.wav", "Hinglish", "the Hindi voice of espeak-ng, not Piper"),
)
