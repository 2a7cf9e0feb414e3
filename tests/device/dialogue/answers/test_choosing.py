"""Several goods fit what was asked."""

from __future__ import annotations

from collections.abc import Callable

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


def test_who_asks_whether_there_is_such_a_thing_hears_which_and_chooses(talk: Shop) -> None:
    customer = talk("seen/electrical_jabalpur")
    answer = customer.say("tube light rakhte ho kya")
    assert answer.clarify
    assert set(answer.skus) == {"SU-T20", "HL-T20"}
    assert {"₹245", "₹279"} <= set(answer.reply.replace("(", " ").replace(")", " ").split())
    chosen = customer.say("surya wali")
    assert chosen.intent in {"stock", "price"}
    assert chosen.skus == ("SU-T20",)


def test_what_is_out_of_stock_is_among_what_is_told(talk: Shop) -> None:
    answer = talk("seen/medical_mangaluru").say("is pulse oximeter available")
    assert answer.clarify
    assert set(answer.skus) == {"BP-OX-50", "DT-OX-21"}
    assert "Out of stock" in answer.reply


def test_initials_of_an_answer_in_hindi_are_written_as_english_has_them(talk: Shop) -> None:
    answer = talk("seen/electrical_mysuru").say("google pay chalega ya cash hi lagega")
    assert {"UPI", "EMI"} <= set(answer.reply.split())
