"""No false figure, unit, brand, warranty or availability leaves the kiosk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from device.dialogue.truth.claims import claims_of
from device.dialogue.truth.guard import violations
from device.evaluation.question import read_questions
from device.evaluation.run import evaluate_questions
from device.evaluation.suites import adversarial_suite
from device.turn import Fact
from tests.device.dialogue.conftest import SHOPS, Talk

Shop = Callable[[str], Talk]
_HAMMER = (Fact("Taparia Claw Hammer 450 g", "TP-HM:name"), Fact("₹385", "TP-HM:price"))


def test_a_true_sentence_passes(talk: Shop) -> None:
    view = talk("hardware").dialogue.view
    assert violations("Taparia Claw Hammer 450 g costs ₹385 per piece.", _HAMMER, view) == []


def test_a_name_may_be_said_twice_in_a_row(talk: Shop) -> None:
    view = talk("hardware").dialogue.view
    text = "There is no red Taparia Claw Hammer 450 g. Taparia Claw Hammer 450 g costs ₹385."
    assert violations(text, _HAMMER, view) == []


@pytest.mark.parametrize(
    "text",
    [
        "Taparia Claw Hammer 450 g costs ₹395 per piece.",
        "Taparia Claw Hammer 450 g costs three hundred rupees.",
        "Taparia Claw Hammer 450 g की कीमत तीन सौ रुपये है।",
        "Taparia Claw Hammer up to दो kilo",
        "Taparia Claw Hammer 450 g: pieces दस है।",
        "Taparia Claw Hammer 450 kg costs ₹385.",
        "Bosch Claw Hammer 450 g costs ₹385.",
        "Stanley is better. Taparia costs ₹385 but Stanley lasts.",
        "Taparia Claw Hammer has a lifetime warranty.",
        "Taparia Claw Hammer has a warranty of 2 years.",
        "Taparia Claw Hammer is out of stock.",
    ],
)
def test_a_false_claim_is_found(talk: Shop, text: str) -> None:
    assert violations(text, _HAMMER, talk("hardware").dialogue.view)


def test_number_words_are_read_within_their_sentence(talk: Shop) -> None:
    shop = talk("hardware").dialogue.view.words
    claims = claims_of("A plate for one। और ये भी हैं: Taparia Claw Hammer.", shop)
    assert not claims.figures | claims.parted


def test_a_choice_behind_a_figure_is_not_its_unit(talk: Shop) -> None:
    reply = talk("seen/medical_ooty").say(
        "seven packs of friends tape diapers size l what will it cost"
    )
    assert "Pack of 10 (L)" in reply.reply


def test_a_fact_that_no_record_bears_out_proves_nothing(talk: Shop) -> None:
    invented = (Fact("₹1", "TP-HM:price"),)
    assert violations("It costs ₹1.", invented, talk("hardware").dialogue.view)


@pytest.mark.parametrize("shop", ["hardware", "medical", "cafe"])
def test_thousands_of_falsified_replies_are_stopped_and_true_ones_pass(
    talk: Shop, shop: str
) -> None:
    dialogue = talk(shop).dialogue
    score = evaluate_questions(dialogue, read_questions(Path(SHOPS / shop / "queries.jsonl")))
    result = adversarial_suite(dialogue, score, 3400)
    assert result["false_texts"] == 3400
    assert result["let_through"] == 0
    assert result["true_stopped_share"] <= 0.02


def test_as_many_as_lie_in_the_basket_may_be_said(talk: Shop) -> None:
    view = talk("hardware").dialogue.view
    facts = (*_HAMMER, Fact("2", "basket:quantity"), Fact("₹770", "basket:total"))
    assert violations("Added 2 × Taparia Claw Hammer 450 g. The total is ₹770.", facts, view) == []
    assert violations("Added 450 × Taparia Claw Hammer 450 g. The total is ₹770.", facts, view)


def test_what_is_called_like_its_maker_may_be_named(talk: Shop) -> None:
    customer = talk("seen/cafe_madurai")
    boost = customer.say("price of boost").facts
    assert violations("I suggest Boost at ₹44.", boost, customer.dialogue.view) == []


def test_a_name_that_ends_in_a_number_word_counts_nothing(talk: Shop) -> None:
    said = "light for the gate outside where i have no wiring at all"
    answer = talk("seen/electrical_beawar").say(said)
    assert answer.reply.startswith("I suggest Loom Solar Street Light 12 W All in One at ₹1,890")
