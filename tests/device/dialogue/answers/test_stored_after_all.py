"""Where nothing would be told, a stored answer that was likely meant is told with a perhaps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from device.dialogue.answers.doubt import chance_of
from device.dialogue.answers.stored_after_all import MEANT, WEIGHTS
from tests.device.dialogue.conftest import Talk
from tests.evaluation.first_sight.answers_seen import stored_after_refusals

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    ("shop", "said", "told"),
    [
        ("electrical_raipur", "m c b hote hue r c c b kyon lagaun", "shock"),
        pytest.param(
            "vehicles_ludhiana",
            "टायर पंचर हो गया बना दोगे",
            "120",
            marks=pytest.mark.xfail(reason="asks which tyre", strict=True),
        ),
        ("medical_kochi", "my nebuliser stopped working can you look at it", "220"),
    ],
)
def test_a_service_asked_for_in_other_words_is_told(
    talk: Shop, shop: str, said: str, told: str
) -> None:
    answer = talk(f"seen/{shop}").say(said)
    assert answer.intent == "faq"
    assert told in answer.reply
    assert answer.confidence < 0.5


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("cafe_gangtok", "do you have live cricket on the tv"),
        ("cafe_gangtok", "garlic bread kitne ka hai"),
        ("medical_thane", "my pressure is one sixty by hundred which tablet should i take"),
        ("electrical_gaya", "six square mm copper wire coil rate please"),
        ("medical_ranchi", "do you sharpen scissors"),
    ],
)
def test_what_the_shop_neither_has_nor_does_is_refused(talk: Shop, shop: str, said: str) -> None:
    assert talk(f"seen/{shop}").say(said).unknown


def test_a_product_asked_back_about_is_not_passed_over(talk: Shop) -> None:
    answer = talk("seen/medical_lucknow").say("bp machine kitne ki hai")
    assert answer.clarify
    assert answer.intent == "price"


def test_the_weights_fit_the_evidence_that_is_kept() -> None:
    table = stored_after_refusals()
    table.read()
    assert {*table.evidence} | {""} == {*WEIGHTS}
    called = [
        row.true
        for row in table.rows
        if chance_of(dict(zip(table.evidence, row.evidence, strict=True)), WEIGHTS) >= MEANT
    ]
    assert sum(called) > 0.7 * len(called) > 0
