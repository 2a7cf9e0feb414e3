"""What words name: goods under other words, goods the shop lacks, plain language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.reading import read
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
PAINT = "seen/hardware_bhopal"
_LOST = pytest.mark.xfail(reason="told otherwise, with a perhaps, since learned weights decide")


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("darwaze ka kabza chaar inch kitne ka ek", "EB-HN-4"),  # a hinge
        ("डॉक्टर फिक्सिट एक लीटर वाली बोतल का दाम", "DF-LW-1"),
        ("burger silk paint four liter what rate", "BG-SK-04"),  # Berger
        ("ten m seal how much total", "MS-SE-01"),
    ],
)
def test_goods_are_found_under_other_words(talk: Shop, text: str, sku: str) -> None:
    assert talk(PAINT).say(text).skus == (sku,)


@pytest.mark.parametrize(
    "text",
    [
        "price of burger",  # though the shop has Berger paint
        "washing machine kitne ki hai",
        "bosch drill ka bhav",
        "do you have plywood sheets",
        "सैमसंग का टीवी कितने का है",
    ],
)
def test_goods_and_makers_of_other_shops_are_not_sold_here(talk: Shop, text: str) -> None:
    answer = talk("seen/medical_lucknow").say(text)
    assert answer.unknown, answer.reply
    assert "₹" not in answer.reply


def test_plain_language_around_the_goods_does_not_matter(talk: Shop) -> None:
    text = "suno my neighbour told me yesterday that ultratech ppc cement is good what is its price"
    assert talk(PAINT).say(text).skus == ("UT-CM-PP",)


def test_a_correction_keeps_what_it_does_not_contradict(talk: Shop) -> None:
    answer = talk("seen/cafe_indore").say("get me an americano oh sorry i meant a cafe latte")
    assert [line.sku for line in answer.basket.lines] == ["HC-LAT"]


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/kitchen_nagpur", "हॉकिन्स कंटूरा किस चीज़ का बना है", "HK-CT-5"),
        ("seen/medical_pune", "वन टच सिलेक्ट प्लस की पच्चीस स्ट्रिप कितने रुपए में", "OT-25"),
        ("seen/hardware_narmada", "jack war bib cock rate", "JQ-CON-BIB"),  # Jaquar
        ("seen/electrical_indore", "arar kabel teen core wala cable meter ka kya bhaav", "RR-FX3"),
        ("seen/cafe_pune", "पेरी पेरी फ्राइज का क्या रेट है", "S-FRY"),
        ("seen/stationery_kochi", "niviya storm ball size four how many rupees", "FB-NV-4"),
    ],
)
def test_a_word_is_heard_again_among_what_all_the_rest_agrees_on(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    assert talk(shop).say(text).skus == (sku,)


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/sweets_mysuru", "sugar free kaju katli how many kilos left on the tray", "SW-KKS"),
        pytest.param(
            "seen/kitchen_nagpur",
            "if my preethi mixer motor burns am i covered",
            "PT-MG-750",
            marks=pytest.mark.xfail(reason="refused: it seems to be about something else"),
        ),
        ("seen/kitchen_nagpur", "सैमसंग की फ्रंट लोड मशीन कितने किलो कपड़े धो लेती है", "SM-WM-8F"),
    ],
)
def test_places_parts_and_contents_are_no_goods_asked_for(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    assert talk(shop).say(text).skus == (sku,)


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        ("seen/electrical_lucknow", "विप्रो में बारह वाट का बल्ब हो तो दिखाना"),
        ("seen/vehicles_ludhiana", "tractor ka pichla tyre rakhte ho aap"),
        ("seen/medical_kolkata", "accu chek performa strips available"),
        ("seen/medical_kolkata", "kaan ki machine hai kya"),  # only batteries of hearing aids
        pytest.param(
            "seen/electrical_lucknow",
            "i am looking for sixty three amp single pole mcb legrand",
            marks=_LOST,
        ),
        ("seen/grocery_patna", "सिलाई मशीन में डालने वाला तेल मिलता है यहाँ"),
    ],
)
def test_a_difference_that_counts_is_refused(talk: Shop, shop: str, text: str) -> None:
    answer = talk(shop).say(text)
    assert answer.unknown, answer.reply
    assert "₹" not in answer.reply


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/medical_kolkata", "बच्चे को तौलने वाली मशीन कितने की है", "EC-BWS"),
        ("seen/medical_pune", "bhaap lene wali machine kitne ki hai", "DT-VP"),
    ],
)
def test_a_machine_is_told_by_what_it_does(talk: Shop, shop: str, text: str, sku: str) -> None:
    assert talk(shop).say(text).skus == (sku,)


@_LOST
def test_a_word_for_many_kinds_lists_them(talk: Shop) -> None:
    answer = talk("seen/cafe_chandigarh").say("kuchh meetha batao")
    assert "Pastry" in answer.reply
    assert "Chai" not in answer.reply


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("do you have crutches for under the arm", "VS-CRU"),
        ("oxygen napne wala meter hai kya", "BP-OX"),
        ("पाँच पैकेट अंडरपैड के कुल कितने होंगे", "FR-UP"),
        ("andarpaid ke paanch paiket kitne ke", "FR-UP"),
    ],
)
def test_goods_are_found_however_their_name_is_put(talk: Shop, text: str, sku: str) -> None:
    assert talk("seen/medical_guwahati").say(text).skus == (sku,)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("क्या समोसा मिलेगा", "समोसा"),
        ("एक्स रे मशीन है क्या", "एक्स रे"),
        ("stebalaijar hai kya", "stabilizer"),
        ("do you keep samosas", "samosas"),
    ],
)
def test_what_is_lacking_is_called_as_the_customer_called_it(
    talk: Shop, text: str, named: str
) -> None:
    answer = talk("seen/medical_guwahati").say(text)
    assert answer.unknown
    assert f" {named} " in answer.reply.replace(".", " ")


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/electrical_kollam", "anna wipro hundred watt flood light ka rate", "WP-FL100"),
        ("seen/electrical_kollam", "price of the we guard inverter", "VG-1150"),
        (
            "seen/electrical_silchar",
            "ghadi ke liye das wala pencil cell ka patta kitne ka",
            "EV-AA",
        ),
        (
            "seen/electrical_silchar",
            "we are five at home price of the bigger rice cooker",
            "BJ-RC18",
        ),
        ("seen/electrical_panipat", "double door wala db box kitne ka", "LG-DB-12"),
        ("seen/cafe_howrah", "बिना चीनी का संदेश कितने का", "GH-SN-SF"),
        ("seen/cafe_howrah", "price of one big rosogolla", "GH-ROS-L"),
        ("seen/cafe_vellore", "dilkush poora kitne ka hai", "DP-FULL"),
        ("seen/cafe_gwalior", "maggi cheez wali kitne ki", "SN-MGI-C"),
    ],
)
def test_words_beside_the_goods_do_not_hide_them(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    assert talk(shop).say(text).skus == (sku,)


def test_what_is_cut_off_is_not_what_is_sold_cut(talk: Shop) -> None:
    answer = talk("seen/electrical_kollam").say("cut nine metres of four mm solar cable red")
    lines = answer.basket.lines
    assert [(line.name, line.quantity) for line in lines] == [("Polycab Solar DC Cable 4 sq mm", 9)]


@pytest.mark.parametrize(
    ("said", "word"),
    [("main khana pakana seekh raha hun", "seekh"), ("tawa garam ho raha hai", "ho")],
)
def test_what_is_under_way_is_no_goods(talk: Shop, said: str, word: str) -> None:
    reading = read(said.split(), talk("cafe").dialogue.view.words)
    assert word not in [*reading.unknown, *(term.text for term in reading.terms)]


def test_a_limit_is_no_maker(talk: Shop) -> None:
    reading = read(
        ["2000", "se", "kam", "mein"], talk("seen/electrical_silchar").dialogue.view.words
    )
    assert not reading.terms
    assert reading.budget_max == 2000


def test_a_maker_called_like_an_attribute_is_only_meant_before_goods(talk: Shop) -> None:
    words = talk("seen/electrical_silchar").dialogue.view.words
    assert "noise" not in read(["fan", "that", "makes", "no", "noise"], words).unknown
    assert "noise" in read(["noise", "headphone", "dikhao"], words).unknown


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/medical_erode", "naram noke wala thermometer kitne ka", "HK-TH-F"),
        ("seen/cafe_kottayam", "what is the price of egg kotthu porotta", "KP-EGG"),
        ("seen/electrical_karur", "chaar camera wala dvr kitne ka hai", "CP-DV4"),
        ("seen/medical_ambala", "price of the walking stick with four legs", "VS-QUD"),
        ("seen/electrical_latur", "das kilometer wali zatka machine ka rate", "IBX-10"),
    ],
)
def test_what_is_described_or_spelled_otherwise_is_found(
    talk: Shop, shop: str, text: str, sku: str
) -> None:
    assert talk(shop).say(text).skus == (sku,)


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        ("seen/cafe_haldia", "what is the price of chicken momo here"),
        ("seen/cafe_rohtak", "ek plate momos kitne ki hai"),
        ("seen/cafe_rourkela", "how much is a chicken pizza"),
    ],
)
def test_a_dish_that_is_not_sold_is_refused_beside_what_is(
    talk: Shop, shop: str, text: str
) -> None:
    answer = talk(shop).say(text)
    assert answer.unknown
    assert "₹" not in answer.reply


def test_what_sounds_like_goods_in_a_clause_of_what_a_thing_does_is_not_lacking(talk: Shop) -> None:
    answer = talk("seen/electrical_saharanpur").say("taanka jodne wala kaiya hai kya aapke paas")
    assert {*answer.skus} == {"SO-25", "SO-50"}
    assert not answer.unknown


def test_so_many_packets_of_are_a_makers(talk: Shop) -> None:
    said = "for the old age home i want four packets of friends medium so what rate per packet"
    assert talk("seen/medical_agra").say(said).skus == ("FR-M",)


def test_a_size_before_a_name_says_nothing_of_its_first_word(talk: Shop) -> None:
    answer = talk("seen/medical_bokaro").say("himalaya ke medium baby pants kitne ke hain")
    assert answer.skus == ("HM-PM",)
    assert not answer.unknown
