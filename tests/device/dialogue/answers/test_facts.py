"""What is asked of the records in other words than theirs: specs, comparison, wishes, warranty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from device.dialogue.reading.purchase_date import bought_on, in_use_for
from device.dialogue.truth.guard import violations
from device.turn import Fact
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("shop", "text", "said"),
    [
        ("medical", "what weight will the karma wheelchair take", "100 kg"),
        ("medical", "morepen bp monitor kitni readings yaad rakhta hai", "120 readings"),
        ("medical", "nebuliser kitna shor karta hai", "60 dB"),
        ("medical", "knee cap kis cheez ka bana hai", "cotton"),
        ("medical", "how heavy is the folding walker", "2.5 kg"),
        ("mobile", "realme buds ki battery kitni chalti hai", "38 hours"),
        ("hardware", "with how many keys does the link padlock come", "2"),
    ],
)
def test_a_spec_is_found_in_other_words_than_its_own(
    talk: Shop, shop: str, text: str, said: str
) -> None:
    assert said in talk(shop).say(text).reply


def test_what_is_not_on_record_is_said_to_be_so_beside_all_that_is(talk: Shop) -> None:
    answer = talk("medical").say("what is the colour of the hot water bag")
    assert "not on record" in answer.reply
    assert "rubber" in answer.reply
    assert answer.confidence < 0.5


def test_each_side_of_a_comparison_has_its_own_words(talk: Shop) -> None:
    customer = talk("hardware")
    for text, pair in (
        ("link or godrej fifty mm lock which is cheaper", {"LK-PL-50", "GD-PL-50"}),
        ("what is extra in the 13 mm bosch drill over the 10 mm one", {"BS-DR-13", "BS-DR-10"}),
        ("putty ke chhote aur bade packet mein kya fark hai", {"BK-PT-5", "BK-PT-20"}),
    ):
        assert set(customer.say(text).skus) == pair


def test_two_sizes_of_one_thing_are_compared_by_their_price(talk: Shop) -> None:
    answer = talk("cafe").say("what is the difference between a small and a large cappuccino")
    assert answer.skus == ("C-CAP",)
    assert "Small" in answer.reply
    assert "Large" in answer.reply


def test_what_was_spoken_of_before_can_be_compared(talk: Shop) -> None:
    customer = talk("medical")
    customer.say("omron bp monitor price")
    customer.say("morepen bp monitor price")
    answer = customer.say("dono mein sasta kaun sa hai")
    assert set(answer.skus) == {"OM-BP-7", "DM-BP-1"}
    assert "₹900" in answer.reply


def test_a_maker_that_the_shop_lacks_is_not_compared(talk: Shop) -> None:
    answer = talk("medical").say("omron vs hitachi bp monitor which is better")
    assert answer.unknown
    assert "₹" not in answer.reply


def test_what_is_not_wanted_is_not_suggested(talk: Shop) -> None:
    answer = talk("hardware").say("suggest a bosch drill but not for concrete")
    assert answer.skus[0] == "BS-DR-10"
    answer = talk("cafe").say("kaun sa sandwich acha rahega paneer nahi chalega")
    assert answer.skus
    assert "S-PAN" not in answer.skus


def test_a_suggestion_follows_the_purpose(talk: Shop) -> None:
    answer = talk("hardware").say("which paint should i take for a wall that stands in the rain")
    assert answer.skus[0].startswith("BG-WC")


def test_a_list_says_what_is_out_of_stock(talk: Shop) -> None:
    answer = talk("medical").say("which thermometers do you have")
    assert set(answer.skus) == {"HX-TH-D", "HX-TH-I"}
    assert "Out of stock now: Hicks Infrared Thermometer" in answer.reply


def test_a_colour_that_is_not_made_is_not_passed_over(talk: Shop) -> None:
    answer = talk("mobile").say("boat airdopes price in teal")
    assert "comes in" in answer.reply
    assert answer.confidence < 0.9


def test_a_warranty_counts_from_what_was_said(talk: Shop) -> None:
    customer = talk("medical")
    holds = customer.say("nebuliser bought 3 months ago is it under warranty")
    assert "under warranty until 23-08-2028" in holds.reply
    ended = customer.say("glucometer 11 saal purana hai warranty hai kya")
    assert "khatam" in ended.reply
    covers = customer.say("if the nebuliser fails after 3 years is it under warranty")
    assert "no longer covered after 3 years" in covers.reply


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("bought it in march", dt.date(2026, 3, 1)),
        ("liya tha 6 mahine pehle", dt.date(2026, 5, 23)),
        ("it is 2 years old", dt.date(2024, 11, 23)),
        ("1.5 saal pehle liya", dt.date(2025, 5, 23)),
        ("bought yesterday", dt.date(2026, 11, 22)),
        ("kitne saal ki warranty hai", None),
    ],
)
def test_the_day_of_purchase(words: str, day: dt.date | None) -> None:
    assert bought_on(words.split(), TODAY) == day


def test_how_long_something_will_have_been_used() -> None:
    span = in_use_for(["if", "it", "fails", "after", "2", "years"])
    assert span is not None
    assert (span.count, span.unit) == (Decimal(2), "year")
    assert in_use_for(["warranty", "of", "2", "years"]) is None


def test_a_comma_parts_a_figure_from_what_only_looks_like_its_unit(talk: Shop) -> None:
    view = talk("medical").dialogue.view
    facts = (Fact("50", "AC-ST-50:specs.strips"),)
    assert violations("Accu Chek Active Test Strips 50: strips 50, m size.", facts, view) == []
    assert violations("Accu Chek Active Test Strips 50: strips 60, m size.", facts, view)
    water = (Fact("2 L", "FL-HB:specs.capacity"),)
    assert violations("Flamingo Hot Water Bag: capacity 2, kg.", water, view)


def test_a_warranty_that_ended_is_not_goods_that_ran_out(talk: Shop) -> None:
    view = talk("medical").dialogue.view
    facts = (Fact("24", "RX-NB:warranty_months"),)
    assert violations("Rossmax Compressor Nebuliser की वारंटी खत्म हो गई।", facts, view) == []
    assert violations("Rossmax Compressor Nebuliser खत्म हो गया।", facts, view)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dukan ka phone number likhwa do", "0755 425 6190"),
        ("where exactly is your shop in bhopal what is the address", "Royal Market"),
    ],
)
def test_the_shop_tells_of_itself_where_no_stored_answer_does(
    talk: Shop, text: str, said: str
) -> None:
    assert said in talk("seen/medical_bhopal").say(text).reply


@pytest.mark.parametrize(
    "text",
    [
        "is the crompton two hp motor three phase or single phase",
        "crompton two hp motor single phase hai ya three phase",
    ],
)
def test_which_of_two_alternatives_holds_is_told_from_the_record(talk: Shop, text: str) -> None:
    answer = talk("seen/electrical_coimbatore").say(text)
    assert answer.skus == ("CG-IM-20",)
    assert "phase three" in answer.reply


def test_what_shares_only_a_size_is_not_near(talk: Shop) -> None:
    answer = talk("seen/medical_kolkata").say("baby diaper large size")
    assert answer.unknown
    assert "Tynor" not in answer.reply
