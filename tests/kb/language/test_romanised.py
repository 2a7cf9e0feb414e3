"""What Devanagari writes is spelled as people write it in Latin letters, which all tables hold."""

from __future__ import annotations

import pytest

from kb.language.script import to_latin


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("लगाने", "lagane"),
        ("दिखाओ", "dikhao"),
        ("बोलिए", "boliye"),
        ("यहाँ", "yahan"),
        ("उसमें", "usme"),
        ("जाएँगे", "jayenge"),
        ("वापस", "wapas"),
        ("करने", "karne"),
        ("लेटे", "lete"),
    ],
)
def test_common_words_have_their_usual_spelling(written: str, spelled: str) -> None:
    assert to_latin(written) == spelled


def test_other_words_keep_their_letters() -> None:
    assert to_latin("पंखा झालर") == "pankha jhaalar"
