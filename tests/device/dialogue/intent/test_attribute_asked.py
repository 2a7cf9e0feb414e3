"""What the record of one thing tells is told, however the question for it sounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
AJMER = "seen/medical_ajmer"
ALWAR = "seen/cafe_alwar"


@pytest.mark.parametrize(
    ("shop", "said", "sku", "says"),
    [
        (AJMER, "wo jo romsons ka underpad hai uski chaudai aur lambai bata do", "ROM-UPD",
         "60 x 90"),
        (AJMER, "tell me the breadth of the romsons underpad", "ROM-UPD", "60 x 90"),
        (ALWAR, "tandoori roti mein aata kaun sa lagate ho", "TD-ROT",
         "whole wheat"),
        (ALWAR, "if i take one plate of paneer tikka how many pieces will there be", "TD-PT", "4"),
    ],
)  # fmt: skip
def test_an_attribute_of_one_thing_is_told(
    talk: Shop, shop: str, said: str, sku: str, says: str
) -> None:
    answer = talk(shop).say(said)
    assert (answer.intent, answer.skus) == ("spec", (sku,))
    assert says in answer.reply


def test_what_two_plates_come_to_is_a_sum(talk: Shop) -> None:
    answer = talk(ALWAR).say("if i take two plates of paneer tikka how much will it be")
    assert answer.intent == "bulk_price"
