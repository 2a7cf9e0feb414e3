"""What a question is about by its meaning: what it is made from, and what it adds to the words."""

from __future__ import annotations

import numpy as np
import pytest

from kb.domains.linear_model import load_model, model_digest
from kb.domains.meaning_model import read_meanings
from kb.domains.pack import load_domain
from kb.domains.subject_meanings import WEIGHTS, embedder_of_subjects, together, with_meaning
from kb.domains.subject_model import WEIGHTS as WORDS
from kb.domains.subject_model import subjects_of
from kb.domains.train_subjects import digest
from kb.embedding.choose import best_embedder

_MOST_BYTES = 100_000


def test_the_weights_come_from_the_sentences_that_lie_there() -> None:
    assert model_digest(WEIGHTS) == digest(), "run: python -m kb.domains.train_subject_meanings"


def test_it_knows_the_subjects_of_the_words_and_the_packaged_embedder() -> None:
    assert read_meanings(WEIGHTS).labels == load_model(WORDS).labels
    learned_of = embedder_of_subjects()
    assert learned_of == best_embedder().asked_name, "python -m kb.domains.train_subject_meanings"
    assert WEIGHTS.stat().st_size < _MOST_BYTES


def test_chances_add_up() -> None:
    both = together(np.array([0.5, 0.5], np.float32), np.array([0.1, 0.9], np.float32))
    assert both.sum() == pytest.approx(1, abs=1e-5)
    assert both.argmax() == 1


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("can your boy bring the box up to my flat", "delivery"),
        ("may we sit by the window for four tonight", "reservation"),
    ],
)
def test_meaning_tells_what_no_word_says(asked: str, subject: str) -> None:
    chances = with_meaning(subjects_of(asked, load_domain("general")), best_embedder().query(asked))
    labels = load_model(WORDS).labels
    assert subject in [labels[at] for at in np.argsort(-chances)[:3]]
