"""What a terminal or a broken file mixes into text is left out."""

from __future__ import annotations

import pytest

from kb.language.legible import legible


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("fan rate", "fan rate"),
        ("पंखा ₹500", "पंखा ₹500"),
        ("\x1b[31mfan\x07 rate\x1b[0m", "fan rate"),
        ("\x1b]0;title\x07fan", "fan"),
        ("fan \udcff rate", "fan � rate"),
        ("fan\x00 rate", "fan rate"),
        ("\ud83d\ude00 fan", "😀 fan"),
    ],
)
def test_text_is_read_without_what_nobody_says(text: str, read: str) -> None:
    assert legible(text) == read
