"""What goods have, what comes with them, which size is whose, two questions at once, two goods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft
from device.turn import Fact, Sentence
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
CARE = "seen/medical_surat"
HOME = "seen/appliances_bhubaneswar"
WEAR = "seen/clothes_surat"


@pytest.mark.parametrize(
    ("shop", "said", "name"),
    [
        (HOME, "which washing machine has a heater", "Whirlpool 7 kg Fully Automatic"),
        (HOME, "remote kaun se pankhe mein aata hai", "Atomberg"),
        (CARE, "kaun si bp machine mein bluetooth hai", "HEM-7140T"),
        (CARE, "which walker has wheels", "with 2 Wheels"),
        (WEAR, "kis shirt mein wrinkle free hai", "Van Heusen"),
        (CARE, "kaun se glucometer mein sabse zyada memory hai", "Accu-Chek Instant"),
    ],
)
def test_goods_are_chosen_by_what_they_have(talk: Shop, shop: str, said: str, name: str) -> None:
    answer = talk(shop).say(said)
    assert name in answer.reply
    assert len(answer.skus) == 1


@pytest.mark.parametrize(
    "said", ["which washing machine has wifi", "kaun se fan mein bluetooth hai"]
)
def test_what_no_record_says_is_not_known(talk: Shop, said: str) -> None:
    answer = talk(HOME).say(said)
    assert answer.unknown
    assert "₹" not in answer.reply


@pytest.mark.parametrize(
    ("said", "sku", "says"),
    [
        ("how many strips come free with the dr morepen glucometer", "GM-DRM", "25"),
        ("dr morepen glucometer ke dabbe mein kitni strip aati hai", "GM-DRM", "25"),
        ("accu chek instant ke saath kitni strips free milti hain", "GM-ACI", "10"),
    ],
)
def test_what_comes_with_a_thing_is_asked_of_it(talk: Shop, said: str, sku: str, says: str) -> None:
    answer = talk(CARE).say(said)
    assert answer.skus == (sku,)
    assert says in answer.reply


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("my waist is 34 inch which size lumbo sacral belt", "size is M."),
        ("waist 90 cm hai lumbo belt which size", "M"),
        ("my waist is 36 inch which size of the lumbo sacral belt", "M or L"),
        ("waist 60 inch which size lumbo belt", "None of the sizes"),
    ],
)
def test_a_measure_of_the_customer_chooses_the_size(talk: Shop, said: str, size: str) -> None:
    assert size in talk(CARE).say(said).reply


@pytest.mark.parametrize(
    ("shop", "said", "says"),
    [
        (HOME, "sony tv price and warranty both bata do", ("57,900", "24")),
        (HOME, "atomberg fan kitne watt ka hai aur remote aata hai kya", ("28 W", "remote")),
        (WEAR, "polo t shirt ka price aur kaun se colour hain", ("1,449", "Maroon")),
        (CARE, "accu chek active glucometer kitne ka hai aur memory kitni hai", ("1,190", "500")),
    ],
)
def test_two_questions_are_both_answered(
    talk: Shop, shop: str, said: str, says: tuple[str, str]
) -> None:
    reply = talk(shop).say(said).reply
    assert all(each in reply for each in says)


@pytest.mark.parametrize(
    ("shop", "said", "says"),
    [
        (HOME, "bajaj table fan orient wall fan se kitna mehnga hai", ("2,240", "2,395", "155")),
        (CARE, "which wheelchair is lighter karma or kosmocare", ("13.5 kg", "18 kg")),
        (WEAR, "how much heavier is the double mink blanket than the single", ("4.2", "2.1")),
        (WEAR, "which curtain is longer door or window", ("7 ft", "5 ft")),
        (HOME, "which has more hdmi ports lg 43 or samsung 43", ("29,990", "hdmi ports 3")),
    ],
)
def test_two_goods_are_told_with_both_figures(
    talk: Shop, shop: str, said: str, says: tuple[str, ...]
) -> None:
    answer = talk(shop).say(said)
    assert answer.intent == "compare"
    assert all(each in answer.reply for each in says)


def test_soft_and_hard_in_either_language(talk: Shop) -> None:
    assert talk(CARE).say("gardan ka sakht collar kitne ka hai").skus == ("TY-CCH",)
    assert "Soft" in talk(CARE).say("naram collar kitne ka hai").reply


def test_how_long_it_is_covered_is_no_question_of_policy(talk: Shop) -> None:
    assert (
        "60 months" in talk(CARE).say("how many years guarantee on accu chek instant meter").reply
    )


class TestAStoppedSentence:
    """A handler that claims more than the records say."""

    def reply(self, talk: Shop, monkeypatch: pytest.MonkeyPatch, *said: str) -> str:
        kiosk = talk(CARE)

        def claims(_: Asking) -> Draft:
            facts = [Fact("₹185", "TH-HIC:price")]
            spoken = [Sentence(text, "en") for text in said]
            return Draft("price", "en", written=list(said), spoken=spoken, skus=(sku,), facts=facts)

        sku = kiosk.say("hicks thermometer price").skus[0]
        monkeypatch.setattr(kiosk.dialogue._answering, "answer", claims)
        return kiosk.say("hicks thermometer price").reply

    def test_is_left_out(self, talk: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        good = "Please ask our staff."
        assert self.reply(talk, monkeypatch, good, "It costs ₹99.") == good

    def test_alone_gives_way_to_the_plain_record(
        self, talk: Shop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reply = self.reply(talk, monkeypatch, "It costs ₹99.")
        assert "₹185" in reply
        assert "99" not in reply.replace("₹185", "")


def test_how_much_more_is_asked_of_two_that_are_named(talk: Shop) -> None:
    answer = talk("seen/medical_kochi").say("vissco wali se karma wali wheelchair kitni mehngi hai")
    assert (answer.intent, {*answer.skus}) == ("compare", {"VS-WC", "KM-WC"})


def test_how_much_heavier_is_asked_beside_what_was_spoken_of(talk: Shop) -> None:
    customer = talk("seen/medical_kochi")
    customer.say("karma wheelchair price")
    answer = customer.say("how much heavier is the vissco wheelchair")
    assert {*answer.skus} == {"VS-WC", "KM-WC"}
    assert "14 kg" in answer.reply
    assert "18 kg" in answer.reply


def test_two_things_named_and_nothing_else_are_told_beside_each_other(talk: Shop) -> None:
    customer = talk("seen/medical_kochi")
    assert {*customer.say("tynor knee cap aur vissco knee cap").skus} == {"TY-KC", "VS-KC"}
    assert {*customer.say("dono mein kitna fark hai").skus} == {"TY-KC", "VS-KC"}


@pytest.mark.parametrize(
    ("shop", "said", "says"),
    [
        ("seen/cafe_belgaum", "belgaum kunda kitne din tak chal jata hai train mein", "7 days"),
        ("seen/cafe_gaya", "how many days does the jaggery tilkut stay good", "30 days"),
    ],
)
def test_what_is_the_same_for_all_packs_is_told(
    talk: Shop, shop: str, said: str, says: str
) -> None:
    answer = talk(shop).say(said)
    assert not answer.clarify
    assert says in answer.reply
