"""How many are wanted: for several people, after a correction, of two things that are compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.shares import with_amount_for_all
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
STATIONERY = "seen/stationery_kochi"
NAINITAL = "seen/cafe_nainital"
THANE = "seen/medical_thane"
CLOTHES = "seen/clothes_surat"
HARDWARE = "seen/hardware_bhopal"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("we are 4 people 2 samosas each", "8 samosas"),
        ("hum 5 log hain sabko 1 1 chai dena", "5 chai dena"),
        ("6 bachche hain har 1 ko 2 pen", "12 pen"),
        ("1 mask for each of us we are 5", "5 mask"),
        ("3 of us a tea and a toast each", "3 tea and 3 toast"),
        ("we are 4 tea and toast 2 each", "tea and toast 8 each"),
        ("we are 3 people give 2 samosas", "we are 3 people give 2 samosas"),
        ("1 cake for everyone we are 6", "1 cake for everyone we are 6"),
        ("hum 4 log hain koi 1 combo sabko", "hum 4 log hain koi 1 combo sabko"),
        ("2 samosas at 20 each", "2 samosas at 20 each"),
        ("10 kids masks", "10 kids masks"),
    ],
)
def test_so_many_for_each_are_so_many_for_all(said: str, meant: str) -> None:
    assert " ".join(with_amount_for_all(said.split())) == meant


@pytest.mark.parametrize(
    ("shop", "said", "figure"),
    [
        (STATIONERY, "we are eight students one classmate geometry box each total", "₹1,080"),
        (STATIONERY, "छह बच्चे हैं हर एक को दो दो सेलो पेन टोटल कितना", "₹168"),
        (THANE, "chaar log hain sabko ek ek n95 mask kitna hoga", "₹184"),
        (STATIONERY, "for one school we want sixty cello butterflow pens what rate", "₹720"),
        (STATIONERY, "our drawing class needs twelve camlin marker total", "₹324"),
        (STATIONERY, "twenty numbers cello butterflow pen rate", "₹280"),
        (THANE, "das packet friends diaper large ka rate", "₹3,780"),
        (CLOTHES, "total for five school ties", "₹550"),
    ],
)
def test_the_total_is_for_all_that_are_wanted(
    talk: Shop, shop: str, said: str, figure: str
) -> None:
    answer = talk(shop).say(said)
    assert figure in answer.reply
    assert answer.confidence > 0.5


@pytest.mark.parametrize(
    ("shop", "ordered", "said", "quantity"),
    [
        (STATIONERY, "teen cello butterflow pen", "teen nahi paanch", 5),
        (STATIONERY, "teen cello butterflow pen", "five not three", 5),
        (STATIONERY, "do scrabble daal do", "दो नहीं चार", 4),
        (THANE, "chaar n95 mask", "arre chaar nahi chhe kar do", 6),
        (THANE, "chaar n95 mask", "six karo chaar nahi", 6),
        (CLOTHES, "chaar school tie", "not four six", 6),
    ],
)
def test_a_figure_that_is_denied_gives_way(
    talk: Shop, shop: str, ordered: str, said: str, quantity: int
) -> None:
    customer = talk(shop)
    customer.say(ordered)
    assert [line.quantity for line in customer.say(said).basket.lines] == [quantity]


def test_a_size_that_is_denied_is_no_quantity(talk: Shop) -> None:
    answer = talk(THANE).say("crepe bandage chhe nahi das cm wali kitne ki")
    assert (answer.intent, answer.skus) == ("price", ("CB-10",))


def test_a_share_that_is_denied_gives_way(talk: Shop) -> None:
    (line,) = talk(NAINITAL).say("do masala chai, ek mein nahi dono mein cheeni kam").basket.lines
    assert line.quantity == 2
    assert line.options["sugar"] == "less"


@pytest.mark.parametrize(
    ("shop", "said", "skus"),
    [
        (STATIONERY, "how are the two solo display books different", {"FL-SO-20", "FL-SO-40"}),
        (STATIONERY, "casio ke do scientific calculator mein kya antar hai",
         {"CA-CS-991", "CA-CS-82"}),
        (THANE, "omron ke do bp monitor mein antar", {"BP-OM-7120", "BP-OM-7156"}),
        (THANE, "दोनों वॉकर में क्या फर्क है", {"WK-FOLD", "WK-WH"}),
    ],
)  # fmt: skip
def test_the_two_of_a_kind_are_compared(talk: Shop, shop: str, said: str, skus: set[str]) -> None:
    assert {*talk(shop).say(said).skus} == skus


def test_a_model_number_counts_nothing(talk: Shop) -> None:
    assert talk(THANE).say("do bp monitor chahiye").clarify


@pytest.mark.parametrize(
    ("said", "taste"),
    [
        ("ek nimbu soda namkeen wala", "salted"),
        ("नमकीन नींबू सोडा एक", "salted"),
        ("one sweet lime soda", "sweet"),
    ],
)
def test_the_taste_of_a_drink_is_no_snack(talk: Shop, said: str, taste: str) -> None:
    (line,) = talk("seen/cafe_surat").say(said).basket.lines
    assert line.options["taste"] == taste


@pytest.mark.parametrize(
    "said",
    [
        "half kg truffle cake with no egg",
        "aadha kilo truffle cake bina ande wala ek",
        "आधा किलो ट्रफल केक बिना अंडे का एक",
    ],
)
def test_what_is_eggless_is_without_egg(talk: Shop, said: str) -> None:
    (line,) = talk(NAINITAL).say(said).basket.lines
    assert line.options["base"] == "eggless"


def test_a_size_is_said_by_its_letter(talk: Shop) -> None:
    customer = talk("seen/medical_bhopal")
    customer.say("ek tynor collar size es")
    (line,) = customer.say("size el kar do").basket.lines
    assert line.options["size"] == "l"


def test_how_it_shall_be_made_is_no_fruit(talk: Shop) -> None:
    customer = talk("seen/cafe_indore")
    customer.say("do bombay masala sandwich")
    (line,) = customer.say("brown bread mein banana").basket.lines
    assert line.options["bread"] == "brown"


@pytest.mark.parametrize(
    ("shop", "said", "name"),
    [
        (HARDWARE, "one tractor twenty litre", "Asian Paints Tractor Emulsion 20 Litre"),
        ("seen/medical_thane", "ek vissco ka ghutne wala", "Vissco Hinged Knee Support"),
    ],
)
def test_what_describes_goods_is_no_other_kind(talk: Shop, shop: str, said: str, name: str) -> None:
    assert name in talk(shop).say(said).reply


def test_what_a_doctor_said_names_no_maker(talk: Shop) -> None:
    answer = talk(THANE).say("doctor told me to take ankle binder how much")
    assert "Tynor Ankle Binder" in answer.reply
    assert "do not have" not in answer.reply


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("galti se bol diya teen chahiye the", 3),
        ("oh my mistake i wanted three", 3),
        ("mujhe to do chahiye the", 2),
        ("sorry make that one only", 1),
        ("sorry do masala chai chahiye thi", 2),
    ],
)
def test_another_figure_after_a_mistake_changes_what_was_ordered(
    talk: Shop, said: str, count: int
) -> None:
    customer = talk("seen/cafe_kolkata")
    customer.say("paanch masala chai")
    (line,) = customer.say(said).basket.lines
    assert int(line.quantity) == count


def test_who_asks_to_weigh_something_out_wants_no_two_of_it(talk: Shop) -> None:
    line = talk("seen/sweets_mysuru").say("aadha kilo ghee mysore pak taul do").basket.lines[0]
    assert float(line.quantity) == 0.5


def test_ek_dam_counts_nothing(talk: Shop) -> None:
    basket = talk("seen/cafe_bikaner").say("do plate chole bhature ek dam spicy").basket
    assert [(int(line.quantity), line.options["spice"]) for line in basket.lines] == [(2, "spicy")]
