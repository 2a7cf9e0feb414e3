"""One press is one call, on pins that are pressed from another thread as real ones are."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from gpiozero.pins.mock import MockFactory

from firmware_hooks.button import PressButton
from firmware_hooks.pins import PinsUnavailable, open_pin_factory


class Bench:
    """A button, a finger on another thread, and a clock in milliseconds."""

    def __init__(self) -> None:
        self.now_ms = 1000
        self.presses: list[tuple[int, str]] = []
        self.factory = MockFactory()
        self.button = PressButton(
            self.factory,
            17,
            lambda: self.presses.append((self.now_ms, threading.current_thread().name)),
            debounce_ms=30,
            clock=lambda: self.now_ms / 1000,
        )
        self.pin = self.factory.pin(17)

    def edges(self, *at_ms: int) -> None:
        """Contacts closing and opening in turn, at these milliseconds."""

        def finger() -> None:
            for count, self.now_ms in enumerate(at_ms):
                if count % 2 == 0:
                    self.pin.drive_low()
                else:
                    self.pin.drive_high()

        thread = threading.Thread(target=finger, name="finger")
        thread.start()
        thread.join()

    @property
    def times_ms(self) -> list[int]:
        return [at_ms for at_ms, _ in self.presses]


def test_a_press_counts_at_its_first_edge_on_the_thread_of_the_pins() -> None:
    bench = Bench()
    bench.edges(2000, 2200)
    assert bench.presses == [(2000, "finger")]


def test_bouncing_contacts_are_one_press() -> None:
    bench = Bench()
    bench.edges(2000, 2003, 2004, 2010, 2012, 2250)
    assert bench.times_ms == [2000]


def test_a_bouncing_release_is_no_press() -> None:
    bench = Bench()
    bench.edges(2000, 2300, 2302, 2305, 2320, 2330)
    assert bench.times_ms == [2000]


def test_bouncing_that_goes_on_for_long_stays_one_press() -> None:
    bench = Bench()
    bench.edges(*range(2000, 2200, 20))
    assert bench.times_ms == [2000]


def test_quick_but_real_presses_all_count() -> None:
    bench = Bench()
    bench.edges(2000, 2060, 2120, 2180, 2240, 2300)
    assert bench.times_ms == [2000, 2120, 2240]


def test_a_closed_button_is_silent_and_its_pin_free_again() -> None:
    bench = Bench()
    with bench.button:
        pass
    bench.edges(2000, 2100)
    assert bench.presses == []
    with PressButton(bench.factory, 17, lambda: None):
        pass


def test_a_taken_pin_and_one_that_does_not_exist_are_said() -> None:
    bench = Bench()
    with pytest.raises(PinsUnavailable, match="pin 17"):
        PressButton(bench.factory, 17, lambda: None)
    with pytest.raises(PinsUnavailable, match="pin 99"):
        PressButton(bench.factory, 99, lambda: None)


def test_the_mock_factory_is_chosen_by_name() -> None:
    assert isinstance(open_pin_factory("mock"), MockFactory)


@pytest.mark.parametrize("name", ["lgpio", "rpigpio", "no-such"])
def test_a_machine_without_pins_says_so_in_one_line(name: str) -> None:
    if Path("/dev/gpiochip0").exists():
        pytest.skip("this machine has pins")
    with pytest.raises(PinsUnavailable, match=name) as refusal:
        open_pin_factory(name)
    assert "\n" not in str(refusal.value)
