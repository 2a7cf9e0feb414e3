"""By what words the choices of a product are called."""

from __future__ import annotations

import pytest

from device.dialogue.goods.choice_forms import by_measure, forms_of
from kb.catalogue import Choice, OptionGroup

_MEASURED = OptionGroup("size", (Choice("400ml", "400 ml"), Choice("250ml", "250 ml")))
_NAMED = OptionGroup("size", (Choice("r", "Regular 250 ml"), Choice("l", "Large 400 ml")))
_OTHER = OptionGroup("sugar", (Choice("n", "Normal"), Choice("x", "No sugar")))


@pytest.mark.parametrize(
    ("said", "choice"), [("large", "400ml"), ("big", "400ml"), ("small", "250ml")]
)
def test_of_two_measured_sizes_the_larger_is_the_big_one(said: str, choice: str) -> None:
    assert {f.choice_id for f in forms_of((_MEASURED,)).all if f.words == (said,)} == {choice}


def test_sizes_of_no_measure_are_not_told_by_it() -> None:
    assert [choice.id for choice in by_measure(_MEASURED)] == ["250ml", "400ml"]
    assert by_measure(_OTHER) == []
    assert {f.choice_id for f in forms_of((_NAMED,)).all if f.words == ("large",)} == {"l"}
