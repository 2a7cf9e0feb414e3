"""Which thing a question about how a thing is was put about."""

from __future__ import annotations

from collections.abc import Callable

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


def test_what_is_spoken_of_is_meant_though_other_goods_are_for_what_is_named(talk: Shop) -> None:
    customer = talk("seen/medical_kochi")
    customer.say("omron thermometer price")
    answer = customer.say("how long before it shows the fever")
    assert answer.skus == ("OM-TH",)
    assert "60 seconds" in answer.reply


def test_what_is_only_likely_meant_is_told_with_a_perhaps(talk: Shop) -> None:
    customer = talk("seen/medical_kochi")
    customer.say("3m n95 mask kitne ka hai")
    answer = customer.say("does air come out through a valve on it")
    assert answer.skus == ("MM-N95",)
    assert answer.confidence < 0.5


def test_what_the_shop_lacks_is_still_refused(talk: Shop) -> None:
    answer = talk("seen/medical_kochi").say("how many litres does your water purifier hold")
    assert answer.unknown
    assert answer.skus == ()


def test_what_is_counted_and_has_no_such_name_is_told_by_a_count(talk: Shop) -> None:
    customer = talk("seen/electrical_pune")
    customer.say("anchor roma step fan regulator")
    assert "5" in customer.say("how many notches does it have").reply
