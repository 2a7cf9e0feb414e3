"""What is only called after a thing, or lacks what a name of its says, is no such thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
AJMER, NAGPUR, GUWAHATI = (f"seen/electrical_{town}" for town in ("ajmer", "nagpur", "guwahati"))


@pytest.mark.parametrize(
    ("shop", "text"),
    [
        (AJMER, "do you keep air conditioners"),
        (AJMER, "which air conditioners have you got"),
        (AJMER, "ek do ton ka air conditioner kitne ka padega"),
        ("seen/electrical_bokaro", "tube light ki choke milegi"),
    ],
)
def test_what_is_for_a_thing_is_none(talk: Shop, shop: str, text: str) -> None:
    answer = talk(shop).say(text)
    assert answer.unknown
    assert "₹" not in answer.reply


@pytest.mark.parametrize(
    ("shop", "text", "sku"),
    [
        (AJMER, "stabiliser for a two ton air conditioner price", "SB-VG-A20"),
        (NAGPUR, "a door bell without wires price", "GM-BELLW"),
        (GUWAHATI, "eveready double a pack of ten price", "EVR-AA10"),
        ("seen/electrical_mysuru", "finolex wire 4 mm nahi 6 mm ka coil kitne ka", "FIN-60"),
    ],
)
def test_the_thing_itself_is_found(talk: Shop, shop: str, text: str, sku: str) -> None:
    assert talk(shop).say(text).skus == (sku,)


@pytest.mark.parametrize(
    "text", ["float switch ka rate bata dijiye", "what does a float switch cost"]
)
def test_what_its_record_measures_is_not_what_it_is(talk: Shop, text: str) -> None:
    """It is no cable for being called "Float Switch 3 m Cable"."""
    answer = talk("seen/electrical_solan").say(text)
    assert answer.clarify
    assert answer.skus == ("CI-FL-3", "CI-FL-5")
