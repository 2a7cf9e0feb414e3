"""Each pattern drives the pin in its own rhythm."""

from __future__ import annotations

import time

import pytest
from gpiozero.pins.mock import MockFactory, MockPin

from firmware_hooks.lamp import Pattern, PatternLamp
from firmware_hooks.pins import PinsUnavailable


@pytest.fixture
def factory(monkeypatch: pytest.MonkeyPatch) -> MockFactory:
    monkeypatch.setattr("firmware_hooks.lamp.STEP_S", 0.002)
    return MockFactory()


def wait_for_changes(pin: MockPin, count: int) -> None:
    deadline = time.monotonic() + 10
    while len(pin.states) < count:
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_a_lamp_is_dark_until_it_is_told_and_after_it_is_closed(factory: MockFactory) -> None:
    pin = factory.pin(27)
    with PatternLamp(factory, 27) as lamp:
        assert not pin.state
        lamp.show(Pattern.STEADY)
        assert pin.state
        lamp.show(Pattern.OFF)
        assert not pin.state
        lamp.show(Pattern.STEADY)
    assert not pin.state


@pytest.mark.parametrize(
    "pattern", [pattern for pattern in Pattern if len(pattern.value) > 1], ids=lambda p: p.name
)
def test_a_pattern_repeats_its_steps(factory: MockFactory, pattern: Pattern) -> None:
    pin = factory.pin(27)
    with PatternLamp(factory, 27) as lamp:
        lamp.show(pattern)
        wait_for_changes(pin, 10)
        changes = [bool(state.state) for state in pin.states[1:9]]
        assert changes == [True, False] * 4
        assert lamp.pattern is pattern


def test_patterns_can_be_told_apart_without_colour() -> None:
    assert len({pattern.value for pattern in Pattern}) == len(Pattern)


def test_a_blinking_lamp_can_be_made_steady_and_stays_so(factory: MockFactory) -> None:
    pin = factory.pin(27)
    with PatternLamp(factory, 27) as lamp:
        lamp.show(Pattern.FAST_BLINK)
        wait_for_changes(pin, 6)
        lamp.show(Pattern.STEADY)
        pin.clear_states()
        time.sleep(0.05)
        assert [bool(state.state) for state in pin.states] == [True]


def test_a_pin_that_cannot_be_used_is_said(factory: MockFactory) -> None:
    with PatternLamp(factory, 27), pytest.raises(PinsUnavailable, match="pin 27"):
        PatternLamp(factory, 27)
