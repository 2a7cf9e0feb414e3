"""The intent model: what it is made from, and that it tells how people ask from what for."""

from __future__ import annotations

import pytest

from kb.domains.example_sentences import (
    COUNTER,
    FOLDER,
    SHOPS,
    digest,
    example_tokens,
    sentences,
    sentences_of_shops,
)
from kb.domains.intent_model import WEIGHTS, Token, as_learned, features
from kb.domains.intent_templates import IntentTemplate
from kb.domains.linear_model import load_model, model_digest
from kb.domains.pack import load_domain
from kb.domains.template import compile_template


def told(sentence: str) -> dict[str, float]:
    domain = load_domain("general")
    tokens = example_tokens(sentence, domain)
    words = "".join(f"{domain.canonical_word(token.word)} " for token in tokens)
    return load_model(WEIGHTS).probabilities(
        features(tokens, domain, domain.templates.matching(words))
    )


def test_the_weights_come_from_the_sentences_that_lie_there() -> None:
    assert model_digest(WEIGHTS) == digest(), "run: python -m kb.domains.train_intents"


def test_every_sentence_has_an_intent_and_stands_once_in_its_file() -> None:
    for folder in (FOLDER, COUNTER, SHOPS):
        for path in folder.glob("*.txt"):
            lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
            assert len(lines) == len(set(lines)), path
    intents = {i for i, _ in sentences(FOLDER)}
    assert {intent for intent, _ in sentences(COUNTER)} <= intents
    assert {intent for _, intent, _ in sentences_of_shops()} <= intents


@pytest.mark.parametrize(
    ("sentence", "intent"),
    [
        ("aur bhaiya {item} ka aaj kal kya bhav chal raha hai", "price"),
        ("could you check whether any {item} is still lying with you", "stock"),
        ("क्या यह {item} बारिश में खराब तो नहीं होगा", "spec"),
        ("{item} aur {item2} mein se kaun sa zyada tikega", "compare"),
        ("kitne baje tak shutter khula rakhte hain aap log", "hours"),
        ("please pack seven {item} for me", "basket_add"),
        ("rehne do yaar sab kuch cancel maaro", "basket_cancel"),
        ("which city is the capital of norway", "out_of_scope"),
        ("mujhe kisi insaan se baat karwa do", "human"),
    ],
)
def test_it_tells_sentences_that_it_has_not_learned(sentence: str, intent: str) -> None:
    learned = {text for folder in (FOLDER, COUNTER) for _, text in sentences(folder)}
    learned |= {text for _, _, text in sentences_of_shops()}
    assert sentence not in learned
    chances = told(sentence)
    assert max(chances, key=chances.__getitem__) == intent
    assert sum(chances.values()) == pytest.approx(1, abs=1e-5)


def test_what_the_goods_are_makes_no_difference() -> None:
    domain = load_domain("general")
    one = [Token("havells", "item"), Token("mcb", "item"), Token("ka"), Token("rate")]
    other = [Token("chai", "item"), Token("ka"), Token("rate")]
    assert features(one, domain, ()) == features(other, domain, ())


def test_a_pattern_of_any_weight_counts_like_the_nearest_that_was_learned() -> None:
    pattern = compile_template("what grows", {}, {})
    learned = load_model(WEIGHTS).index
    for intent, weight in (("list", 2.07), ("greeting", 4.0), ("basket_add", 0.1)):
        assert f"t:{as_learned(IntentTemplate(intent, weight, pattern)).name}" in learned
