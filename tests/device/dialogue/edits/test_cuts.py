"""Where an utterance about the basket may be cut into clauses."""

from __future__ import annotations

import pytest

from device.dialogue.edits.clauses import cuts_of, joins, tells


@pytest.mark.parametrize(
    ("text", "ahead", "behind"),
    [
        ("2 more of these and 3 cokes", "2 more of these", "3 cokes"),
        ("peanut rehne do chips 3 kar do", "peanut rehne do", "chips 3 kar do"),
        ("naan 6 lekin paneer half", "naan 6", "paneer half"),
    ],
)
def test_a_clause_ends_at_what_joins_or_behind_a_verb(text: str, ahead: str, behind: str) -> None:
    words = text.split()
    cut = [(" ".join(words[: c.end]), " ".join(words[c.begin :])) for c in cuts_of(words, [])]
    assert (ahead, behind) in cut


@pytest.mark.parametrize("text", ["make it 3", "and 2", "kar do bhaiya"])
def test_what_is_said_in_one_breath_is_not_cut(text: str) -> None:
    assert cuts_of(text.split(), []) == []


def test_a_name_is_not_cut() -> None:
    words = ["6", "l", "and", "t", "mcb", "de", "do"]
    assert cuts_of(words, [], within={2}) == []


def test_there_are_four_cuts_at_most_and_they_stand_in_order() -> None:
    words = [
        "chai",
        "2",
        "aur",
        "coffee",
        "3",
        "aur",
        "samosa",
        "4",
        "aur",
        "idli",
        "5",
        "aur",
        "vada",
        "6",
        "aur",
        "dosa",
        "7",
    ]
    begins = [cut.begin for cut in cuts_of(words, [])]
    assert begins == sorted(begins)
    assert len(begins) == 4


def test_one_word_tells_nothing_unless_it_counts() -> None:
    assert not tells(["please"])
    assert tells(["3"])


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("chai do aur coffee teen", True),
        ("naan 6 lekin paneer half", True),
        ("peanut rehne do chips 3 kar do", False),
    ],
)
def test_what_joins_clauses_is_heard(text: str, joined: bool) -> None:
    assert joins(text.split()) == joined
