"""What is asked of a pharmacist is told from what is asked about goods."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.device.dialogue.conftest import Talk, talk_with

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    "text",
    [
        "which syrup should i take in a latte",
        "one cold coffee i will take",
        "do you have cold brew",
        "hello",
    ],
)
def test_plain_words_of_a_cafe_are_no_complaint(talk: Shop, text: str) -> None:
    answer = talk("cafe").say(text)
    assert "pharmacist" not in answer.reply


def test_a_medicine_that_describes_goods_asks_for_no_dose(talk: Shop) -> None:
    answer = talk("medical").say("insulin syringe kaun si loon")
    assert answer.intent != "out_of_scope"


@pytest.mark.parametrize(
    ("shop", "said", "named"),
    [
        ("medical_nagaon", "ghutne mein chot kha gaya kaun sa support theek rahega", "TY-HKS"),
        ("medical_dewas", "papa ko dama hai kaun si machine loon", "OM-NB"),
        ("medical_dewas", "my father has asthma which machine should i take", "OM-NB"),
    ],
)
def test_who_is_hurt_or_ill_may_be_told_of_what_is_worn_or_breathed(
    talk: Shop, shop: str, said: str, named: str
) -> None:
    assert named in talk(f"seen/{shop}").say(said).skus


@pytest.mark.parametrize("said", ["papa ko dama hai kaun si dawai lein", "chot kha gaya kya khaun"])
def test_what_to_swallow_stays_untold(talk: Shop, said: str) -> None:
    assert talk("seen/medical_dewas").say(said).intent == "out_of_scope"


def test_a_feature_is_what_is_spoken_of(talk: Shop) -> None:
    domain = talk("cafe").dialogue.view.domain
    assert "deliver" in domain.topics_of(["kya", "aap", "ghar", "tak", "bhijwa", "doge"])
    assert "train" in domain.topics_of(["railway", "ka", "ticket"])
    assert not domain.topics_of(["chai", "kitne", "ki"])


@pytest.mark.parametrize(
    "text",
    [
        "how many dolo may i take in one day",
        "cetzine din mein kitni baar leni hai",
        "is avomine safe for my baby",
        "dolo kitni khani chahiye",
        "how many dolo should i give my kid",
        "my tooth hurts which pill do i take",
    ],
)
def test_of_medicines_that_are_sold_no_dose_is_told(talk: Shop, text: str) -> None:
    customer = talk("seen/medical_goa")
    answer = customer.say(text)
    assert "फार्मासिस्ट" in " ".join(sentence.text for sentence in customer.spoken)
    assert not any(letter.isdigit() for letter in answer.reply)
    assert not answer.skus


def test_figures_of_medicines_are_told(talk: Shop) -> None:
    customer = talk("seen/medical_goa")
    assert "10" in customer.say("how many tablets are there in avomine strip").reply
    assert customer.say("how many dolo do you have").skus


@pytest.mark.parametrize(
    "text",
    ["mera pet dukh raha hai kaun si goli khaun", "what medicine should i take for cold and fever"],
)
def test_who_asks_what_to_take_hears_the_shops_own_referral(talk: Shop, text: str) -> None:
    answer = talk("seen/medical_goa").say(text)
    assert [fact.source for fact in answer.facts] == ["faq:f-advice"]


def test_no_stored_dose_is_told_to_who_asks_what_to_take(tmp_path: Path) -> None:
    question = "Which tablet should I take for fever?"
    answers = ("Take 2 of the white ones, then see a doctor.", "Take paracetamol or see a doctor.")
    customer = talk_with("medical_amritsar", [(question, each) for each in answers], tmp_path)
    told = customer.say("i have fever which tablet should i take")
    assert told.intent == "out_of_scope"
    assert not told.facts


@pytest.mark.parametrize(
    "text",
    ["parchi ghar pe reh gayi antibiotic de doge kya",
     "will you give me antibiotics if i have no slip"],
)  # fmt: skip
def test_what_is_sold_against_a_prescription_is_no_medical_advice(talk: Shop, text: str) -> None:
    answer = talk("seen/medical_goa").say(text)
    assert [fact.source for fact in answer.facts] == ["faq:f-rx"]


def test_who_wants_a_prescription_written_hears_no_price(talk: Shop) -> None:
    assert talk("seen/medical_goa").say("write me a slip for cough medicine").source != "catalogue"


def test_whether_a_medicine_is_kept_is_answered_by_what_is_said_of_medicines(talk: Shop) -> None:
    answer = talk("seen/medical_amritsar").say("khansi ki syrup milti hai kya")
    assert [fact.source for fact in answer.facts] == ["faq:f-medicine"]
    assert answer.confidence < 0.5


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        ("seen/cafe_gangtok", "my throat is sore which hot drink will you suggest"),
        ("seen/medical_goa", "dolo strip kitne ki deni hai"),
    ],
)
def test_a_warm_drink_and_a_price_are_no_medical_advice(talk: Shop, shop: str, text: str) -> None:
    assert talk(shop).say(text).skus


@pytest.mark.parametrize(
    "text",
    [
        "honitus syrup khansi mein din mein kitni baar lein",
        "koi khansi ka syrup milega kya",
        "honitus syrup bachche ko khansi mein milega kya",
    ],
)
def test_who_names_no_goods_or_asks_how_to_take_them_is_not_told(talk: Shop, text: str) -> None:
    assert not talk("seen/medical_goa").say(text).skus


@pytest.mark.parametrize(
    "text",
    ["how can i check the temperature of my son while he sleeps, which one should i take",
     "bukhar naapne ki nahi bas dekhne ki cheez kaun si loon"],
)  # fmt: skip
def test_who_measures_a_fever_asks_for_a_thermometer(talk: Shop, text: str) -> None:
    assert talk("medical").say(text).intent != "out_of_scope"


@pytest.mark.parametrize(
    "text", ["bachche ko bukhar hai kya dun", "bukhar na ho iske liye kya khaun"]
)
def test_what_to_take_for_a_fever_is_not_told(talk: Shop, text: str) -> None:
    assert talk("medical").say(text).intent == "out_of_scope"


def test_who_is_allergic_is_shown_what_has_none_of_it(talk: Shop) -> None:
    answer = talk("seen/medical_bhavnagar").say("latex se allergy hai kaun se dastane loon")
    assert answer.skus == ("NT-NBM",)


def test_what_the_record_names_in_english_is_told_of_an_allergy(talk: Shop) -> None:
    answer = talk("seen/cafe_solapur").say("bharli vangi mein moongphali padti hai kya")
    assert answer.reply.startswith("ji haan")


@pytest.mark.parametrize(
    "text",
    [
        "सीने में भारीपन और दर्द है",
        "my chest is hurting since last night",
        "dadi ko ghabrahat hai kaun si tablet dun",
        "बच्ची को कौन सा सिरप पिलाऊँ",
        "pressure ki goli khaane se pehle khaun ya baad mein",
    ],
)
def test_signs_of_an_emergency_and_what_to_swallow_are_referred(talk: Shop, text: str) -> None:
    answer = talk("seen/medical_ranchi").say(text)
    assert answer.intent == "out_of_scope"
    assert not answer.skus


@pytest.mark.parametrize("text", ["which syrup do you give with pancakes", "kaun sa syrup dete ho"])
def test_a_syrup_that_is_served_is_no_medicine(talk: Shop, text: str) -> None:
    assert "pharmacist" not in talk("seen/cafe_jaipur").say(text).reply
