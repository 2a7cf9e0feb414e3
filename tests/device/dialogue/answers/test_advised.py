"""Advice by everything that speaks for goods: names, needs, wishes, nearness in meaning."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.answers.suiting import OF_DRAFT, UNWISHED, WEIGHTS
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "said", "named"),
    [
        ("electrical_patiala", "i only need hot water at the kitchen sink what to get", "VG-3"),
        (
            "medical_dhanbad",
            "papa bistar pe hi rehte hain bed sore na ho uske liye kya lun",
            "DT-AM",
        ),
        ("medical_kanchipuram", "koi chhoti pouch batao jo gaadi mein rakh sakun", "KC-FAC"),
        ("cafe_howrah", "my aunt has diabetes give me a sweet she can eat", "GH-SN-SF"),
        ("cafe_vellore", "bina filter wali turant banne wali coffee chahiye", "PW-BRU"),
        ("electrical_silchar", "2 pankhe 4 bulb chalane hain sabse sasta inverter batao", "SK-INV"),
    ],
)
def test_a_need_is_met_in_whatever_words_it_is_told(
    talk: Shop, shop: str, said: str, named: str
) -> None:
    answer = talk(f"seen/{shop}").say(said)
    assert named in answer.skus
    assert len(answer.skus) <= 3


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("electrical_kanpur", "kapde dhone ki machine batao"),
        ("electrical_patiala", "koi achhi si washing powder batao"),
        ("medical_udaipur", "which car battery should i take"),
        ("electrical_surat", "padhne ke liye table lamp dikhao"),
    ],
)
def test_nothing_stands_in_for_what_the_shop_lacks(talk: Shop, shop: str, said: str) -> None:
    answer = talk(f"seen/{shop}").say(said)
    assert answer.unknown
    assert "₹" not in answer.reply


def test_what_was_called_for_too_stands_in_for_what_is_sold_out(talk: Shop) -> None:
    said = "something to hold on to near the toilet wall so papa does not slip"
    assert talk("seen/medical_jhansi").say(said).skus[0] == "EC-GRAB"


@pytest.mark.parametrize(
    ("shop", "said", "told"),
    [
        ("medical_jhansi", "raat ko achanak oxygen ki zarurat pade to kisko phone karein", "94150"),
        ("medical_nellore", "मेरे पैर का नाप कौन लेगा स्टॉकिंग के लिए", "measure the leg"),
    ],
)
def test_what_the_shop_stored_is_no_wish_for_goods(
    talk: Shop, shop: str, said: str, told: str
) -> None:
    assert told in talk(f"seen/{shop}").say(said).reply


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("medical_agra", "beurer ki bp machine ka rate kya hai"),
        ("medical_lucknow", "sugar ki patti kitne ki aati hai"),
    ],
)
def test_who_asks_for_a_price_is_not_advised(talk: Shop, shop: str, said: str) -> None:
    assert talk(f"seen/{shop}").say(said).intent != "recommend"


def test_what_the_records_decide_stays_decided(talk: Shop) -> None:
    answer = talk("seen/appliances_bhubaneswar").say("which washing machine has a heater")
    assert answer.skus == ("WP-WM-70T",)


def test_the_weights_have_the_signs_that_were_meant() -> None:
    assert WEIGHTS["near"] > 0
    assert WEIGHTS["helps"] > WEIGHTS["helps_next"] > 0
    assert all(WEIGHTS[name] > 0 for name in ("serves", "of_age", "counted", "fit"))
    assert all(WEIGHTS[name] < 0 for name in UNWISHED)
    assert OF_DRAFT["lacking"] > 0 > OF_DRAFT["wanted"]


def test_what_shall_be_kept_from_harm_is_not_advised(talk: Shop) -> None:
    customer = talk("seen/electrical_kollam")
    answer = customer.say("aasmani bijli se solar panel aur inverter bachane ke liye kya lun")
    assert answer.reply.count("Surge Protector")


def test_the_longest_guarantee_is_that_of_what_can_be_afforded(talk: Shop) -> None:
    customer = talk("seen/electrical_kollam")
    answer = customer.say(
        "i will spend sixteen thousand which inverter battery has the longest warranty"
    )
    assert "60" in answer.reply
    assert "200 Ah" not in answer.reply


@pytest.mark.parametrize(
    "text",
    ["solar light agar ek saal se pehle kharab ho jaye to nayi doge",
     "will you give a new solar light if it dies within six months"],
)  # fmt: skip
def test_what_is_done_for_what_breaks_is_the_warranty(talk: Shop, text: str) -> None:
    answer = talk("seen/electrical_silchar").say(text)
    assert answer.intent == "warranty"
    assert "12" in answer.reply


@pytest.mark.parametrize(
    ("shop", "said", "first", "not_named"),
    [
        ("cafe_udaipur", "suggest a cold drink without milk it is so hot today", "CD-", "TE-GRN"),
        (
            "cafe_howrah",
            "give something salty with my tea but below twenty rupees",
            "GH-SNG",
            "GH-",
        ),
        ("cafe_bikaner", "teekha nahi khata koi mithai batao jo garam mile", "JL-250", "PC-PL"),
    ],
)
def test_what_the_rules_find_is_weighed_with_the_rest(
    talk: Shop, shop: str, said: str, first: str, not_named: str
) -> None:
    best, *others = talk(f"seen/{shop}").say(said).skus
    assert best.startswith(first)
    assert not any(sku.startswith(not_named) for sku in others)


def test_a_wish_that_leaves_much_open_is_told_several_things(talk: Shop) -> None:
    answer = talk("seen/cafe_nashik").say("bachche ko kuch meetha khilana hai sau rupaye tak")
    assert 1 < len(answer.skus) <= 3
    assert answer.confidence < 0.5


def test_the_cheapest_of_what_suits_is_advised(talk: Shop) -> None:
    answer = talk("seen/electrical_silchar").say(
        "2 pankhe 4 bulb chalane hain sabse sasta inverter"
    )
    assert answer.skus[:1] == ("SK-INV",)


@pytest.mark.parametrize(
    "said", ["my aunt wants a sewing machine which is cheap", "grandfather needs a hearing aid"]
)
def test_what_somebody_else_wants_by_its_name_is_no_other_thing(talk: Shop, said: str) -> None:
    answer = talk("seen/medical_tezpur").say(said)
    assert answer.unknown
    assert not answer.skus


def test_unsure_advice_names_what_else_may_be_meant(talk: Shop) -> None:
    answer = talk("seen/electrical_rajkot").say("suggest some fan which will save my light bill")
    assert answer.skus == ("AT-CF-BL", "OR-CF-BL")
    assert answer.confidence < 0.5
    assert answer.reply.endswith("Or perhaps Orient iTome BLDC Ceiling Fan 1200 mm.")


@pytest.mark.parametrize(
    ("shop", "said", "skus"),
    [
        ("cafe_alleppey", "i cannot have dairy but want a hot latte", ("CF-CML",)),
        ("medical_thane", "sabse sasta thermometer bukhar dekhne ke liye", ("TH-HK",)),
        ("electrical_karur", "which dvr is right for six cameras", ("CP-DV8",)),
        ("cafe_kolkata", "veg roll under 100", ("RL-ALU",)),
    ],
)
def test_what_cannot_be_meant_is_not_named_beside_it(
    talk: Shop, shop: str, said: str, skus: tuple[str, ...]
) -> None:
    assert talk(f"seen/{shop}").say(said).skus == skus
