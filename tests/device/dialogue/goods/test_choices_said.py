"""Choices as customers say them: put on top, left out, or taken in place of another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.goods.choice_forms import forms_of
from device.dialogue.goods.polarity import polarities
from kb.catalogue import Choice, OptionGroup
from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("coffee if you drop some cream on top", {"cream": ""}),
        ("coffee and drop the cream", {"cream": "none"}),
        ("we are not eating cream", {"cream": "none"}),
        ("with soda instead of water", {"soda": "", "water": "none"}),
        ("soda rather than water", {"soda": "", "water": "none"}),
        ("water ki jagah soda", {"soda": "", "water": "none"}),
        ("water ke badle soda", {"soda": "", "water": "none"}),
    ],
)
def test_an_amount_is_said_of_what_it_belongs_to(text: str, amounts: dict[str, str]) -> None:
    words = text.split()
    things = [frozenset({word}) if word in amounts else frozenset[object]() for word in words]
    said = polarities(words, things, lambda _, amount: amount == "none")
    assert {word: said[words.index(word)] for word in amounts} == amounts


def _called(*names: str) -> set[str]:
    choices = tuple(Choice(name.lower(), name) for name in names)
    group = OptionGroup("topping", choices, exclusive=True, default=choices[0].id)
    return {form.choice_id for form in forms_of((group,)).all if form.words == ("ice", "cream")}


def test_the_only_scoop_is_ice_cream() -> None:
    assert _called("Plain", "Vanilla scoop") == {"vanilla scoop"}
    assert not _called("Single scoop", "Double scoop")


@pytest.mark.parametrize(
    ("shop", "turns", "price"),
    [
        ("cafe_bareilly", ["rate of cold coffee if you drop a scoop of ice cream on top"], "139"),
        ("cafe_kanchipuram", ["rose milk ke upar ice cream bhi daloge to kitna hoga"], "84"),
        (
            "cafe_kanchipuram",
            ["rose milk vanilla scoop ke saath kitne ka hai", "aur bina ice cream ke"],
            "54",
        ),
        ("cafe_nellore", ["nannari with soda instead of water how much"], "56"),
        ("cafe_nellore", ["नन्नारी पानी के बदले सोडा में कितने की"], "56"),
        ("cafe_nellore", ["सादा डोसा कितने का है", "घी में सेंक दें तो कितना"], "82"),
        ("cafe_ernakulam", ["गेहूं के आटे वाला पुट्टू कितने का है"], "100"),
        ("cafe_anantapur", ["black forest one kg but we are not eating egg how much"], "840"),
    ],
)
def test_the_price_is_that_with_the_choice(
    talk: Shop, shop: str, turns: list[str], price: str
) -> None:
    customer = talk(f"seen/{shop}")
    answers = [customer.say(text) for text in turns]
    assert price in answers[-1].reply
