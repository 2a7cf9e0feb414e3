"""The kind of thing that a question asks for and a stored answer tells."""

from __future__ import annotations

import pytest

from device.dialogue.intent.told_kinds import kinds_asked, of_kinds


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("family room ek ghante ka kitna lagta hai", {"sum"}),
        ("dosa kitne baje tak milta hai", {"clock"}),
        ("how long does a repair take", {"time"}),
        ("kitne din mein aa jayega", {"time"}),
        ("card chalta hai kya", set()),
    ],
)
def test_the_kind_of_thing_that_is_asked(question: str, kinds: set[str]) -> None:
    assert kinds_asked(question.split()) == kinds


def test_an_answer_tells_it_or_does_not() -> None:
    asked = kinds_asked(["what", "do", "you", "charge", "for", "delivery"])
    assert of_kinds(asked, "Delivery costs Rs 30.") == {"kind_told": 1.0, "kind_untold": 0.0}
    assert of_kinds(asked, "We deliver within 4 km.") == {"kind_told": 0.0, "kind_untold": 1.0}
    assert of_kinds(frozenset(), "We deliver.") == {"kind_told": 0.0, "kind_untold": 0.0}
