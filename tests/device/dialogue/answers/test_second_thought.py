"""What is doubtful is said with a perhaps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.answers.doubt import (
    ABOUT_GOODS,
    BY_MEANING,
    BY_WORDS,
    DOUBTFUL,
    LOOKED_AT,
    chance_of,
)
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
SURE = {"asked": 1.0, "read": 0.6, "several": 0.25, "unrecorded": 0.0}


def test_a_plain_question_is_answered_for_sure(talk: Shop) -> None:
    answer = talk("seen/electrical_rourkela").say("wipro emergency bulb ka daam kya hai")
    assert answer.confidence > 0.9
    assert answer.reply.startswith("Wipro Emergency LED Bulb 10 W")


def test_what_is_hardly_read_is_said_with_a_perhaps(talk: Shop) -> None:
    answer = talk("seen/medical_udaipur").say(
        "delivery ke baad pet pe bandhne wali belt kitne ki aati hai"
    )
    assert answer.confidence < 0.5
    assert answer.reply.startswith("agar main sahi samjha:")


def test_the_one_with_most_has_no_other_beside_it(talk: Shop) -> None:
    answer = talk("seen/medical_thane").say("which b p machine has the biggest memory")
    assert answer.skus == ("BP-MP-02",)


def test_what_is_doubtful_may_be_asked_about_further(talk: Shop) -> None:
    counter = talk("seen/cafe_mysore")
    counter.say("i feel like drinking something cold and chocolaty")
    assert "172" in counter.say("chocolate shake kitne ka hai").reply


@pytest.mark.parametrize("intent", ABOUT_GOODS)
def test_all_evidence_against_an_answer_makes_it_doubtful(intent: str) -> None:
    against = {
        "asked": 0.0,
        "read": 0.0,
        "several": 1.0,
        "unrecorded": 1.0,
        intent: 1.0,
    }
    assert chance_of(against, BY_WORDS) > LOOKED_AT
    assert chance_of({**against, "ahead": -0.5, "unseen": 0.0}, BY_MEANING) > DOUBTFUL
    plain = {**SURE, intent: 1.0}
    assert chance_of({**plain, "ahead": 0.2, "unseen": 0.0}, BY_MEANING) < DOUBTFUL


def test_the_weights_have_the_signs_that_were_meant() -> None:
    for weights in (BY_WORDS, BY_MEANING):
        assert weights["asked"] < 0
        assert weights["read"] < 0
        assert weights["unrecorded"] > 0
    assert BY_MEANING["ahead"] < 0
