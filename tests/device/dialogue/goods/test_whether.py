"""Yes or no, as the record has it, to a question whether something is so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.goods.whether import asks_whether
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
YES, NO = ("Yes.", "ji haan.", "जी हां।"), ("No.", "ji nahi.", "जी नहीं।")


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("is the mask washable", True),
        ("brownie mein anda hai kya", True),
        ("truffle slice mein anda to nahi hai na", True),
        ("how many pieces are in it", False),
        ("kitne ki hai na", False),
        ("is it veg or not", False),
        ("price of the brownie", False),
    ],
)
def test_what_yes_or_no_answers(said: str, asks: bool) -> None:
    assert asks_whether(said.split()) is asks


@pytest.mark.parametrize(
    ("shop", "text", "begins"),
    [
        ("cafe_imphal", "is there milk in the lemongrass green tea", NO),
        ("cafe_imphal", "अखरोट वाली ब्राउनी में अंडा पड़ता है क्या", YES),
        ("cafe_chandigarh", "is there egg in the pineapple pastry", NO),
        ("cafe_gondia", "garam badam wale doodh mein kesar bhi padta hai kya", YES),
        ("electrical_jodhpur", "symphony ka chhota wala cooler inverter pe chal jayega kya", YES),
        ("medical_guwahati", "accu chek instant me bluetooth hota hai kya", YES),
    ],
)
def test_the_record_says_so(talk: Shop, shop: str, text: str, begins: tuple[str, ...]) -> None:
    assert talk(f"seen/{shop}").say(text).reply.removeprefix("अगर मैं सही समझा: ").startswith(begins)


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        ("electrical_hapur", "is the microtek inverter a pure sine wave one"),
        ("cafe_panaji", "is the ros omelette gravy vegetarian"),
    ],
)
def test_what_the_record_does_not_say_is_neither(talk: Shop, shop: str, text: str) -> None:
    reply = talk(f"seen/{shop}").say(text).reply
    assert not reply.startswith((*YES, *NO))
