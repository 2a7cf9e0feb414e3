"""Names that are heard as several words, as a letter or as grammar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.split_names import mended
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/electrical_bhopal", "how many x eyed batteries do you have", "EX-BAT-15"),
        ("seen/medical_kollam", "how much is the litt man classic three stethoscope", "LM-ST-C3"),
        ("seen/cafe_rishikesh", "tibbati butter ti hai kya", "TE-BUT"),
        ("seen/cafe_kolhapur", "am ki lassi hai kya", "DR-LMG"),
        ("seen/cafe_mussoorie", "how much is one cap a chino large", "CF-CAP"),
        ("seen/cafe_nainital", "ek apple paai kitne ki", "BK-AP"),
        ("seen/hardware_bhopal", "and the a c c cement what is it for", "AC-CM-PP"),
        ("seen/clothes_surat", "baata ki ladies sandal ka rate", "BT-LF"),
    ],
)
def test_the_name_is_found(talk: Shop, shop: str, text: str, sku: str) -> None:
    assert talk(shop).say(text).skus[0] == sku


def test_a_series_is_no_number_of_pieces(talk: Shop) -> None:
    answer = talk("seen/medical_kollam").say("littmann classic three stethoscope price")
    assert "8,900" in answer.reply


def test_what_belongs_to_something_is_no_name_in_two_words(talk: Shop) -> None:
    answer = talk("seen/electrical_raipur").say("bijli ka bill zyada aata hai kaunsa pankha lun")
    assert "Wire" not in answer.reply
    assert answer.skus


def test_a_maker_that_is_kept_elsewhere_is_one_name(talk: Shop) -> None:
    answer = talk("seen/electrical_kota").say("have ells ka exhaust fan kitne ka hai")
    assert answer.unknown
    answer = talk("seen/electrical_kota").say("do you have all kinds of fans")
    assert "havells" not in answer.reply.lower()


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/electrical_malda", "ji em ka solah ampere socket kitne ka", "GM-K16"),
        ("seen/medical_erode", "price of the b p l b p monitor", "BP-BP-B"),
        ("seen/electrical_cuttack", "are are kabel ki wire ka rate", "RR-W15"),
    ],
)
def test_a_maker_is_spelled(talk: Shop, shop: str, text: str, sku: str) -> None:
    assert talk(shop).say(text).skus == (sku,)


def test_words_of_their_own_are_no_name_in_two_words(talk: Shop) -> None:
    customer = talk("seen/medical_guwahati")
    words = customer.dialogue.view.words
    assert mended(["goli", "khaun"], words) == ["goli", "khaun"]


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/cafe_belgaum", "ए बी सी जूस कितने का है", "JU-ABC"),
        ("seen/cafe_hisar", "what goes into the a b c juice", "JU-ABC"),
    ],
)
def test_goods_are_called_by_letters(talk: Shop, shop: str, text: str, sku: str) -> None:
    assert talk(shop).say(text).skus == (sku,)


def test_one_name_is_heard_as_two_of_which_one_is_a_maker_here(talk: Shop) -> None:
    assert talk("seen/medical_akola").say("ममी पोको लार्ज का रेट").skus == ("MPK-L",)
