"""Button and lamp of the kiosk: on mock pins, on taken pins and on none."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from gpiozero.pins.mock import MockFactory

from device.config import GpioSettings
from device.kiosk.hardware import button_and_lamp
from device.kiosk.inbox import Inbox, Press
from device.kiosk.parts import NoLamp
from firmware_hooks.lamp import Pattern

SETTINGS = GpioSettings(pin_factory="mock", button_pin=17, lamp_pin=27)


@pytest.fixture
def pins(monkeypatch: pytest.MonkeyPatch) -> MockFactory:
    """The board that is there, whatever its name."""
    board = MockFactory()
    monkeypatch.setattr("device.kiosk.hardware.open_pin_factory", lambda _name: board)
    return board


def on_another_thread(act: Callable[[], None]) -> None:
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


def test_a_finger_on_the_button_reaches_the_inbox(pins: MockFactory) -> None:
    inbox = Inbox()
    with button_and_lamp(SETTINGS, inbox.press) as lamp:
        on_another_thread(pins.pin(17).drive_low)
        assert inbox.wait(0) == Press()
        lamp.show(Pattern.STEADY)
        assert pins.pin(27).state
    assert inbox.wait(0) is None


def test_a_lamp_works_though_the_button_does_not(
    pins: MockFactory, caplog: pytest.LogCaptureFixture
) -> None:
    settings = GpioSettings(pin_factory="mock", button_pin=99, lamp_pin=27)
    with caplog.at_level(logging.WARNING), button_and_lamp(settings, lambda: None) as lamp:
        lamp.show(Pattern.STEADY)
        assert pins.pin(27).state
    assert "pin 99" in caplog.text


@pytest.mark.skipif(Path("/dev/gpiochip0").exists(), reason="this machine has pins")
def test_a_machine_without_pins_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    settings = GpioSettings(pin_factory="rpigpio")
    with caplog.at_level(logging.WARNING), button_and_lamp(settings, lambda: None) as lamp:
        assert isinstance(lamp, NoLamp)
        lamp.show(Pattern.STEADY)
    assert len(caplog.records) == 1
    assert "stand in" in caplog.text


def test_pins_that_are_turned_off_are_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    with button_and_lamp(GpioSettings(enabled=False), lambda: None) as lamp:
        assert isinstance(lamp, NoLamp)
    assert not caplog.records
