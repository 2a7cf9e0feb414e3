"""Meaning is asked for what is wanted only where the words leave it open, and never in vain."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from device.dialogue.reading.reading import read
from device.dialogue.reading.second_opinion import heard_again, together
from device.dialogue.reading.utterance import utterance_words
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
OPEN = {"price": 0.45, "warranty": 0.05, "spec": 0.5}
SURE = {"price": 0.9, "spec": 0.1}


class Ear:
    """Knows of every text that it means the same; notes what it is asked."""

    def __init__(self, means: Mapping[str, float]) -> None:
        self.asked: list[str] = []
        self._means = means

    def wanted(self, text: str) -> Mapping[str, float]:
        self.asked.append(text)
        return self._means


def heard(
    talk: Talk, wants: dict[str, float], text: str, ear: Ear | None = None
) -> dict[str, float]:
    view = talk.dialogue.view
    reading = read(utterance_words(text, view.words), view.words)
    wanted = ear.wanted if ear is not None else view.wanted
    return heard_again(wants, reading, view.domain, text, wanted)


def test_what_is_open_is_decided_by_meaning(talk: Shop) -> None:
    ear = Ear({"price": 0.9, "spec": 0.1})
    wants = heard(talk("sample"), OPEN, "mcb ka kya lagega", ear)
    assert wants["price"] > 0.5 > wants["spec"]
    assert sum(wants.values()) == pytest.approx(1)
    assert ear.asked == ["mcb ka kya lagega"]


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("mcb ka rate", SURE),
        ("havells mcb", OPEN),
        ("aur woh havells wali", OPEN),
        ("and the 32 a one", OPEN),
    ],
)
def test_nothing_is_embedded_that_is_sure_or_only_names_goods(
    talk: Shop, text: str, wants: dict[str, float]
) -> None:
    ear = Ear({"warranty": 1.0})
    assert heard(talk("sample"), wants, text, ear) == wants
    assert ear.asked == []


def test_long_names_are_cut_in_long_questions(talk: Shop) -> None:
    ear = Ear({"price": 0.9})
    asked = "please tell me what the havells mcb 16 a single pole will cost me in all"
    heard(talk("sample"), OPEN, asked, ear)
    (text,) = ear.asked
    assert text.startswith("please tell me what the havells ")
    assert text.endswith(" will cost me in all")
    assert len(text.split()) < len(asked.split()) - 2


def test_whether_one_or_many_are_asked_for_the_words_know_best() -> None:
    wants = together({"price": 0.1, "bulk_price": 0.4, "spec": 0.5}, {"price": 1.0})
    assert wants["bulk_price"] == pytest.approx(4 * wants["price"])
    assert wants["spec"] < 0.2


def test_without_an_embedder_the_words_alone_decide(talk: Shop) -> None:
    ear = Ear({})
    assert heard(talk("sample"), OPEN, "mcb ka kya lagega", ear) == OPEN
    assert ear.asked


def test_a_weak_second_opinion_leaves_the_first() -> None:
    wants = together({"price": 0.9, "spec": 0.1}, {"price": 0.3, "spec": 0.7})
    assert max(wants, key=wants.__getitem__) == "price"


@pytest.mark.parametrize(
    ("text", "first", "intent"),
    [
        ("what would a ceiling fan set me back", {"price": 0.45, "spec": 0.5}, "price"),
        (
            "which switch should i take for the bathroom",
            {"recommend": 0.45, "faq": 0.5},
            "recommend",
        ),
    ],
)
def test_meaning_settles_what_words_leave_open(
    talk: Shop, text: str, first: dict[str, float], intent: str
) -> None:
    wants = heard(talk("sample"), first, text)
    assert max(wants, key=wants.__getitem__) == intent
