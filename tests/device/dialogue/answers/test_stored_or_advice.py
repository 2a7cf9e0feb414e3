"""Who tells of his own situation may want a stored answer rather than goods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "said", "told"),
    [
        ("seen/cafe_varanasi", "we have a labrador with us may he sit upstairs too", "courtyard"),
    ],
)
def test_a_stored_answer_is_told_before_goods_that_hardly_suit(
    talk: Shop, shop: str, said: str, told: str
) -> None:
    answer = talk(shop).say(said)
    assert told in answer.reply
    assert answer.source == "faq"


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("seen/cafe_varanasi", "suggest something light for dinner"),
        ("seen/medical_latur", "my father has pain in the knee what can he wear"),
    ],
)
def test_who_wishes_for_goods_is_advised(talk: Shop, shop: str, said: str) -> None:
    answer = talk(shop).say(said)
    assert answer.intent == "recommend"
    assert answer.skus


def test_more_than_there_is_hears_how_few_there_are(talk: Shop) -> None:
    customer = talk("seen/medical_bhopal")
    assert "only 13 boxes" in customer.say("we want twenty nitrile glove boxes for the ward").reply
    assert "only" not in talk("seen/medical_bhopal").say("two boxes of nitrile gloves price").reply
