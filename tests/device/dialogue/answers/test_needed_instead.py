"""A question of a fact that tells what a thing is needed for is answered of what helps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/electrical_nagpur", "current jaane par jo jale wo wala bulb kitne ka hai", "WP-EMG"),
        ("seen/electrical_mysuru", "power cut mein jalne wala bulb kya bhav hai", "WP-EM10"),
    ],
)
def test_what_helps_is_told_of(talk: Shop, shop: str, text: str, sku: str) -> None:
    assert talk(shop).say(text).skus == (sku,)


def test_who_only_names_a_thing_needs_nothing(talk: Shop) -> None:
    answer = talk("seen/electrical_nagpur").say("drill machine ka kya daam hai")
    assert {*answer.skus} == {"BO-D450", "BO-D600"}


def test_what_is_named_with_its_size_is_meant_whatever_it_is_for(talk: Shop) -> None:
    said = "छत की टंकी भरने को आधे एचपी की मोटर लगानी है क्या रेट दी"
    answer = talk("seen/electrical_anand").say(said)
    assert answer.skus == ("KB-MB-05",)
