"""What tells of the use of a thing names no goods, and what tells kinds apart does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.reading.clauses import describing
from kb.domains.pack import load_domain
from tests.device.dialogue.conftest import Talk

_LOST = pytest.mark.xfail(reason="told otherwise, with a perhaps, since learned weights decide")

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("a kettle to boil water how much", "to boil water"),
        ("bp machine which connects to mobile", "which connects to mobile"),
        ("paani garam karne wali kettle", "paani garam karne wali"),
        ("socket for ac and geyser", "ac and geyser"),
        ("light girne se pump aur inverter bachane ke liye", "pump aur inverter bachane ke"),
        ("bulb for the hall and a geyser", "the hall"),
        ("note me down for 1 kettle", ""),
        ("i want to buy a kettle", ""),
        ("what do you take for a kettle for the office", "the office"),
        ("which fan is the best", ""),
        ("battery se chalne wali wheelchair", ""),
        ("fit karne ka kya charge hai", ""),
        ("what do you take for a kettle", ""),
        ("what would you take for the kettle", ""),
        ("taulne wali machine", ""),
    ],
)
def test_a_clause_is_told_from_the_thing(text: str, aside: str) -> None:
    words = text.split()
    found = describing(words, load_domain("general").names_goods)
    assert [words[position] for position in sorted(found)] == aside.split()


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        ("seen/appliances_bhubaneswar", "hand mixer jo cake ka batter phente", "PH-HM-300"),
        ("seen/medical_kochi", "gauze swab to dress a wound price", "RM-GZ"),
        ("seen/medical_kochi", "breast pump to take milk out while i am at office", "AV-BP"),
        pytest.param(
            "seen/electrical_vadodara",
            "sixteen amp socket for ac and geyser",
            "AR-SK16",
            marks=_LOST,
        ),
    ],
)
def test_a_thing_is_found_whatever_it_is_for(talk: Shop, shop: str, text: str, sku: str) -> None:
    assert talk(shop).say(text).skus == (sku,)


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        ("seen/medical_kochi", "adult diaper small size"),
        pytest.param(
            "seen/medical_kochi",
            "electric breast pump rate",
            marks=_LOST,
        ),
        ("seen/medical_kochi", "accu chek instant 25 strip pack"),
        ("seen/medical_surat", "friends adult diaper small size do you keep"),
        ("seen/medical_bhopal", "add five three m n ninety five masks"),
        ("seen/medical_jaipur", "do you people keep c pap machine"),
        ("seen/electrical_vadodara", "g m ka solah ampere socket"),
        ("seen/electrical_vadodara", "six mm wire bundle"),
        ("seen/cafe_amritsar", "anda paratha kitne ka doge"),
        ("seen/clothes_surat", "spaces single bedsheet price"),
        ("seen/mobile_hyderabad", "laptop hai kya"),
        ("seen/stationery_kochi", "eraser kitne ka"),
        ("seen/bakery_mumbai", "गार्लिक ब्रेड मिलेगी क्या"),
    ],
)
def test_a_kind_size_or_maker_that_is_not_there_is_refused(
    talk: Shop, shop: str, text: str
) -> None:
    answer = talk(shop).say(text)
    assert answer.unknown, answer.reply
    assert "₹" not in answer.reply
