"""What a customer does not eat or drink narrows the goods, however he says so, and names none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from device.dialogue.goods.without import has
from kb.catalogue import Product
from kb.domains.pack import load_domain
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "said", "first"),
    [
        ("seen/cafe_bikaner", "i do not eat onion or garlic which kachori should i take", "KC-DL"),
        ("seen/cafe_bikaner", "हम लहसुन प्याज़ नहीं खाते, कचौरी बताइए", "KC-DL"),
        ("seen/cafe_surat", "chini nahi peeta hun gud ki chai suggest karo", "CH-GUD"),
        ("seen/cafe_siliguri", "my kids drink no tea and no coffee suggest something hot", "HD-HC"),
        ("seen/cafe_pune", "mummy anda nahi khati koi dessert bataiye", "D-BRW"),
        ("seen/cafe_patiala", "doodh ke bina kaun si chai achhi hai", "TE-GRN"),
        ("seen/cafe_patiala", "suggest a non vegetarian roll please", "RL-CHK"),
        ("seen/cafe_aizawl", "पोर्क नहीं खाते हम कौन सा थुकपा लें", "TH-VG"),
    ],
)
def test_what_is_not_eaten_narrows_and_names_nothing(
    talk: Shop, shop: str, said: str, first: str
) -> None:
    assert talk(shop).say(said).skus[:1] == (first,)


@pytest.mark.parametrize(
    ("shop", "said", "not_named"),
    [
        (
            "seen/cafe_kolhapur",
            "milk upsets my stomach suggest a chilled coffee",
            {"CF-HCC", "CF-CC"},
        ),
        (
            "seen/cafe_kolhapur",
            "doodh se pet kharab hota hai koi thandi coffee batao",
            {"CF-HCC", "CF-CC"},
        ),
        ("seen/medical_dhanbad", "latex se khujli hoti hai kaun se glove loon", {"RM-GL"}),
        ("seen/cafe_pune", "doodh hajam nahi hota chai jaisa kuch batao", {"T-MAS"}),
        ("seen/cafe_imphal", "anda maans nahi koi roll batao sau tak", {"RL-EGG", "RL-CHK"}),
        ("seen/medical_dhanbad", "latex causes me itching suggest some gloves", {"RM-GL"}),
        ("seen/medical_dhanbad", "which gloves, latex is banned for my father", {"RM-GL"}),
    ],
)
def test_what_harms_someone_is_not_suggested(
    talk: Shop, shop: str, said: str, not_named: set[str]
) -> None:
    answer = talk(shop).say(said)
    assert answer.skus
    assert not not_named & {*answer.skus}


def test_all_that_has_it_is_told_where_no_goods_are_named(talk: Shop) -> None:
    skus = talk("seen/cafe_panaji").say("which items have pork").skus
    assert {*skus} == {"BF-CHO", "BF-BEN", "GS-CHP"}


def test_what_has_none_of_it_is_told(talk: Shop) -> None:
    assert {*talk("seen/cafe_agra").say("which teas have no milk").skus} == {"CH-LEM", "CH-GRN"}


@pytest.mark.parametrize(
    ("name", "text", "answer"),
    [
        ("garlic", "Made without onion and garlic", False),
        ("sugar", "Made with dates instead of sugar", False),
        ("pork", "Non veg platter", None),
    ],
)
def test_what_a_description_denies(name: str, text: str, answer: bool | None) -> None:
    known = load_domain("general").unwanted.by_name[name]
    unwanted = next(each for each in known if each.name == name)
    assert has(Product("1", "Thing", Decimal(10), description=text), unwanted) is answer
