"""A customer tells a need instead of naming goods: what helps is suggested, best first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
KANPUR = "seen/electrical_kanpur"
RAIPUR = "seen/medical_raipur"
KOCHI = "seen/cafe_kochi"


@pytest.mark.parametrize(
    ("shop", "said", "first"),
    [
        (KANPUR, "light chali jaye to bhi ujala rahe aisa bulb", "EV-EM"),
        (KANPUR, "रसोई में धुआं भर जाता है क्या लगवाएं", "US-EX"),
        (KANPUR, "which fan will lower my electricity bill", "AT-RN12"),
        ("seen/electrical_lucknow", "bijli jaye to pankhe chalein aisa inverter batao", "LM-IN"),
        ("seen/electrical_vadodara", "laptop ka taar board tak nahi pahunchta kya loon", "GM-"),
        (RAIPUR, "nani raat ko toilet nahi ja pati kya loon", "F-CC"),
        (RAIPUR, "dadaji ki chhadi se balance nahi banta mazboot chhadi batao", "VS-QS"),
        (
            "seen/medical_bhopal",
            "bachche ka bukhar bina chhue naapna hai thermometer batao",
            "DT-IR",
        ),
        ("seen/medical_indore", "sugar ke mareez ko doodh mein milane ke liye kya du", "HR-DP"),
        (KOCHI, "need something to keep me awake tonight", "CBR"),
        ("seen/sweets_mysuru", "something savoury with tea", "CT-SMS"),
        ("seen/bakery_mumbai", "she takes no coffee and no tea give her something hot", "HC-REG"),
        ("seen/cafe_udaipur", "बिना दूध के पीने को कुछ गरम दो", "TE-GRN"),
        ("seen/cafe_delhi", "thanda kuch peene ko sau rupaye tak coffee nahi", "SD-COK"),
        ("seen/cafe_vizag", "do log milkar khayein aisa kuch meetha batao", "IC-BR"),
        ("seen/cafe_mandya", "khane ke baad kuch meetha chahiye", "PK-MP"),
        ("seen/cafe_shimoga", "something of millet for breakfast", "DS-RG"),
        ("seen/medical_gwalior", "nana ko chalne mein sahare ke liye kuch chahiye", "VS-WK"),
        ("seen/medical_bhubaneswar", "jukam hai bhaap lene ke liye kya achha rahega", "FLM-VP"),
        ("seen/electrical_amritsar", "heater for a small room", "BJ-HT"),
        ("seen/electrical_firozabad", "शावर में पानी बहुत कम आता है कौन सा पंप लूं", "LB-BP"),
        ("seen/electrical_firozabad", "nal mein paani dheere aata hai kaun sa pump loon", "LB-BP"),
        ("seen/cafe_bathinda", "something south indian to eat under sixty rupees", "ID-2"),
    ],
)
def test_what_helps_is_suggested(talk: Shop, shop: str, said: str, first: str) -> None:
    answer = talk(shop).say(said)
    assert answer.intent == "recommend"
    assert any(sku.startswith(first) for sku in answer.skus), answer.reply
    assert len(answer.skus) <= 3


def test_sweets_after_a_meal_are_no_help_for_the_stomach(talk: Shop) -> None:
    answer = talk("seen/cafe_pune").say("khane ke baad ke liye meethe mein kya kya hai")
    assert {"D-BRW", "D-MUF"} <= set(answer.skus)


def test_a_list_names_all_that_helps(talk: Shop) -> None:
    answer = talk("seen/medical_indore").say("chhote bachchon ke liye kya kya milta hai")
    assert {"PM-M56", "HM-BW", "PG-FB"} <= set(answer.skus)


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        (KANPUR, "machhar bhagane ke liye kya hai"),
        (KANPUR, "kapde dhone ki machine batao"),
        ("seen/electrical_guwahati", "phone se control hone wala koi bulb batao"),
        pytest.param(
            RAIPUR,
            "papa ko kam sunai deta hai kuch batao",
            marks=pytest.mark.xfail(reason="crutches are told with a perhaps, by their meaning"),
        ),
    ],
)
def test_where_nothing_helps_nothing_else_is_offered(talk: Shop, shop: str, said: str) -> None:
    answer = talk(shop).say(said)
    assert answer.unknown
    assert "₹" not in answer.reply


def test_treatment_is_still_refused(talk: Shop) -> None:
    assert talk(RAIPUR).say("sir dard ke liye kuch do").intent == "out_of_scope"


def test_questions_about_named_goods_are_no_needs(talk: Shop) -> None:
    assert talk(RAIPUR).say("gardan ka patta milega kya").intent == "stock"
    assert talk("seen/medical_indore").say("friends adult diaper medium kitne ka").intent == "price"


def test_a_small_one_of_what_is_named_is_no_other_small_thing(talk: Shop) -> None:
    answer = talk("seen/electrical_amritsar").say("bathroom ke liye exhaust fan chhota")
    assert answer.skus[0] == "OR-E6"


def test_a_stored_answer_is_no_likelier_than_a_need_told_fully(talk: Shop) -> None:
    answer = talk("seen/electrical_amritsar").say("current lagne se bachne ke liye kya lagate hain")
    assert (answer.source, answer.skus[0]) == ("catalogue", "SC-RC63")


def test_a_room_heater_is_no_lamp_for_the_room(talk: Shop) -> None:
    assert talk("seen/electrical_amritsar").say("bachchon ke kamre ke liye night lamp").unknown


def test_what_is_out_of_stock_is_advised_with_a_word(talk: Shop) -> None:
    answer = talk("seen/cafe_goa").say("is there anything with avocado")
    assert "out of stock" in answer.reply or not answer.skus


@pytest.mark.parametrize(
    ("shop", "said", "may_be"),
    [
        (
            "seen/medical_agra",
            "dadaji dhang se chal nahi paate sahara batao do hazaar tak",
            {"VS-WK", "TY-STK", "TY-TRI", "VS-WKW"},
        ),
        (
            "seen/medical_gwalior",
            "char pair wala koi sahara chahiye dadi ke chalne ke liye",
            {"VS-WK", "VS-SK-4"},
        ),
        (
            "seen/medical_goa",
            "papa ki taakat ke liye peene ka powder chahiye",
            {"ES-400", "ES-1000"},
        ),
        ("seen/cafe_kolkata", "hum dono ke liye ek saath chai batao kaunsi lein", {"TE-DAR"}),
        (
            "seen/cafe_nashik",
            "bachche ko kuch meetha khilana hai sau rupaye tak",
            {"GK-SHK", "GK-BR", "GK-GJ"},
        ),
        ("seen/medical_agra", "papa ke baazu mote hain kaunsi bp machine lun", {"OM-BP2"}),
    ],
)
def test_nothing_is_suggested_that_does_not_fit_all_that_was_told(
    talk: Shop, shop: str, said: str, may_be: set[str]
) -> None:
    answer = talk(shop).say(said)
    assert answer.skus
    assert set(answer.skus) <= may_be, answer.reply


@pytest.mark.parametrize(
    ("shop", "said", "never"),
    [
        ("seen/electrical_kanpur", "mere kamre mein garmi bahut hai kya lun", "heater"),
        ("seen/electrical_agra", "bijli ka bill zyada aata hai kya lagaun", "wire"),
        ("seen/cafe_jaipur", "mujhe sugar hai peene ko kya le sakta hun", "meethi"),
        ("seen/cafe_bhopal", "something vegan to drink", "shake"),
        ("seen/medical_surat", "plaster khulne ke baad chalne ke liye sahara batao", "tape"),
    ],
)
def test_what_would_do_harm_is_not_even_named_beside(
    talk: Shop, shop: str, said: str, never: str
) -> None:
    answer = talk(shop).say(said)
    assert answer.skus
    assert never not in answer.reply.lower()


def test_with_tea_no_other_tea_is_wanted(talk: Shop) -> None:
    answer = talk("seen/cafe_jaipur").say("barish mein chai ke saath kuch garmagaram batao")
    assert answer.skus
    assert not answer.skus[0].startswith("CH-"), answer.reply
