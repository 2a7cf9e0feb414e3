"""Goods told by their use, by how they differ from others, or by what of them is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        ("seen/electrical_guwahati", "bees ampere single pole mcb kitne ka hai"),
        ("seen/kitchen_nagpur", "one litre flask whats the price"),
        ("seen/cafe_indore", "is the iced tea expensive what does it cost"),
    ],
)
def test_a_short_name_chooses_no_maker_that_was_not_said(talk: Shop, shop: str, text: str) -> None:
    answer = talk(shop).say(text)
    assert answer.clarify
    assert len(answer.skus) == 2


@pytest.mark.parametrize(
    ("shop", "text", "skus"),
    [
        ("seen/medical_pune", "what all do you have for taking temperature",
         {"DM-MT110", "OM-MC246", "DT-IR"}),
        ("seen/vehicles_ludhiana", "छिड़काव करने वाले पंप कौन कौन से हैं", {"FL-SP2", "FL-SP5"}),
        ("seen/vehicles_ludhiana", "gaadi ki khushboo mein kya kya hai", {"GA-TWS", "AP-VNT"}),
        ("seen/cafe_pune", "मीठे में क्या क्या है", {"D-BRW", "D-MUF", "D-CRO"}),
    ],
)  # fmt: skip
def test_a_use_or_a_kind_lists_its_goods(talk: Shop, shop: str, text: str, skus: set[str]) -> None:
    assert set(talk(shop).say(text).skus) == skus


@pytest.mark.parametrize(
    ("shop", "text", "best"),
    [
        ("seen/cafe_pune", "pachas rupaye ke andar kuch khane ko batao", "S-SAM"),
        ("seen/cafe_chandigarh", "gym se aaye hain koi protein wali drink batao", "SH-BAN"),
        ("seen/vehicles_ludhiana", "paudhon par chhidakne ko kuch batao paanch sau ke andar",
         "FL-SP2"),
    ],
)  # fmt: skip
def test_a_kind_or_a_use_is_advised_on(talk: Shop, shop: str, text: str, best: str) -> None:
    assert talk(shop).say(text).skus[0] == best


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/electrical_guwahati", "we will be six in the house which water heater is enough",
         "HVL-GY-25"),
        ("seen/cafe_chandigarh", "we are four people is there one meal deal that feeds all of us",
         "CM-FAM"),
        ("seen/medical_jaipur", "abhi paida hua bachcha hai uske liye kaun si bottle loon",
         "AV-FB-125"),
        ("seen/medical_jaipur", "baby wakes up when i touch her i need a thermometer for that",
         "DT-TH-IR"),
        ("seen/medical_kolkata", "bade logon ke liye pants jaisa diaper batao", "FR-PT-L"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_need_is_not_offered(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    assert talk(shop).say(text).skus == (sku,)


@pytest.mark.parametrize(
    ("shop", "text", "skus"),
    [
        ("seen/electrical_guwahati",
         "what do i gain if i take the five k v a stabiliser over the four",
         {"MTK-ST-5", "MTK-ST-4"}),
        ("seen/medical_kolkata",
         "what is the price gap between the walker with wheels and the plain one",
         {"VI-WK-W", "VI-WK-F"}),
        ("seen/medical_kolkata", "walker pahiye wala aur saada wala mein kya fark hai",
         {"VI-WK-W", "VI-WK-F"}),
        ("seen/medical_kolkata", "accu chek active meter or instant meter whats different",
         {"AC-GM-ACT", "AC-GM-INS"}),
    ],
)  # fmt: skip
def test_a_comparison_may_be_asked_indirectly(
    talk: Shop, shop: str, text: str, skus: set[str]
) -> None:
    answer = talk(shop).say(text)
    assert answer.intent == "compare"
    assert set(answer.skus) == skus


@pytest.mark.parametrize(
    ("shop", "text", "said"),
    [
        ("seen/cafe_chandigarh", "ek litre wale thermos mein chai kitne ghante garam rahegi", "24"),
        ("seen/kitchen_nagpur", "सैमसंग की फ्रंट लोड मशीन कितने किलो कपड़े धो लेती है", "8 kg"),
        ("seen/hardware_narmada", "how long is the pipe on that jet spray", "1.2 m"),
        ("seen/medical_pune", "morepen ke glucometer ke dabbe mein strip kitni nikalti hai", "25"),
        ("seen/medical_jaipur", "up to how much body weight does the commode chair on wheels take",
         "120 kg"),
        ("seen/kitchen_nagpur", "if my preethi mixer motor burns how many years am i covered",
         "60"),
        ("seen/medical_kolkata", "heating pad jal gaya to kitne mahine ki guarantee hai", "12"),
    ],
)  # fmt: skip
def test_what_of_a_thing_is_asked_does_not_name_it(
    talk: Shop, shop: str, text: str, said: str
) -> None:
    answer = talk(shop).say(text)
    assert not answer.unknown
    assert said in answer.reply
