"""The spec that is asked for, where the words alone leave it open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
CAFE, CARE, ELECTRIC = "seen/cafe_kolkata", "seen/medical_nashik", "seen/electrical_ajmer"


@pytest.mark.parametrize(
    ("shop", "said", "told", "untold"),
    [
        (CARE, "lifree large diaper ki kamar kitni tak jaati hai", "75-100 cm", "size large"),
        (CARE, "what size of waist does the friends medium diaper take", "71-112 cm", "is medium"),
        (CARE, "pampers medium is meant for babies of what weight", "7-12 kg", "count"),
        (CARE, "electral orsl ka sachet kitne paani mein gholte hain", "1 L", ""),
        (CAFE, "how long till the chicken pan fried momo is served", "14 minutes", ""),
        (ELECTRIC, "luminous zelio is pure sine wave or square", "sine", ""),
    ],
)
def test_the_spec_that_is_meant(talk: Shop, shop: str, said: str, told: str, untold: str) -> None:
    answer = talk(shop).say(said)
    assert answer.intent == "spec"
    assert told in answer.reply
    assert not untold or untold not in answer.reply


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        (CARE, "friends large diaper ke bare mein batao"),
        (CAFE, "walnut brownie ke bare mein batao"),
    ],
)
def test_who_asks_for_all_there_is_gets_that(talk: Shop, shop: str, said: str) -> None:
    customer = talk(shop)
    answer = customer.say(said)
    product = customer.dialogue.view.product(answer.skus[0])
    assert product is not None
    assert all(value in answer.reply for value in product.specs.values())
