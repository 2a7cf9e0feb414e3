"""What the customer said, as he said it: words are compared in Latin letters, not shown so."""

from __future__ import annotations

from device.dialogue.asking import Asking
from kb.language.normalise import normalise
from kb.language.script import to_latin


def as_said(words: str, asking: Asking) -> str:
    """Words of the utterance in the script in which they were said.

    Those that were put together from several, or that belong to an earlier utterance, stay.
    """
    said: dict[str, str] = {}
    for word in normalise(asking.text).split():
        said.setdefault(to_latin(word), word)
    return " ".join(said.get(word, word) for word in words.split())
