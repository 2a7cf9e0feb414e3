"""What follows on a price: so many of it, another pack, and goods that were said by mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]
SIKAR = "seen/medical_sikar"


@pytest.mark.parametrize("then", ["agar sau loon to", "if i buy hundred", "सौ लें तो"])
def test_so_many_are_of_what_was_asked_about(talk: Shop, then: str) -> None:
    customer = talk(SIKAR)
    customer.say("n95 mask ka rate batao")
    answer = customer.say(then)
    assert answer.skus == ("MK-N95",)
    assert "3,200" in answer.reply


@pytest.mark.parametrize("then", ["and the hundred pack", "sau wala dabba", "aur sau ka pack"])
def test_the_figure_of_a_pack_tells_which(talk: Shop, then: str) -> None:
    customer = talk(SIKAR)
    customer.say("accu chek active strips fifty ka daam")
    assert "1,895" in customer.say(then).reply


@pytest.mark.parametrize(
    "said",
    [
        "do maggi nahi nahi do vada pav kitne ke honge",
        "total for two maggi sorry i mean total for two vada pav",
    ],
)
def test_what_was_corrected_is_not_asked_about(talk: Shop, said: str) -> None:
    answer = talk("seen/cafe_pune").say(said)
    assert "₹70" in answer.reply
    assert "Maggi" not in answer.reply
