"""Which variant of a thing figures, packs and context mean, and what is no variant of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
MEDICAL, RAIPUR = "seen/medical_guwahati", "seen/medical_raipur"
INDORE = "seen/medical_indore"
ELECTRICAL, CAFE = "seen/electrical_nagpur", "seen/cafe_kochi"


@pytest.mark.parametrize(
    ("shop", "text", "said"),
    [
        (MEDICAL, "accu check active strips fifty pieces price please", "1,045"),
        (MEDICAL, "mask fifty pieces box price", "155"),
        (ELECTRICAL, "five h p d o l starter price", "2,480"),
        (ELECTRICAL, "fifty pieces of twenty m m conduit what will it come to", "3,150"),
        ("seen/electrical_kanpur", "bees anchor roma chhe ampere switch ka total", "820"),
        (RAIPUR, "price of karma wheelchair", "7,250"),
        (RAIPUR, "wheelchair kiraye par kitne ki hai", "850"),
        (CAFE, "das plate idli ka total", "500"),
    ],
)
def test_a_figure_says_which_pack_or_size_is_meant(
    talk: Shop, shop: str, text: str, said: str
) -> None:
    assert said in talk(shop).say(text).reply


@pytest.mark.parametrize(
    ("shop", "first", "then", "said"),
    [
        (MEDICAL, "rate of accu chek active fifty strips", "what about the hundred one", "1,895"),
        (ELECTRICAL, "l n t starter five hp price", "and seven and a half", "2,965"),
        (INDORE, "karma commode wheelchair kitne ki hai", "ye kitna wajan utha legi", "110"),
    ],
)
def test_a_follow_up_keeps_what_was_asked(
    talk: Shop, shop: str, first: str, then: str, said: str
) -> None:
    customer = talk(shop)
    customer.say(first)
    assert said in customer.say(then).reply


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        (ELECTRICAL, "three h p d o l starter what is the cost"),
        (ELECTRICAL, "e v charger ka rate batao"),
        (ELECTRICAL, "mobile charger hai kya"),
        (MEDICAL, "price of two hundred syringe"),
        (MEDICAL, "fowler bed kitne ka hai"),
        (CAFE, "vada pav ka daam"),
        (CAFE, "pav bhaji milegi"),
    ],
)
def test_a_thing_of_another_kind_is_lacking(talk: Shop, shop: str, text: str) -> None:
    assert talk(shop).say(text).unknown


@pytest.mark.parametrize(
    ("shop", "text", "names"),
    [
        (MEDICAL, "difference between the walker with wheels and the one without",
         ("Front Wheels:", "Folding Walker:")),
        (INDORE, "ek pair wali aur char pair wali chhadi mein kya fark hai",
         ("Walking Stick:", "Quadripod Stick:")),
        (INDORE, "savlon ki paanch sau m l aur dettol liquid mein kaun si sasti hai",
         ("Savlon Antiseptic Liquid 500 ml:", "Dettol Antiseptic Liquid 550 ml:")),
        ("seen/electrical_dehradun", "what changes between eight way and twelve way d b",
         ("8 Way", "12 Way")),
    ],
)  # fmt: skip
def test_two_variants_are_compared(
    talk: Shop, shop: str, text: str, names: tuple[str, str]
) -> None:
    reply = talk(shop).say(text).reply
    assert all(name in reply for name in names)


@pytest.mark.parametrize(
    ("shop", "turns", "held"),
    [
        (RAIPUR, ("do packet friends adult diaper medium de do", "medium nahi large kar do"),
         {"FR-DL": 2}),
        (ELECTRICAL, ("do coil 1.5 wire red", "2.5 kar do"), {"FN-W25": 2}),
        (MEDICAL, ("three packets of diaper medium ten pieces",), {"FR-DT-M": 3}),
        (INDORE, ("ek dettol antiseptic liquid aur do packet gauze de do",
                  "gauze mat dena usko nikal do"), {"DL-AL": 1}),
        (CAFE, ("two idlis and one vada",), {"IDL": 2, "VAD": 1}),
    ],
)  # fmt: skip
def test_variants_are_ordered_and_swapped_like_choices(
    talk: Shop, shop: str, turns: tuple[str, ...], held: dict[str, int]
) -> None:
    customer = talk(shop)
    for turn in turns:
        answer = customer.say(turn)
    assert {line.sku: int(line.quantity) for line in answer.basket.lines} == held


def test_a_choice_is_said_as_a_participle(talk: Shop) -> None:
    answer = talk(CAFE).say("two masala dosas and a fresh lime soda salted")
    assert dict(answer.basket.lines[1].options)["taste"] == "salt"


@pytest.mark.parametrize(
    ("said", "sku"), [("ek bada socket de do", "AN-SK-16"), ("small socket price", "AN-SK-06")]
)
def test_the_big_one_is_of_what_comes_in_sizes(talk: Shop, said: str, sku: str) -> None:
    assert talk("seen/electrical_meerut").say(said).skus == (sku,)
