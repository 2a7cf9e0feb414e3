"""What a short question means after another one: a choice of it, or another of its kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.turn import Answer
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


def said_after(customer: Talk, first: str, then: str) -> Answer:
    customer.say(first)
    return customer.say(then)


@pytest.mark.parametrize(
    ("shop", "first", "then", "said"),
    [
        ("seen/cafe_pune", "how much is a cappuccino", "and with oat milk", "195"),
        ("seen/cafe_pune", "adrak chai kitne ki hai", "aur gud dalwaun to", "53"),
        ("seen/hardware_narmada", "paanch sau litre ki sintex tanki kitne ki hai",
         "safed rang mein", "4,120"),
        ("seen/stationery_kochi", "milton thermosteel aadha litre wali kitne ki hai", "black mein",
         "775"),
    ],
)  # fmt: skip
def test_a_choice_is_asked_of_what_was_spoken_of(
    talk: Shop, shop: str, first: str, then: str, said: str
) -> None:
    customer = talk(shop)
    before = customer.say(first)
    answer = customer.say(then)
    assert answer.skus == before.skus
    assert said in answer.reply


@pytest.mark.parametrize(
    ("shop", "first", "then", "sku"),
    [
        ("seen/clothes_surat", "how much is the bombay dyeing single bedsheet",
         "okay and for a double bed", "BD-DB"),
        ("seen/vehicles_ludhiana", "coido ka single cylinder foot pump kitne ka hai",
         "aur double wala", "CO-FP2"),
        ("seen/medical_jaipur", "walker bina wheel ka kitne ka hai", "aur pahiye wala", "VS-WK-W"),
        ("seen/medical_kolkata", "what do you charge for fifty strips of accu check instant",
         "and the active ones same pack", "AC-ST-A50"),
        ("seen/stationery_kochi", "how much for a milton steel lunch box with two containers",
         "and the one with three", "LB-ML-3"),
        ("seen/mobile_hyderabad", "air dopes one forty one rate please",
         "and the one six one how many hours battery", "BO-A161"),
    ],
)  # fmt: skip
def test_another_of_its_kind_is_the_one_most_like_it(
    talk: Shop, shop: str, first: str, then: str, sku: str
) -> None:
    assert said_after(talk(shop), first, then).skus == (sku,)


def test_what_is_asked_of_the_thing_itself_is_no_other_thing(talk: Shop) -> None:
    customer = talk("seen/vehicles_ludhiana")
    customer.say("hero sprint pro cycle ka price batao")
    assert customer.say("iski brake kaisi hai matlab disc ya normal").skus == ("HC-SP26",)


@pytest.mark.xfail(reason="another size is told with a perhaps")
def test_the_same_of_a_maker_who_has_it_in_no_such_size_is_not_sold(talk: Shop) -> None:
    customer = talk("seen/vehicles_ludhiana")
    customer.say("tell me price of mrf zapper scooter tubeless tyre")
    answer = customer.say("same thing in ceat how much")
    assert answer.unknown
    assert "1,345" not in answer.reply


@pytest.mark.parametrize(
    ("shop", "first", "then", "sku"),
    [
        ("seen/cafe_goa", "veg patty kitne ki hai", "chicken wali bhi hai na", "MB-PTC"),
        ("seen/cafe_lucknow", "how much is a half plate of chicken biryani", "and veg", "GK-BRV"),
        ("seen/electrical_mysuru", "v guard ka aadha h p pump kitne ka hai",
         "ye kitne meter upar tak pani chadhayega", "VG-P05"),
    ],
)  # fmt: skip
def test_a_word_that_says_which_stays_with_the_dish_and_it_is_what_was_spoken_of(
    talk: Shop, shop: str, first: str, then: str, sku: str
) -> None:
    assert said_after(talk(shop), first, then).skus == (sku,)


def test_the_big_one_is_looked_for_among_the_packs_of_what_was_named(talk: Shop) -> None:
    assert talk("seen/medical_patna").say("vicks ki badi wali dabbi ka daam").skus == ("VK-VR-50",)


def test_a_word_before_the_kind_that_several_have_chooses_none(talk: Shop) -> None:
    answer = talk("seen/cafe_lucknow").say("galouti kebab kitne ka hai")
    assert answer.clarify
    assert set(answer.skus) == {"GK-GLM", "GK-GLV"}


@pytest.mark.parametrize(
    ("shop", "first", "then", "sku"),
    [
        ("seen/grocery_patna", "thums up 750 ml price", "how much for the big bottle", "TU-2L"),
        ("seen/grocery_patna", "कोलगेट स्ट्रॉन्ग टीथ 150 ग्राम कितने का है", "और बड़ी वाली ट्यूब",
         "CG-300"),
        ("seen/grocery_patna", "fortune mustard oil 1 litre kitne ka",
         "5 litre wala dabba kitne ka", "FO-MU-5"),
        ("seen/grocery_patna", "sudha gold milk 500 ml kitne ka", "aur bada packet", "SD-FC-1L"),
        ("seen/paints_jodhpur", "tractor emulsion 4 litre price", "and the smaller tin", "AP-TR-1"),
    ],
)  # fmt: skip
def test_what_it_is_sold_in_names_no_other_goods(
    talk: Shop, shop: str, first: str, then: str, sku: str
) -> None:
    answer = said_after(talk(shop), first, then)
    assert answer.skus == (sku,)
    assert answer.intent == "price"


@pytest.mark.parametrize(
    ("shop", "first", "then", "sku"),
    [
        ("seen/cafe_dehradun", "cappuccino large kitne ka hai", "aur chhota wala", "DC-CAP-180"),
        ("seen/kitchen_nagpur", "hawkins cooker 3 litre price", "and the five litre one",
         "HK-PC-5"),
        ("seen/cafe_nashik", "margherita pizza 7 inch ka rate", "और पनीर टिक्का वाला सात इंच में",
         "GK-PPAN7"),
        ("seen/medical_vellore", "bd pen needle 4 mm ka rate", "aur aath mm wali", "DB-PN8"),
        ("seen/medical_coimbatore", "flamingo crepe bandage 15 cm price",
         "and the narrower one", "FL-C10"),
    ],
)  # fmt: skip
def test_another_size_is_of_the_same_thing(
    talk: Shop, shop: str, first: str, then: str, sku: str
) -> None:
    assert said_after(talk(shop), first, then).skus == (sku,)


@pytest.mark.parametrize(
    ("shop", "first", "then", "said"),
    [
        ("seen/electrical_raipur", "price of wipro flood light 50 watt",
         "क्या ये बारिश में चलेगी", "rain proof"),
        ("seen/electrical_raipur", "price of wipro flood light 50 watt",
         "kya ye barish mein chalegi", "rain proof"),
        ("seen/medical_shimla", "how much is the karma wheelchair",
         "aur ye chair khud kitni bhaari hai", "14 kg"),
        ("seen/electrical_rajkot", "v guard ka teen litre wala geyser kitne ka hai",
         "isme kitne saal ki guarantee hai", "24"),
        ("seen/cafe_kolkata", "how much is the cold brew",
         "how big is the glass i mean how many ml", "300 ml"),
        ("seen/cafe_kolkata", "walnut brownie kitne ki hai", "isme anda hai kya", "ji haan"),
        ("seen/electrical_gaya", "eveready ka emergency bulb kitne ka hai",
         "ye kitne ghante chalega bijli jaane ke baad", "4"),
    ],
)  # fmt: skip
def test_what_is_asked_of_it_is_told_by_its_record(
    talk: Shop, shop: str, first: str, then: str, said: str
) -> None:
    customer = talk(shop)
    before = customer.say(first)
    answer = customer.say(then)
    assert answer.skus == before.skus
    assert said in answer.reply


def test_the_weather_is_asked_of_no_goods(talk: Shop) -> None:
    customer = talk("seen/electrical_raipur")
    customer.say("price of wipro flood light 50 watt")
    assert customer.say("will it rain today").skus == ()


@pytest.mark.parametrize("said", ["and with no egg", "no egg how much"])
def test_a_refused_choice_is_not_chosen(talk: Shop, said: str) -> None:
    customer = talk("seen/cafe_dehradun")
    customer.say("black forest cake 1 kg price")
    assert "1,005" in customer.say(said).reply


def test_what_is_counted_of_the_thing_names_no_other(talk: Shop) -> None:
    customer = talk("seen/medical_tirupati")
    before = customer.say("how much is the infrared forehead thermometer")
    assert customer.say("how many seconds does it take to tell the fever").skus == before.skus


@pytest.mark.parametrize(
    ("shop", "first", "then", "figure"),
    [
        ("seen/medical_kozhikode", "walker with wheels price", "and the plain one", "1,580"),
        ("seen/electrical_rajkot", "wipro emergency bulb ka rate", "aur sada wala", "92"),
    ],
)
def test_the_plain_one_is_called_so_with_nothing_more(
    talk: Shop, shop: str, first: str, then: str, figure: str
) -> None:
    customer = talk(shop)
    before = customer.say(first)
    answer = customer.say(then)
    assert answer.skus != before.skus
    assert figure in answer.reply


def test_what_points_keeps_maker_and_size_for_other_goods(talk: Shop) -> None:
    customer = talk("seen/electrical_pune")
    after = said_after(customer, "anchor roma solah amp switch ka rate", "usi ka socket kitne ka")
    assert after.skus == ("AN-SK16",)


def test_the_unit_of_what_was_spoken_of_names_no_goods(talk: Shop) -> None:
    customer = talk("seen/cafe_mussoorie")
    after = said_after(customer, "chicken momos kaise hain", "do plate laga do fried mein")
    assert [(line.sku, line.quantity) for line in after.basket.lines] == [("MM-CHK", 2)]


@pytest.mark.parametrize(
    ("shop", "first", "then", "said"),
    [
        ("seen/cafe_nainital", "ओट किशमिश वाली कुकीज़ में अंडा है क्या",
         "अच्छा चॉको चिप वाली में", "egg"),
        ("seen/cafe_pune", "ब्राउनी में अंडा पड़ता है क्या", "और केले वाले मफिन में", "eggless"),
        ("seen/medical_haldwani", "नेबुलाइज़र का बड़ों वाला मास्क है क्या", "और बच्चों वाला",
         "Mask Kit Child"),
        ("seen/medical_kanchipuram", "हिक्स का सादा थर्मामीटर कितने सेकंड में बुखार बताता है",
         "और बच्चों की मुलायम नोक वाला", "20 seconds"),
    ],
)  # fmt: skip
def test_the_same_is_asked_of_another_one(
    talk: Shop, shop: str, first: str, then: str, said: str
) -> None:
    assert said in said_after(talk(shop), first, then).reply


@pytest.mark.parametrize(
    ("then", "sku"),
    [
        ("aur uski pachas wali strip", "ACC-S50"),
        ("and its fifty strips", "ACC-S50"),
        ("aur uski warranty", "ACC-AM"),
    ],
)
def test_what_goes_with_it_is_sold_by_itself(talk: Shop, then: str, sku: str) -> None:
    customer = talk("seen/medical_sangli")
    answer = said_after(customer, "accu chek ki sugar machine kitne ki hai", then)
    assert answer.skus == (sku,)


@pytest.mark.parametrize(
    ("shop", "first", "then", "said"),
    [
        ("seen/cafe_rourkela", "veg biryani full kitne ki hai", "aur chicken wali", "310"),
        ("seen/cafe_gaya", "plain dosa kitne ka hai", "aur masala wala", "98"),
        ("seen/cafe_gaya", "price of the four piece litti chokha", "and the small plate", "85"),
        ("seen/medical_kota", "do sau chalees ml wali pigeon ki bottle kitne ki",
         "aur chhoti wali bottle", "228"),
        ("seen/cafe_rourkela", "what is the price of a full chicken biryani", "no the half one",
         "185"),
        ("seen/cafe_hisar", "kadhai paneer aadhi plate kitne ki", "aur poori plate", "290"),
    ],
)  # fmt: skip
def test_the_same_is_asked_of_another_one_or_size(
    talk: Shop, shop: str, first: str, then: str, said: str
) -> None:
    assert said in said_after(talk(shop), first, then).reply


@pytest.mark.parametrize(
    ("shop", "first", "then", "said"),
    [
        ("seen/electrical_nizamabad", "microtek sixteen fifty va inverter price",
         "how many volts of battery does it need", "24 V"),
        ("seen/medical_warangal", "hicks digital thermometer price", "iska tip kaisa hai", "hard"),
        ("seen/electrical_akola", "fifteen watt solar street light price",
         "and how long does it burn at night", "10 hours"),
    ],
)  # fmt: skip
def test_it_is_what_was_spoken_of(talk: Shop, shop: str, first: str, then: str, said: str) -> None:
    customer = talk(shop)
    before = customer.say(first)
    answer = customer.say(then)
    assert answer.skus == before.skus
    assert said in answer.reply


def test_another_size_by_its_label_is_another_one(talk: Shop) -> None:
    answer = said_after(
        talk("seen/medical_ongole"),
        "friends large diaper kitne ka hai",
        "iska bada size xl hai kya",
    )
    assert answer.skus == ("FR-DXL",)


@pytest.mark.parametrize(
    ("shop", "first", "then", "said"),
    [
        ("seen/cafe_haldia", "half tandoori chicken rate", "and the whole one", "460"),
        ("seen/bakery_mumbai", "cold coffee how much",
         "i feel so sleepy today so what if i take the large", "215"),
        ("seen/bakery_mumbai", "cold coffee how much",
         "and for the one of us who is so very sleepy i mean large", "215"),
    ],
)  # fmt: skip
def test_supposing_another_size_asks_its_price(
    talk: Shop, shop: str, first: str, then: str, said: str
) -> None:
    assert said in said_after(talk(shop), first, then).reply


def test_another_number_of_the_same_kind(talk: Shop) -> None:
    customer = talk("seen/medical_jaipur")
    customer.say("rayovac ki 312 number battery kitne ki hai")
    assert customer.say("aur 675 number wali").skus == ("RV-HB-675",)
