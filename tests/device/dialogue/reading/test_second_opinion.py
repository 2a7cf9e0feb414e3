"""Meaning is asked for what is wanted only where the words leave it open, and never in vain."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from device.dialogue.reading.reading import read
from device.dialogue.reading.second_opinion import heard_again
from device.dialogue.reading.utterance import utterance_words
from kb.domains.meaning_model import load_meanings
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
OPEN = {"price": 0.45, "warranty": 0.05, "spec": 0.5}
SURE = {"price": 0.9, "spec": 0.1}


class Embedder:
    """Knows of every text that it means the same; notes what it is asked."""

    def __init__(self, meaning: str = "") -> None:
        self.asked: list[str] = []
        self._meaning = meaning

    def vector(self, text: str, embedder: str) -> NDArray[np.float32] | None:
        assert embedder == load_meanings().embedder
        self.asked.append(text)
        if not self._meaning:
            return None
        model = load_meanings()
        column = model.weights[:-1, model.labels.index(self._meaning)]
        vector: NDArray[np.float32] = column / np.linalg.norm(column)
        return vector


def heard(talk: Talk, text: str, wants: dict[str, float], embedder: Embedder,
          aside: frozenset[int] = frozenset()) -> dict[str, float]:  # fmt: skip
    view = talk.dialogue.view
    reading = read(utterance_words(text, view.words), view.words)
    return heard_again(wants, reading, view.domain, embedder.vector, aside)


def test_what_is_open_is_decided_by_meaning_without_the_goods(talk: Shop) -> None:
    embedder = Embedder("price")
    wants = heard(talk("sample"), "havells mcb ka kya lagega", OPEN, embedder)
    assert wants["price"] > 0.5 > wants["spec"]
    assert embedder.asked == ["item ka kya lagega"]


def test_what_stands_aside_is_not_embedded(talk: Shop) -> None:
    embedder = Embedder("price")
    heard(talk("sample"), "mcb to show my uncle what cost", OPEN, embedder, frozenset({1, 2}))
    assert embedder.asked == ["item my uncle what cost"]


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
    embedder = Embedder("warranty")
    assert heard(talk("sample"), text, wants, embedder) == wants
    assert embedder.asked == []


def test_without_an_embedder_the_words_alone_decide(talk: Shop) -> None:
    embedder = Embedder()
    assert heard(talk("sample"), "havells mcb ka kya lagega", OPEN, embedder) == OPEN
    assert embedder.asked


def test_a_shop_embeds_for_the_embedder_it_has_alone(talk: Shop) -> None:
    view = talk("sample").dialogue.view
    assert view.vector("what does item cost", load_meanings().embedder) is not None
    assert view.vector("what does item cost", "another-embedder") is None
