"""Persons are known by their names and by what stands beside them; places and goods are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.teaching.persons import names_person
from tests.device.dialogue.conftest import Talk


@pytest.mark.parametrize(
    "text",
    [
        "Ask Ravi Sharma.",
        "Ask for Mr. Verma.",
        "Sunita sits at the counter.",
        "ravi fixes the wiring",
        "Ask Prakash at the counter.",
        "Prakash ji will help you.",
        "Please contact Ahmedbhai.",
        "रवि शर्मा से पूछिए।",
        "Prakash se puchhiye",
        "Dr Zxquen is in on Monday",
    ],
)
def test_a_person_is_named(talk: Callable[[str], Talk], text: str) -> None:
    assert names_person(text, talk("sample").dialogue.view)


@pytest.mark.parametrize(
    "text",
    [
        "Park on Gandhi Road, opposite the Ganesh temple.",
        "Yes, PhonePe, Paytm and Google Pay.",
        "Ask the staff for the date.",
        "Call the Havells service centre.",
        "Next to Sharma Electric Store in Pune.",
        "ji haan, the owner sits at the counter",
        "The doctor is in on Monday. Don't miss it.",
        "Usha and Bajaj fans are on shelf two.",
        "Yahan roshni ke liye deep aur jyoti bhi hain.",
    ],
)
def test_nobody_is_named(talk: Callable[[str], Talk], text: str) -> None:
    assert not names_person(text, talk("sample").dialogue.view)
