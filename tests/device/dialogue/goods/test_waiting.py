"""Who asks how long he waits for something is told what its record says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.device.dialogue.conftest import Talk

Shop = Callable[[str], Talk]


@pytest.mark.parametrize(
    "said",
    [
        "suppose i order the rava masala dosa how many minutes before it is served",
        "rava masala dosa ke liye kitni der intezaar karna padega",
        "rava masala dosa kab tak taiyar ho jayega",
    ],
)
def test_the_time_till_it_is_ready_is_told(talk: Shop, said: str) -> None:
    answer = talk("seen/cafe_bhagalpur").say(said)
    assert (answer.intent, answer.skus) == ("spec", ("SI-RDOS",))
    assert "18" in answer.reply
