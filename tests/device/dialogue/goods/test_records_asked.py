"""Whatever a record says of a thing is found by the words that customers have for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
KATRA = "seen/cafe_katra"
GANGTOK = "seen/cafe_gangtok"
KITCHEN = "seen/kitchen_nagpur"
THANE = "seen/medical_thane"


@pytest.mark.parametrize(
    ("shop", "said", "sku", "says"),
    [
        (KATRA, "how many slices of bread are there in the club sandwich", "SW-CLUB", "3"),
        (KATRA, "jalebi ghee ki hai ya tel ki", "MT-JAL", "desi ghee"),
        (KATRA, "jalebi kismein talte ho", "MT-JAL", "desi ghee"),
        (KATRA, "gulab jamun garam milta hai ya thanda", "MT-GJ-PC", "hot"),
        (KATRA, "can i have brown bread in the veg grilled sandwich", "SW-VEG", "Brown bread"),
        (GANGTOK, "butter tea namkeen hai kya", "TE-BUT", "Salted"),
        (GANGTOK, "full english breakfast kab tak milta hai", "BF-ENG", "11:30"),
        (GANGTOK, "is the pork thukpa spicy", "TH-PRK", "Hot"),
        (KITCHEN, "kent gold purifier bina bijli ke chalta hai kya", "KT-GV-20", "not needed"),
        (KITCHEN, "pigeon chulhe ka top kaanch ka hai ya steel ka", "PG-GS-2", "stainless steel"),
        (KITCHEN, "dosa tawa nonstick hai kya", "PR-TW-28", "nonstick"),
        (THANE, "lifree large pants kitni kamar tak aata hai", "AD-LF-L", "30-40 inch"),
        (THANE, "are the latex gloves powdered or powder free", "GV-100", "Powdered"),
    ],
)
def test_it_is_told_from_the_record(shop: str, said: str, sku: str, says: str, talk: Shop) -> None:
    answer = talk(shop).say(said)
    assert set(answer.skus) == {sku}
    assert says in answer.reply


@pytest.mark.parametrize(
    ("shop", "said", "skus"),
    [
        (THANE, "pahiye wale walker aur bina pahiye wale mein kya fark hai", ["WK-WH", "WK-FOLD"]),
        (THANE, "walker without wheels and with wheels difference", ["WK-FOLD", "WK-WH"]),
        (KATRA, "chhoti aur badi sweet lassi mein kya antar hai", ["LS-SW-300", "LS-SW-500"]),
        (KITCHEN, "500 aur 750 watt wale prestige mixer mein kya fark hai",
         ["PR-MG-500", "PR-MG-750"]),
    ],
)  # fmt: skip
def test_what_is_said_once_is_said_of_both_sides(
    shop: str, said: str, skus: list[str], talk: Shop
) -> None:
    assert list(talk(shop).say(said).skus) == skus


@pytest.mark.parametrize(
    ("shop", "said", "among", "not_among"),
    [
        (GANGTOK, "veg mein kya kya hai", {"MO-CHS", "TH-VEG"}, {"TH-CHK", "TH-PRK"}),
        (GANGTOK, "non veg mein kya kya milta hai", {"TH-CHK", "TH-PRK"}, {"MO-CHS"}),
        (GANGTOK, "show me everything with chicken", {"TH-CHK", "NO-CHK"}, {"TH-PRK"}),
        (THANE, "which knee supports do you have", {"SP-KN", "SP-KH"}, set()),
        (THANE, "sugar ki strips kaun kaun si hain", {"GS-AC-50", "GS-MP-50"}, {"GL-AC"}),
    ],
)
def test_all_of_a_kind_are_listed(
    shop: str, said: str, among: set[str], not_among: set[str], talk: Shop
) -> None:
    answer = talk(shop).say(said)
    assert answer.intent == "list"
    assert among <= set(answer.skus)
    assert not not_among & set(answer.skus)
