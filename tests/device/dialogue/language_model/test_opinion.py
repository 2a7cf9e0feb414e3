"""When the language model is asked what a customer wants, and what comes of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import pytest

from device.dialogue.language_model.opinion import is_unsure, with_opinion
from device.errors import EngineUnavailable
from tests.device.dialogue.conftest import Talk

WANTS = {"price": 0.3, "stock": 0.25, "spec": 0.2, "list": 0.15, "hours": 0.1}


class Says:
    """A classifier with one opinion."""

    engine = "fake"

    def __init__(self, label: str | None) -> None:
        self.label = label
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def choose(self, text: str, labels: Sequence[str], budget_s: float) -> str | None:
        self.asked.append((text, tuple(labels)))
        if self.label == "broken":
            raise EngineUnavailable("the language model has stopped")
        return self.label


def test_it_chooses_among_the_likeliest_and_its_choice_comes_first() -> None:
    classifier = Says("spec")
    mended = with_opinion(WANTS, "does it take 16 A", classifier, 1.0)
    assert classifier.asked == [("does it take 16 A", ("price", "stock", "spec", "list"))]
    assert max(mended, key=lambda intent: mended[intent]) == "spec"
    assert sum(mended.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("answer", [None, "broken"])
def test_without_its_answer_nothing_changes(
    answer: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert with_opinion(WANTS, "x", Says(answer), 1.0) == WANTS
    assert ("stopped" in caplog.text) == (answer == "broken")


def test_who_is_sure_asks_nobody() -> None:
    assert is_unsure(WANTS)
    assert not is_unsure({"price": 0.6, "stock": 0.4})


def test_a_dialogue_asks_it_only_where_it_is_unsure(talk: Callable[[str], Talk]) -> None:
    customer = talk("medical")
    classifier = Says(None)
    customer.dialogue._classifier = classifier
    customer.say("what is the price of the karma wheelchair")
    assert classifier.asked == []
    unsure = ("umm that wheelchair thing maybe", "karma karma", "wheelchair ka wo")
    for text in unsure:
        customer.say(text)
    assert len(classifier.asked) < len(unsure) + 1
