"""What a thing holds and how large it is, from its record and no other."""

from __future__ import annotations

from collections.abc import Callable

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


def test_what_is_in_it_is_asked_of_the_thing_spoken_of(talk: Shop) -> None:
    customer = talk("seen/cafe_rishikesh")
    customer.say("how much is the chocolate brownie")
    answer = customer.say("does it have nuts in it")
    assert answer.skus == ("DS-BRO",)
    assert "walnuts" in answer.reply


def test_sizes_that_are_told_in_inches_answer_how_many_inches(talk: Shop) -> None:
    assert "7 inch" in talk("seen/cafe_kolhapur").say("chhoti pizza kitne inch ki hoti hai").reply


def test_a_measure_on_record_is_not_surely_that_of_another_size(talk: Shop) -> None:
    customer = talk("seen/cafe_kochi")
    assert customer.say("latte kitne ml ki hoti hai").confidence > 0.5
    assert customer.say("large latte kitne ml ki hoti hai").confidence < 0.5


def test_coffees_are_listed_though_none_is_called_coffee(talk: Shop) -> None:
    answer = talk("seen/cafe_darjeeling").say("coffee mein kya kya milta hai")
    assert "Cappuccino" in answer.reply


def test_the_same_is_asked_of_another_maker(talk: Shop) -> None:
    customer = talk("seen/electrical_nashik")
    customer.say("philips nau watt bulb ki warranty kitni hai")
    assert "24" in customer.say("aur wipro wale pe").reply
