"""Of several goods those are meant that the words of the customer name, and no figure misleads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
CARE = "seen/medical_gwalior"
WIRES = "seen/electrical_thrissur"
IRONS = "seen/electrical_amritsar"


def test_an_alias_of_one_does_not_choose_it_before_others_called_so(talk: Shop) -> None:
    answer = talk("seen/cafe_udaipur").say("एक भुजिया का पैकेट दे दो")
    assert answer.clarify
    assert len(answer.skus) == 3


def test_a_size_is_the_one_that_names_say(talk: Shop) -> None:
    assert talk(CARE).say("friends adult diaper large ka rate").skus == ("FR-AD-L",)


@pytest.mark.parametrize(
    ("shop", "text", "sku", "quantity"),
    [
        (CARE, "clinic ke liye das digital thermometer ka kya rate lagaoge", "OM-TH-246", "10"),
        (WIRES, "छह डिब्बे बैटरी का पानी कितने के", "AQ-DW5", "6"),
        ("seen/electrical_ranchi", "three l and t thirty two amp mcb price", "LNT-S32", "3"),
        ("seen/cafe_udaipur", "बीकाजी भुजिया चार सौ ग्राम के दस पैकेट कितने के", "BK-BHJ-400", "10"),
    ],
)
def test_figures_count_what_is_bought(
    talk: Shop, shop: str, text: str, sku: str, quantity: str
) -> None:
    answer = talk(shop).say(text)
    assert (answer.intent, answer.skus) == ("bulk_price", (sku,))
    assert quantity in answer.reply


def test_the_two_are_all_of_them(talk: Shop) -> None:
    answer = talk(WIRES).say("difference between the two g m spike guards")
    assert set(answer.skus) == {"GM-SG4", "GM-SG6U"}


def test_which_lights_asks_for_lights(talk: Shop) -> None:
    answer = talk(WIRES).say("सोलर की कौन कौन सी लाइट रखते हैं")
    assert set(answer.skus) == {"WP-SL12", "PH-SG3"}


@pytest.mark.parametrize("text", ["battery se chalne wali wheelchair", "battery wali wheelchair"])
def test_what_runs_it_must_be_true_of_it(talk: Shop, text: str) -> None:
    assert talk("seen/medical_coimbatore").say(f"{text} ka price").unknown


@pytest.mark.parametrize(
    ("shop", "turns", "says"),
    [
        (IRONS, ["usha steam iron price", "what size is its water tank"], "180"),
        (IRONS, ["usha steam iron price", "uska tank kitne litre ka"], "180"),
        ("seen/cafe_vizag", ["बटन इडली का दाम", "उसमें कितनी इडली आती हैं"], "14"),
    ],
)
def test_a_part_of_it_is_asked_of_it(talk: Shop, shop: str, turns: list[str], says: str) -> None:
    customer = talk(shop)
    answer = [customer.say(turn) for turn in turns][-1]
    assert answer.intent == "spec"
    assert says in answer.reply


@pytest.mark.parametrize(
    ("shop", "text", "sku", "said"),
    [
        ("seen/electrical_raipur", "price of the extension board with the longer cord", "GM-EB-50",
         "565"),
        ("seen/electrical_raipur", "लंबे तार वाला एक्सटेंशन बोर्ड कितने का है", "GM-EB-50", "565"),
        ("seen/electrical_raipur", "finolex 4 mm meter se chahiye pura bundle nahi kya bhav hai",
         "FX-M40", "59"),
        ("seen/medical_coimbatore", "flamingo crepe bandage 10 cm kitne metre lambi aati hai",
         "FL-C10", "4 m"),
        ("seen/vehicles_ludhiana", "light weight helmet rate", "VG-CLF", "1,245"),
        ("seen/medical_shimla", "halke wajan wali wheelchair kitne ki hai", "KM-WC", "11,900"),
        ("seen/medical_prayagraj", "aapki wheelchair kitne kilo tak ka aadmi uthayegi", "KO-WC",
         "110 kg"),
    ],
)  # fmt: skip
def test_sizes_and_weights_that_choose_or_are_asked(
    talk: Shop, shop: str, text: str, sku: str, said: str
) -> None:
    answer = talk(shop).say(text)
    assert answer.skus == (sku,)
    assert said in answer.reply


def test_a_box_of_so_many_is_what_comes_so_whatever_else_is_called_a_box(talk: Shop) -> None:
    answer = talk("medical").say("price of a box of fifty test strips")
    assert answer.skus == ("AC-ST-50",)


@pytest.mark.parametrize(
    ("said", "price"),
    [("oat milk mein cappuccino kitne ka hai", "200"),
     ("oat milk ke saath badi cappuccino kitne ki padegi", "250")],
)  # fmt: skip
def test_the_price_with_something_in_it_is_no_question_what_is_in_it(
    talk: Shop, said: str, price: str
) -> None:
    answer = talk("cafe").say(said)
    assert answer.intent == "price"
    assert price in answer.reply


def test_a_weight_in_another_name_calls_nothing_so(talk: Shop) -> None:
    sweets = talk("seen/cafe_bhopal")
    assert sweets.say("do kilo jalebi ka kya rate hai").unknown
    assert sweets.say("pav kilo jalebi kya bhav hai").skus == ("JL-250",)


def test_plain_words_that_sound_like_goods_choose_none(talk: Shop) -> None:
    answer = talk("seen/electrical_pune").say("put two anchor roma six amp switches on my bill")
    assert answer.skus == ("AN-SW6",)


def test_what_is_described_as_not_wanted_is_not_meant(talk: Shop) -> None:
    answer = talk("seen/electrical_indore").say(
        "orient ka exhaust fan bathroom wala nahi doosra kitne ka hai"
    )
    assert "250 mm" in answer.reply


def test_the_biggest_of_sizes_in_letters_is_not_the_one_called_large(talk: Shop) -> None:
    answer = talk("seen/medical_patna").say("lifree pants sabse bada size ka daam")
    assert "XL" in answer.reply


def test_a_maker_is_heard_letter_by_letter(talk: Shop) -> None:
    answer = talk("seen/electrical_rourkela").say("एल एंड टी की बत्तीस एम्पियर वाली एमसीबी का दाम")
    assert "L&T Single Pole MCB 32 A" in answer.reply


@pytest.mark.parametrize(
    ("shop", "said", "skus"),
    [
        # The style that ends a name is no other goods, where the record tells it as the style.
        ("medical_sikar", "large adult diapers ka rate", {"DP-FRL", "DP-LFL"}),
        # A bend is kept among the conduits, and is no pipe.
        ("electrical_rohtak", "25 mm pipe ka daam", {"CN-25"}),
        # Modular by the description alone.
        ("electrical_rohtak", "cheapest modular switch", {"GM-S1"}),
        ("cafe_bilaspur", "cheez wali garlic bread kitne ki", {"SN-GBC"}),
        ("medical_jaipur", "bina pahiye ka walker kitte ka hai sa", {"VS-WK-N"}),
    ],
)
def test_of_goods_called_alike_the_ones_meant_are_found(
    talk: Shop, shop: str, said: str, skus: set[str]
) -> None:
    assert {*talk(f"seen/{shop}").say(said).skus} == skus


@pytest.mark.parametrize(
    ("shop", "text", "skus"),
    [
        ("cafe_bareilly", "one bottle of bisleri how much", {"PK-BW5", "PK-BW1"}),
        ("cafe_anantapur", "ek bottle bisleri kitne ki", {"K-W05", "K-W10"}),
        ("cafe_anantapur", "बिसलेरी एक लीटर कितने की", {"K-W10"}),
        ("cafe_anantapur", "do chhoti bottle bisleri kitne ki", {"K-W05"}),
        ("medical_tezpur", "how many tablets in one crocin six fifty strip", {"CR-6"}),
    ],
)
def test_what_counts_bottles_tells_no_size(
    talk: Shop, shop: str, text: str, skus: set[str]
) -> None:
    assert set(talk(f"seen/{shop}").say(text).skus) == skus


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("ek vada kitne ka", "TF-MV1"),
        ("do vada kitne ke", "TF-MV2"),
        ("medu vada plate price", "TF-MV2"),
    ],
)
def test_so_many_pieces_are_the_pack_that_holds_them(talk: Shop, text: str, sku: str) -> None:
    assert talk("seen/cafe_tumkur").say(text).skus == (sku,)


@pytest.mark.parametrize(
    "text",
    [
        "sabse halki wheelchair ka price bata do",
        "how much is the lightest wheelchair",
        "सबसे हल्की व्हीलचेयर कितने की है",
    ],
)
def test_what_a_record_calls_the_most_so_is_meant(talk: Shop, text: str) -> None:
    assert talk("seen/medical_jhansi").say(text).skus == ("KR-WC-ALU",)


def test_plain_is_the_one_that_others_are_called_after(talk: Shop) -> None:
    answer = talk("seen/cafe_nellore").say("मूंग वाला डोसा सादा कितने का है बिना उपमा")
    assert answer.skus == ("PK-PES",)
