"""Which answers are right."""

from __future__ import annotations

import pytest

from device.evaluation.judging import Verdict, judge, says
from device.evaluation.question import Question
from device.turn import Answer, Fact


@pytest.mark.parametrize("wanted", ["हाँ", "हां"])
def test_a_nasal_is_written_in_two_ways(wanted: str) -> None:
    assert says("जी हां, अंडा है।", wanted)
    assert says("जी हाँ, अंडा है।", wanted)


@pytest.mark.parametrize(
    ("told", "must_say", "verdict"),
    [
        ("f-return", (), "right"),
        ("f-hours", (), "wrong"),
        ("f-hours", ("5",), "right"),
    ],
)
def test_the_stored_answer_is_told_where_nothing_else_says_what_is_right(
    told: str, must_say: tuple[str, ...], verdict: Verdict
) -> None:
    text = "wapas ho jayega kya"
    question = Question("q", text, "hi-Latn", "faq", must_say=must_say, faq="f-return")
    answer = Answer(
        text, "hi", "faq", "5 din mein", "hi", "faq", 0.9, facts=(Fact("5", f"faq:{told}"),)
    )
    assert judge(question, answer) == verdict
