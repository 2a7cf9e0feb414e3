"""What the shop lacks is refused, though it has something that is called by some of the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

_LOST = pytest.mark.xfail(reason="told otherwise, with a perhaps, since learned weights decide")

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        pytest.param(
            "seen/stationery_kochi",
            "white board kitne ka hai",
            marks=_LOST,
        ),
        pytest.param(
            "seen/bakery_mumbai",
            "chicken fries hai kya",
            marks=pytest.mark.xfail(reason="a combo with fries is told with a perhaps"),
        ),
        ("seen/sweets_mysuru", "dosa meal hai kya"),
        ("seen/medical_jodhpur", "cotton roll bada wala"),
        ("seen/medical_jodhpur", "रुई का बंडल कितने का है"),
        ("seen/medical_jodhpur", "baby diaper chhota size"),
        ("seen/electrical_gaya", "hitachi ac kitne ka hai"),
        ("seen/electrical_jamshedpur", "ac ka daam batao"),
        ("seen/electrical_rourkela", "टीवी कितने का है"),
        ("seen/medical_ajmer", "das sanitary pad ke kya lagenge"),
    ],
)
def test_what_is_only_part_of_other_goods_is_lacking(talk: Shop, shop: str, text: str) -> None:
    assert talk(shop).say(text).unknown


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/bakery_mumbai", "breakfast combo kitne ka", "Breakfast Combo"),
        ("seen/bakery_mumbai", "bun maska kitne ka", "Bun Maska"),
        ("seen/sweets_mysuru", "garam jalebi milegi", "Jalebi"),
        ("seen/sweets_mysuru", "fresh rasgulla ka rate", "Rasgulla"),
        ("seen/electrical_guwahati", "cp plus dvr aath channel kitne ka hai", "DVR 8 Channel"),
    ],
)
def test_what_is_called_so_is_answered(talk: Shop, shop: str, text: str, sku: str) -> None:
    answer = talk(shop).say(text)
    assert not answer.unknown
    assert sku in answer.reply


@pytest.mark.parametrize("text", ["l and t twenty amp mcb kitne ka hai", "l and t mcb hai kya"])
def test_a_maker_of_several_words_may_be_lacking(talk: Shop, text: str) -> None:
    assert talk("seen/electrical_lucknow").say(text).unknown


def test_a_figure_before_what_it_is_a_value_of_counts_no_goods(talk: Shop) -> None:
    assert talk("seen/electrical_guwahati").say("dvr barah channel ki warranty kitni hai").unknown


@pytest.mark.parametrize(
    "text", ["das mcb lunga to ek kitne ki", "do mcb ek saath loon to kitna lagega"]
)
def test_one_of_them_is_no_size(talk: Shop, text: str) -> None:
    assert not talk("seen/electrical_lucknow").say(text).unknown


def test_an_order_names_what_is_lacking(talk: Shop) -> None:
    answer = talk("seen/cafe_kolkata").say("ek tandoori paneer momo")
    assert answer.unknown
    assert answer.basket is None or not answer.basket.lines


def test_a_time_of_day_describes_no_goods(talk: Shop) -> None:
    assert not talk("seen/cafe_kolkata").say("subah wala combo kitne ka hai").unknown


@pytest.mark.parametrize(
    ("shop", "text", "name"),
    [
        ("seen/electrical_rajkot", "wipro ka nau watt sada bulb kitne ka hai", "Wipro 9 W LED"),
        ("seen/electrical_vadodara", "saadi ghanti kitne ki hai", "Ding Dong"),
        ("seen/medical_patna", "morepen ka saada thermometer kitne ka hai", "MT-100"),
    ],
)
def test_plain_goods_have_nothing_further_in_their_name(
    talk: Shop, shop: str, text: str, name: str
) -> None:
    answer = talk(shop).say(text)
    assert name in answer.reply
    assert "Emergency" not in answer.reply


@pytest.mark.parametrize(
    ("shop", "text", "name"),
    [
        ("seen/medical_jodhpur", "hicks wala lachila tip thermometer kya rate hai", "Flexi Tip"),
        ("seen/medical_surat", "char payon wali chhadi ka daam", "Four Leg"),
        ("seen/electrical_rajkot", "fridge ke liye stabilizer kitne ka hai", "Fridge Stabilizer"),
        ("seen/electrical_jabalpur", "cooler ki chhoti motor kitne ki hai", "Cooler Pump"),
        ("seen/electrical_vadodara", "char square ka wire rr kabel kitne ka hai", "4 sq mm"),
    ],
)
def test_everyday_words_describe_goods(talk: Shop, shop: str, text: str, name: str) -> None:
    assert name in talk(shop).say(text).reply


def test_what_is_denied_is_not_asked_for(talk: Shop) -> None:
    jabalpur = talk("seen/electrical_jabalpur")
    assert not jabalpur.say("fridge nahi inverter battery chahiye kitne ki hai").unknown
    assert jabalpur.say("fridge nahi hai kya").unknown


def test_a_box_by_itself_is_nothing_that_is_ordered(talk: Shop) -> None:
    answer = talk("seen/medical_jodhpur").say("syringe five ml ek dabba")
    assert answer.unknown
    assert answer.basket is None or not answer.basket.lines


def test_a_question_with_a_which_teaches_nothing(talk: Shop) -> None:
    answer = talk("seen/medical_jodhpur").say("kaun si bp machine zyada reading yaad rakhti hai")
    assert answer.intent != "teach"


@pytest.mark.parametrize(
    ("shop", "said"),
    [("hardware", "which micro waves have you got"), ("hardware", "what all m c bs do you keep"),
     ("medical", "aapke paas kaun kaun se gulel hain")],
)  # fmt: skip
def test_kinds_of_what_the_shop_lacks_are_not_listed_as_if_it_had_them(
    talk: Shop, shop: str, said: str
) -> None:
    assert talk(shop).say(said).unknown


def test_all_kinds_are_listed_to_who_asks_for_nothing_else(talk: Shop) -> None:
    answer = talk("hardware").say("aapke paas kya kya hai")
    assert not answer.unknown
    assert "Putty" in answer.reply


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        ("seen/medical_amritsar", "chhote bachchon ke diaper mil jayenge kya"),
        ("seen/medical_lucknow", "chhe mahine ke bachche ke diaper rakhte ho kya"),
        ("seen/medical_sangli", "टाइनोर का टखने वाला सपोर्ट मिलेगा"),
    ],
)
def test_what_is_for_others_or_for_another_part_of_the_body_is_lacking(
    talk: Shop, shop: str, text: str
) -> None:
    assert talk(shop).say(text).unknown


def test_goods_of_a_kind_are_found_by_what_they_are(talk: Shop) -> None:
    customer = talk("seen/cafe_hyderabad")
    assert customer.say("that apricot dessert with cream is for how much").skus == ("SW-QKM",)
    assert customer.say("mango dessert kitne ka hai").unknown


def test_what_a_spec_counts_is_asked_the_price_of(talk: Shop) -> None:
    assert "945" in talk("seen/medical_sangli").say("accu chek ki pachas wali strip kitne ki").reply


def test_a_name_that_sounds_like_another_word_is_heard(talk: Shop) -> None:
    """The Kutchi Dabeli, though "kachchhi" means raw."""
    assert talk("seen/cafe_ahmedabad").say("तीन कच्छी दाबेली दे दो").skus == ("D-DAB",)
    assert talk("seen/cafe_ahmedabad").say("kesar dabeli kitne ki hai").unknown


def test_what_is_also_called_the_thing_asked_for_is_such_a_thing(talk: Shop) -> None:
    answer = talk("seen/medical_bilaspur").say("teddyy baby diapers in medium how much")
    assert (answer.intent, answer.skus) == ("price", ("TD-M",))
