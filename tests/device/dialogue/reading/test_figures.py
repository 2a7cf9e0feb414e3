"""What figures say: which of several goods, how many, or goods that the shop lacks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
MEDICAL = "seen/medical_lucknow"
MOBILE = "seen/mobile_hyderabad"
STATIONERY = "seen/stationery_kochi"
KITCHEN = "seen/kitchen_nagpur"
VEHICLES = "seen/vehicles_ludhiana"


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/medical_pune", "accu chek active sau strip wala pack ka daam", "AC-ACT-100"),
        ("seen/electrical_lucknow", "ten pack of pencil cells how much", "EV-AA-10"),
        ("seen/electrical_lucknow", "pencil cell ka chaar wala packet kitne ka", "EV-AA-04"),
        (STATIONERY, "chaubees rang wale camlin crayon kitne ke", "CR-CL-24"),
        (STATIONERY, "classmate ek sau bahattar pej single line copy ka daam", "NB-CM-172S"),
        ("seen/medical_kolkata", "four legged walking stick price", "FL-ST-4"),
        ("seen/medical_kolkata", "एक टांग वाली छड़ी का रेट बताइए", "FL-ST-1"),
        (
            "seen/medical_chandrapur",
            "ek pair wali chhadi zyada se zyada kitni unchi hoti hai",
            "VS-ST1",
        ),
        ("seen/electrical_bareilly", "eveready aa the ten cell pack price", "EV-AA10"),
        ("seen/cafe_haldia", "price of the two piece plate of idli", "SI-ID2"),
        (KITCHEN, "paanch jar wala mixer kitne ka hai", "PT-MG-750"),
        ("seen/clothes_surat", "levis 511 size thirty two price", "LV-511"),
        ("seen/medical_jaipur", "price of the three twelve batteries", "RV-HB-312"),
        ("seen/electrical_indore", "rr kabel two point five coil how much", "RR-W25"),
    ],
)
def test_a_count_or_a_size_says_which_goods_are_meant(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    assert talk(shop).say(text).skus == (sku,)


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        (VEHICLES, "castrol activ twenty w forty one litre price", "CA-20-1"),
        (VEHICLES, "एमआरएफ ट्यूब दो पचहत्तर अठारह कितने की है", "MR-T275"),
        (MEDICAL, "bg zero three meter price", "DM-GM-03"),
        (STATIONERY, "casio nine nine one kitne ka hai", "CA-CS-991"),
        (STATIONERY, "पायलट वी फाइव पेन का रेट", "PN-PL-V5"),
        (MOBILE, "nokia one zero five price", "NK-105"),
        ("seen/medical_kolkata", "two inch paper tape from three m rate", "3M-MP-2"),
        ("seen/electrical_guwahati", "l and t double pole thirty two amp how much", "LT-MCB-232"),
        ("seen/hardware_bhopal", "पौन इंच वाला सीपीवीसी पाइप क्या भाव है", "AS-CP-07"),
    ],
)
def test_a_model_is_known_as_it_is_spoken(talk: Shop, shop: str, text: str, sku: str) -> None:
    assert talk(shop).say(text).skus == (sku,)


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        (MOBILE, "airdopes one thirty one price"),
        (MOBILE, "iphone fourteen cover price"),
        (MOBILE, "galaxy a thirty five ka daam"),
        (STATIONERY, "do sau page wali copy ka daam"),
        (STATIONERY, "thirty pocket file price"),
        (STATIONERY, "a three size paper price please"),
        ("seen/medical_kolkata", "hearing aid batteries size six seven five rate please"),
        (KITCHEN, "six jar mixer price"),
        (KITCHEN, "five burner stove ka rate"),
        (
            "seen/electrical_lucknow",
            "looking for sixty three amp single pole mcb legrand price",
        ),
    ],
)
def test_a_size_or_a_model_that_the_shop_lacks_is_not_sold(
    talk: Shop, shop: str, text: str
) -> None:
    answer = talk(shop).say(text)
    assert answer.unknown, answer.reply
    assert "₹" not in answer.reply


@pytest.mark.parametrize(
    ("shop", "text", "lines"),
    [
        (MOBILE, "two bass heads hundred one red and one black", None),
        (MEDICAL, "do dabbe accu chek das strip wale", [("AC-ST-10", 2)]),
        (STATIONERY, "nivia storm paanch number do piece daal do", [("FB-NV-5", 2)]),
        (STATIONERY, "मिल्टन के तीन डिब्बे वाले दो टिफिन दे दो", [("LB-ML-3", 2)]),
        ("seen/hardware_bhopal", "two half inch tees", [("AS-TE-05", 2)]),
        ("seen/sweets_mysuru", "teen pav bhaji laga do", [("CT-PVB", 3)]),
        ("seen/clothes_surat", "bonjour ke do packet school moze rakhna", [("BJ-SS", 2)]),
        ("seen/vehicles_ludhiana", "one number lock de do", [("LK-CHN", 1)]),
    ],
)
def test_other_figures_are_quantities(
    talk: Shop, shop: str, text: str, lines: list[tuple[str, int]] | None
) -> None:
    held = [(line.sku, int(line.quantity)) for line in talk(shop).say(text).basket.lines]
    assert held == lines if lines is not None else {sku for sku, _ in held} <= {"BO-E100"}


def test_a_figure_alone_asks_for_another_size_of_what_was_spoken_of(talk: Shop) -> None:
    customer = talk(STATIONERY)
    customer.say("how much for a milton steel lunch box with two containers")
    assert customer.say("and the one with three").skus == ("LB-ML-3",)


def test_the_very_size_is_out_of_stock_though_another_is_not(talk: Shop) -> None:
    answer = talk(STATIONERY).say("फेबर कासल की बारह शेड वाली कलर पेंसिल मिलेगी")
    assert answer.skus == ("CP-FC-12",)
    assert "₹245" not in answer.reply


def test_so_many_of_a_maker_heard_as_it_is_said(talk: Shop) -> None:
    lines = talk(STATIONERY).say("तीन नटराज पेंसिल दे दो").basket.lines
    assert [int(line.quantity) for line in lines] == [3]


def test_a_broken_figure_counts_no_parts(talk: Shop) -> None:
    answer = talk("seen/electrical_hubli").say("finolex two point five cut wire das metre do")
    assert answer.skus == ("FN-M25",)


def test_a_shot_is_what_it_is_a_shot_of(talk: Shop) -> None:
    answer = talk("seen/cafe_chandigarh").say("single espresso do")
    assert [line.sku for line in answer.basket.lines] == ["CF-ESP1"]


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/medical_vellore", "sixteen french catheter price", "SG-FOL"),
        ("seen/medical_gwalior", "price of one fifty pack of onetouch strips", "OT-ST-50"),
    ],
)
def test_packs_and_sizes_are_known_as_they_are_spoken(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    assert talk(shop).say(text).skus == (sku,)


def test_words_to_win_time_part_no_goods(talk: Shop) -> None:
    answer = talk("seen/paints_jodhpur").say("put one tractor uh four litre bucket")
    assert [line.sku for line in answer.basket.lines] == ["AP-TR-4"]


def test_half_names_the_half_plate(talk: Shop) -> None:
    answer = talk("seen/cafe_bhopal").say("two plates half poha")
    assert [(line.sku, line.quantity) for line in answer.basket.lines] == [("PO-H", 2)]


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/electrical_jhansi", "skf six two naught two kitne ki padegi", "SK-BR-02"),
        ("seen/electrical_jhansi", "do you keep s k f sixty two zero one", "SK-BR-01"),
        ("seen/medical_ooty", "सी वन ज़ीरो वन नेबुलाइज़र का रेट", "OM-NB-C101"),
        ("seen/electrical_udaipur", "finolex 2.5 sq mm ka 90 metre wala roll kitne ka", "FX-W25"),
    ],
)
def test_noughts_are_digits_and_a_coil_has_its_length(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    answer = talk(shop).say(text)
    assert answer.skus == (sku,)
    assert answer.intent in {"price", "stock"}


def test_how_many_and_a_small_measure_behind_it_are_two_figures(talk: Shop) -> None:
    reply = talk("seen/medical_ooty").say("three hundred two ml syringes kitne ki padengi").reply
    assert reply.startswith("300")


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("electrical_firozabad", "price of the three point one five one fan capacitor", "TB-C31"),
        ("electrical_firozabad", "fan capacitor the two point five one price", "TB-C25"),
        ("electrical_haldwani", "four of the two point four bullet cameras how much", "CP-BL24"),
        ("electrical_bilaspur", "चार कैमरे वाला डीवीआर क्या रेट है", "HK-DV4"),
        ("electrical_bilaspur", "aath camera wala dvr kitne ka", "HK-DV8"),
        ("cafe_nellore", "चार अंडे वाले पफ कितने के आएँगे", "PK-EPF"),
    ],
)
def test_a_figure_tells_the_size_or_counts(talk: Shop, shop: str, text: str, sku: str) -> None:
    answer = talk(f"seen/{shop}").say(text)
    assert (answer.skus, answer.clarify) == ((sku,), False)
