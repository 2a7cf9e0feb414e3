"""Takes what points to a person out of a text before it is kept."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_UPI = re.compile(r"\b[\w.-]{2,}@[a-z]{2,}\b", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<!\w)\+?\d(?:[\s-]?\d){8,}(?!\w)")
_SPOKEN_DIGITS = re.compile(
    r"\b(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|double|triple|shunya|ek|do|teen|"
    r"char|paanch|panch|chhe|saat|aath|nau)\s+){6,}"
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|shunya|ek|do|teen|char|paanch|panch|chhe|saat|aath|nau)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(my name is|i am called|mera naam|mera nam)\s+\w+(?:\s+(?!hai|and|aur|please|i\b)\w+)?",
    re.IGNORECASE,
)
_NAME_HI = re.compile(r"(मेरा नाम)\s+\S+")


def mask(text: str) -> str:
    """Phone, card and identity numbers, mail and payment addresses and names become "…"."""
    text = _EMAIL.sub("…", text)
    text = _UPI.sub("…", text)
    text = _LONG_NUMBER.sub("…", text)
    text = _SPOKEN_DIGITS.sub("…", text)
    text = _NAME.sub(r"\1 …", text)
    return _NAME_HI.sub(r"\1 …", text)


def is_personal(text: str) -> bool:
    """Whether a text holds something that `mask` takes out."""
    return mask(text) != text
