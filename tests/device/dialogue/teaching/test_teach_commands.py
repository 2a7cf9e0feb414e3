"""`bolo teach` on the command line, as the owner uses it."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from device.cli import bolo

TOYS = "Do you sell toys? | Yes, toys are on shelf four."


class Owner:
    def __init__(self, home: Path) -> None:
        self._home = home

    def types(self, *words: str, answers: str = "") -> str:
        """What is said to it; of an error the message."""
        done = CliRunner().invoke(
            bolo, ["--home", str(self._home), *words], input=answers, standalone_mode=False
        )
        if isinstance(done.exception, click.UsageError):
            return done.exception.format_message()
        return str(done.exception) if done.exception is not None else done.output


@pytest.fixture
def owner(sample_home: Path, tmp_path: Path) -> Owner:
    (tmp_path / "catalogue").symlink_to(sample_home / "catalogue")
    return Owner(tmp_path)


def test_an_empty_list_says_so(owner: Owner) -> None:
    assert owner.types("teach", "list") == "nothing was taught yet\n"
    assert owner.types("teach", "misses") == "nothing was asked in vain yet\n"
    assert owner.types("teach", "correct", "Yes.") == "nothing has been asked yet"
    assert owner.types("teach", "withdraw", "-1") == "there is no taught answer -1"


def test_a_second_answer_to_the_same_question_is_refused_with_the_first(owner: Owner) -> None:
    assert owner.types("teach", "add", TOYS) == "taught as number 1\n"
    refused = owner.types("teach", "add", "Do you have toys? | No, we do not.")
    assert "number 1" in refused
    assert "Yes, toys are on shelf four." in refused
    assert owner.types("teach", "edit", "1", "No, we do not.") == "changed number 1\n"
    assert owner.types("ask", "do you sell toys") == "No, we do not.\n"


def test_the_owner_is_told_where_the_price_list_answers_first(owner: Owner) -> None:
    told = owner.types("teach", "add", "price of the philips steam iron | It is a good iron.")
    assert "taught as number 1, but customers hear first" in told
    assert "₹1,890" in told


def test_the_last_question_is_shown_before_it_is_corrected(owner: Owner) -> None:
    owner.types("ask", "do you sell toys")
    declined = owner.types("teach", "correct", "On shelf four.", answers="n\n")
    assert "“do you sell toys”" in declined
    assert "nothing was taught" in declined
    assert "taught as number 1" in owner.types("teach", "correct", "On shelf four.", answers="y\n")
    assert owner.types("teach", "correct", "On shelf six.", "--yes") == "changed number 1\n"
    assert owner.types("ask", "do you sell toys") == "On shelf six.\n"


def test_a_pin_is_set_or_removed_not_both(owner: Owner) -> None:
    assert "exclude each other" in owner.types("teach", "--set-pin", "--remove-pin")
    assert "say “unlock”" in owner.types("teach", "--set-pin", answers="4712\n4712\n")
