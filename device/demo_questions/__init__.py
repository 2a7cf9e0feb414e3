"""Two spoken questions to the sample shop. `make.py` beside them made the recordings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Question:
    """A recording, what it is, and whose voice it is."""

    wav: Path
    title: str
    spoken_by: str


_FOLDER = Path(__file__).parent

QUESTIONS = (
    Question(
        _FOLDER / "english.wav",
        "“What is the price of the Crompton table fan?”",
        "flite's synthetic voice slt",
    ),
    Question(
        _FOLDER / "hinglish.wav",
        "“Philips steam iron ka price kya hai?”",
        "espeak-ng's synthetic Hindi voice m3, not its standard one",
    ),
)
