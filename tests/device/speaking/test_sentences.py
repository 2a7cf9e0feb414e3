"""Text is cut where a speaker breathes, never inside a figure or an abbreviation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.speaking.sentences import LONGEST_CHARS, split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It costs Rs. 95. We have it.", ["It costs Rs. 95.", "We have it."]),
        ("Use 2.5 sq. mm wire. Really?", ["Use 2.5 sq. mm wire.", "Really?"]),
        ("Item No. 5 is here.", ["Item No. 5 is here."]),
        ("We are at M.G. Road. Come!", ["We are at M.G. Road.", "Come!"]),
        ("It is 6 A. We have 4.", ["It is 6 A.", "We have 4."]),
        ("यह ₹95 का है। और चाहिए?", ["यह ₹95 का है।", "और चाहिए?"]),
        ("One\nTwo", ["One", "Two"]),
        ('He said "yes." Then left.', ['He said "yes."', "Then left."]),
        ("Wait... what?", ["Wait... what?"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_long_sentence_is_cut_at_its_clauses() -> None:
    text = (
        "The Havells Crabtree modular switch is rated at sixteen amps, it costs two hundred and "
        "forty-five rupees, and we have forty-two of them in stock in white and in ivory"
    )
    parts = split(text)
    assert len(parts) > 1
    assert all(part.endswith(",") for part in parts[:-1])
    assert " ".join(parts) == text


def test_a_long_sentence_without_clauses_is_cut_at_a_space() -> None:
    parts = split("word " * 60)
    assert all(len(part) <= LONGEST_CHARS for part in parts)
    assert sum(part.count("word") for part in parts) == 60


@given(st.text(alphabet="ab .,;A5।?!\n", max_size=400))
def test_nothing_is_lost_and_all_is_bounded(text: str) -> None:
    parts = split(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    longest_word = max((len(word) for word in text.split()), default=0)
    assert all(len(part) <= max(LONGEST_CHARS, longest_word) for part in parts)
