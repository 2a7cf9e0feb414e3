"""Needs of the packs: sets of words in any order, and the goods that help."""

from __future__ import annotations

import pytest

from kb.domains.needs import Needs, needs_of
from kb.domains.pack import load_domain
from kb.domains.pack_file import NeedEntry, PackError, PackFile


def _needs(*said: str, helps: tuple[str, ...] = ("bell",)) -> Needs:
    pack = PackFile(
        "p", need_words={"baby": "bachcha bachche baby"}, needs={"n": NeedEntry(said, helps)}
    )
    return needs_of([pack])


def _told(needs: Needs, text: str) -> bool:
    return bool(needs.said_in(text.split()))


def test_all_things_must_be_said_in_any_order() -> None:
    needs = _needs("<baby> bukhar|fever")
    assert _told(needs, "bukhar hai mere bacche ko")
    assert _told(needs, "baby has fever")
    assert not _told(needs, "bukhar hai")


def test_a_star_stands_for_any_ending_and_an_underscore_for_words_side_by_side() -> None:
    needs = _needs("chal* bed_rest")
    assert _told(needs, "chalna mana hai bed rest par")
    assert not _told(needs, "chalna mana hai rest bed par")


def test_what_must_not_be_said() -> None:
    needs = _needs("garam paani !chai")
    assert _told(needs, "paani garam karna")
    assert not _told(needs, "chai ka paani garam karna")


def test_goods_are_told_with_what_must_be_on_their_record() -> None:
    needs = _needs("bell", helps=("bulb|lamp&emergency|inverter&!solar torch", "inverter"))
    (first, torch), (inverter,) = needs.said_in(["bell"])[0].need.helps
    assert first.called == ("bulb", "lamp")
    assert first.having == (("emergency", "inverter"),)
    assert first.lacking == ("solar",)
    assert (torch.called, inverter.called) == (("torch",), ("inverter",))


def test_a_set_of_words_that_is_not_there_is_an_error() -> None:
    with pytest.raises(PackError, match=r"needs\.n"):
        _needs("<grandma> bell")


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("light chali jaye to bhi bulb jale", "lamp_in_power_cut"),
        ("rasoi ka dhuan bahar nikalna hai", "kitchen_smoke"),
        ("papa ke ghutne ka ligament phat gaya", "knee_ligament"),
        ("dadi raat ko bathroom nahi ja paati", "toilet_at_night"),
        ("pair mein plaster laga hai", "leg_fracture"),
        ("my gate is getting rusted what to apply", "rust_protection"),
    ],
)
def test_needs_of_the_packs_that_ship(said: str, need: str) -> None:
    told = load_domain("electrical").needs.said_in(said.split())
    assert need in {each.need.name for each in told}
