"""The hours of a day are told where nothing else that was said of it was meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("cafe_pune", "our flight lands late on friday how long can we stay with you"),
        ("medical_kolkata", "we have temple on saturday till when can we come after it"),
        ("electrical_ranchi", "train se utra hoon abhi aaun to khula milega"),
    ],
)
def test_who_comes_on_a_day_is_told_its_hours(talk: Shop, shop: str, said: str) -> None:
    answer = talk(f"seen/{shop}").say(said)
    assert answer.facts
    assert all(fact.source.startswith("store:hours") for fact in answer.facts)


def test_who_asks_whether_to_come_is_told_with_a_perhaps(talk: Shop) -> None:
    answer = talk("seen/electrical_ranchi").say("should i come now or is it too late today")
    assert (answer.intent, answer.source) == ("hours", "store")
    assert answer.confidence < 0.5


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("cafe_pune", "will somebody come to wash my car on sunday"),
        ("medical_kolkata", "when does the bank open on monday"),
    ],
)
def test_what_others_do_on_a_day_is_not_known(talk: Shop, shop: str, said: str) -> None:
    assert talk(f"seen/{shop}").say(said).unknown
