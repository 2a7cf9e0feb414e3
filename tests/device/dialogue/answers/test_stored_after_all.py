"""Where nothing would be told, a stored answer that was likely meant is told with a perhaps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.device.dialogue.conftest import Talk, talk_with

_LOST = pytest.mark.xfail(reason="told otherwise, with a perhaps, since learned weights decide")

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "said", "told"),
    [
        pytest.param(
            "electrical_raipur", "m c b hote hue r c c b kyon lagaun", "shock", marks=_LOST
        ),
        pytest.param("vehicles_ludhiana", "टायर पंचर हो गया बना दोगे", "120", marks=_LOST),
        ("medical_kochi", "my nebuliser stopped working can you look at it", "220"),
    ],
)
def test_a_service_asked_for_in_other_words_is_told(
    talk: Shop, shop: str, said: str, told: str
) -> None:
    answer = talk(f"seen/{shop}").say(said)
    assert answer.intent == "faq"
    assert told in answer.reply


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("cafe_gangtok", "do you have live cricket on the tv"),
        ("cafe_gangtok", "garlic bread kitne ka hai"),
        ("medical_thane", "my pressure is one sixty by hundred which tablet should i take"),
        ("electrical_gaya", "six square mm copper wire coil rate please"),
        ("medical_ranchi", "do you sharpen scissors"),
    ],
)
def test_what_the_shop_neither_has_nor_does_is_refused(talk: Shop, shop: str, said: str) -> None:
    assert talk(f"seen/{shop}").say(said).unknown


_PLACES = ("Where do the buses to Nanjangud leave from?", "From the stand behind the market.")


@pytest.mark.parametrize("said", ["नंजनगुड जाने वाली बस कहाँ मिलेगी",
                                  "nanjangud ki bas kab milti hai"])  # fmt: skip
def test_a_bus_is_one_in_hindi_too(tmp_path: Path, said: str) -> None:
    answer = talk_with("sweets_mysuru", [_PLACES], tmp_path).say(said)
    assert [fact.source for fact in answer.facts] == ["faq:more-0"]


@pytest.mark.parametrize(
    "said", ["nanjangud mein aaj barish hogi kya", "who built the temple of nanjangud",
             "bangalore wali bas kitne baje hai"],
)  # fmt: skip
def test_a_name_alone_makes_no_question_one_for_the_shop(tmp_path: Path, said: str) -> None:
    assert talk_with("sweets_mysuru", [_PLACES], tmp_path).say(said).unknown


def test_what_seems_out_of_scope_has_a_name_that_one_answer_has(tmp_path: Path) -> None:
    stored = ("How is ghee mysurpa packed for a journey?", "In tins, it stays fresh for 15 days.")
    customer = talk_with("sweets_mysuru", [stored], tmp_path)
    answer = customer.say("our train is tomorrow will the mysurpa stay fresh on the journey")
    assert [fact.source for fact in answer.facts] == ["faq:more-0"]


def test_what_the_shop_has_not_got_may_be_ordered(tmp_path: Path) -> None:
    stored = ("Jo part dukan mein nahi hai woh mangwa denge?", "Haan, 4 din mein aa jaata hai.")
    customer = talk_with("vehicles_ludhiana", [stored], tmp_path)
    answer = customer.say("jo saamaan aapke paas nahin hai vo mangwa sakte ho")
    assert [fact.source for fact in answer.facts] == ["faq:more-0"]


def test_a_product_asked_back_about_is_not_passed_over(talk: Shop) -> None:
    answer = talk("seen/medical_lucknow").say("bp machine kitne ki hai")
    assert answer.clarify
    assert answer.intent == "price"


@pytest.mark.parametrize(
    ("shop", "said", "entry"),
    [
        pytest.param(
            "medical_kolkata",
            "nani chal nahin paati ek mahine ko pahiye wali kursi chahiye kya doge",
            "f-wc-rent",
            marks=_LOST,
        ),
        ("electrical_ranchi", "main car se aaya hoon kahan khadi karun", "f-parking"),
        pytest.param(
            "electrical_salem",
            "pankha do mahine mein band ho gaya guarantee mein hai kya karun",
            "f-claim",
            marks=_LOST,
        ),
        ("electrical_hubli", "aapse liya bulb mahine bhar mein fuse ho gaya ab kahan le jaun",
         "f-claim"),
        ("cafe_jalgaon", "my data pack is over and i have to send one mail", "f-wifi"),
    ],
)  # fmt: skip
def test_who_tells_of_his_own_situation_is_told(
    talk: Shop, shop: str, said: str, entry: str
) -> None:
    answer = talk(f"seen/{shop}").say(said)
    assert [fact.source for fact in answer.facts] == [f"faq:{entry}"]


def test_a_doubtful_price_gives_way_to_a_service(talk: Shop) -> None:
    answer = talk("seen/medical_vellore").say("oxygen machine ghar lagakar samjhane ke kitne paise")
    assert (answer.intent, answer.skus) == ("faq", ())
    assert "600" in answer.reply
