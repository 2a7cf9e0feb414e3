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


def test_two_things_asked_at_once_are_both_told(talk: Shop) -> None:
    customer = talk("seen/medical_kochi")
    customer.say("dr trust air mattress")
    reply = customer.say("how big is it and how many kilos may the patient be").reply
    assert "200 x 90" in reply
    assert "135" in reply


def test_what_is_asked_beside_and_not_understood_is_told_with_all_the_rest(talk: Shop) -> None:
    customer = talk("seen/medical_kochi")
    customer.say("philips innospire nebuliser")
    answer = customer.say("iska wazan kitna hai aur isse kitna shor aata hai")
    assert "1.2 kg" in answer.reply
    assert "60 dB" in answer.reply


def test_one_thing_asked_is_told_alone(talk: Shop) -> None:
    reply = talk("seen/medical_kochi").say("philips innospire nebuliser ka wazan kitna hai").reply
    assert "1.2 kg" in reply
    assert "dB" not in reply
