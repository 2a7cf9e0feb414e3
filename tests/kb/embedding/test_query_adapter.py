"""The adapters bring a question nearer to what answers it."""

from __future__ import annotations

import numpy as np
import pytest

from kb.embedding.choose import best_embedder
from kb.embedding.query_adapter import adapted, adapter, turned
from kb.language.gloss import to_english

_ANSWERS = (
    "Do you deliver at home? Yes, within four kilometres for 40 rupees.",
    "Is there a place to park? Two wheelers in front, cars behind the bank.",
    "Can I pay by card? We take cash, UPI and all cards.",
    "What if I do not like it? Unused goods are taken back within seven days.",
    "Do you repair mixers? Yes, it takes two days and costs 150 rupees.",
)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("ghar tak bhijwa sakte ho kya", 0),
        ("scooter kahan khadi karun", 1),
        ("क्रेडिट कार्ड से पैसे ले लोगे", 2),
        ("pasand na aaye to lauta sakte hain", 3),
        ("my mixie stopped running will you look at it", 4),
    ],
)
def test_the_nearest_answer_is_the_right_one_by_far(asked: str, answer: int) -> None:
    embedder = best_embedder()
    passages = embedder.passages(_ANSWERS)
    question = embedder.query(to_english(asked))
    near = passages @ adapted(question, "answers")
    others = np.delete(near, answer)
    assert near[answer] > others.max()
    plain = passages @ question
    assert near[answer] - others.mean() > plain[answer] - np.delete(plain, answer).mean()


def test_an_adapted_question_has_length_one() -> None:
    question = best_embedder().query("kuch garam pilao")
    assert np.linalg.norm(adapted(question, "goods")) == pytest.approx(1, abs=1e-5)
    both = turned(np.stack([question, -question]), adapter("goods"))
    assert np.allclose(both[0], -both[1])


def test_a_vector_of_another_model_stays_as_it_is() -> None:
    vector = np.ones(16, dtype=np.float32) / 4
    assert np.array_equal(adapted(vector, "answers"), vector)
