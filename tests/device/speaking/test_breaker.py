"""A failing engine rests, is tried again, and comes back with its first success."""

from __future__ import annotations

from device.speaking.breaker import Breaker


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_it_rests_after_failures_in_a_row_only() -> None:
    breaker = Breaker(failures=2, rest_s=600, clock=Clock())
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert not breaker.resting()
    breaker.failed()
    assert breaker.resting()


def test_after_the_rest_it_is_on_trial_until_something_succeeds() -> None:
    clock = Clock()
    breaker = Breaker(failures=1, rest_s=600, clock=clock)
    breaker.failed()
    clock.now += 599
    assert breaker.resting()
    assert not breaker.on_trial()
    clock.now += 1
    assert not breaker.resting()
    assert breaker.on_trial()
    breaker.failed()
    assert breaker.resting()
    clock.now += 600
    breaker.succeeded()
    assert not breaker.on_trial()
    assert not breaker.resting()


def test_a_certain_failure_starts_the_rest_at_once() -> None:
    breaker = Breaker(failures=5, rest_s=600, clock=Clock())
    breaker.failed(for_certain=True)
    assert breaker.resting()
