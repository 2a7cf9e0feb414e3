"""Words of what is done with goods name none."""

from __future__ import annotations

from collections.abc import Callable

from device.dialogue.reading.deeds_said import is_enough, is_under_way
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


def test_a_bag_that_goods_are_put_into_is_not_asked_for(talk: Shop) -> None:
    customer = talk("seen/medical_warangal")
    answer = customer.say("do whisper aur ek chhota dettol bag mein daal do")
    assert {line.sku for line in answer.basket.lines} == {"HY-WX", "HY-DT2"}


def test_what_something_does_is_no_maker(talk: Shop) -> None:
    answer = talk("seen/medical_akola").say("friends diaper kitne ghante sokhti hai")
    assert not answer.unknown
    assert answer.skus


def test_what_is_enough_and_what_one_is_doing_name_no_goods() -> None:
    assert is_enough(["kitne", "logon", "ko", "poori", "padegi"], 3)
    assert is_enough(["sabko", "poora", "ho", "jayega"], 1)
    assert not is_enough(["do", "plate", "poori", "dena"], 2)
    assert is_under_way(["i", "am", "wiring", "the", "farm"], 2)
    assert not is_under_way(["i", "am", "looking", "for", "wiring", "clips"], 5)
