"""Opening hours, where no day is named and where several are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from device.config import DialogueSettings, ShopSettings
from device.dialogue.conversation import Dialogue
from kb.live import Catalogue
from tests.device.dialogue.conftest import Talk, talk_with

SUNDAY_MORNING = dt.datetime(2026, 11, 29, 10, 0)
VEHICLES, STATIONERY = "seen/vehicles_ludhiana", "seen/stationery_kochi"
Home = Callable[[str], Path]


def on_sunday(home: Path) -> Talk:
    catalogue = Catalogue(home).open()
    return Talk(Dialogue(catalogue, DialogueSettings(), ShopSettings(), lambda: SUNDAY_MORNING))


@pytest.mark.parametrize(
    "said", ["till how late is your shop open at night", "shutter raat ko kab girta hai dukan ka",
             "दुकान सुबह कब खोलते हैं", "are you open"],
)  # fmt: skip
def test_who_names_no_day_hears_of_the_days_that_differ(shop_home: Home, said: str) -> None:
    answer = on_sunday(shop_home(VEHICLES)).say(said)
    assert answer.intent == "hours"
    assert {fact.source for fact in answer.facts} == {f"store:hours.{day}" for day in range(7)}


def test_who_asks_about_today_hears_of_no_other_day(shop_home: Home) -> None:
    answer = on_sunday(shop_home(VEHICLES)).say("how late are you open today")
    assert answer.reply == "On Sunday we are open from 10 AM to 5 PM."


def test_on_a_day_off_the_open_days_are_told(shop_home: Home) -> None:
    reply = on_sunday(shop_home(STATIONERY)).say("what are your timings").reply
    assert reply.startswith("On Sunday we are closed.")
    assert "On Wednesday we are open from 9 AM to 1:30 PM." in reply
    assert "On Saturday we are open from 10 AM to 9 PM." in reply


def test_where_no_open_day_differs_only_days_off_are_added(talk: Callable[[str], Talk]) -> None:
    reply = talk("mobile").say("what are your timings").reply
    assert reply.count("we are open") == 1


@pytest.mark.parametrize("said", ["what time do you open on weekdays", "वीकडेज़ में कब खुलते हो"])
def test_weekdays_are_five(shop_home: Home, said: str) -> None:
    answer = on_sunday(shop_home("seen/mobile_hyderabad")).say(said)
    assert {fact.source for fact in answer.facts} == {f"store:hours.{day}" for day in range(5)}


def test_weekdays_are_six_where_the_shop_says_so(tmp_path: Path) -> None:
    own = ("Fitted the same day?", "On weekdays, Monday to Saturday, screens are fitted at once.")
    customer = talk_with("mobile_hyderabad", [own], tmp_path, SUNDAY_MORNING)
    answer = customer.say("when do you open on weekdays")
    assert {fact.source for fact in answer.facts} == {f"store:hours.{day}" for day in range(6)}


@pytest.mark.parametrize(
    "said", ["dukaan roz kitne baje khulti hai", "at what time do you open daily"]
)
def test_who_asks_for_the_time_of_every_day_hears_no_mere_day_off(
    shop_home: Home, said: str
) -> None:
    answer = on_sunday(shop_home(STATIONERY)).say(said)
    assert answer.intent == "hours"
    assert any(fact.text != "closed" for fact in answer.facts)
