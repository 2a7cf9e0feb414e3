"""The button: one call for one press, however much its contacts bounce."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Self

import gpiozero
from gpiozero import Factory

from firmware_hooks.pins import PinsUnavailable


class PressButton:
    """A button between `pin` and ground, with the internal pull-up.

    A press counts at its first edge, so nothing is lost by waiting; edges of any direction within
    `debounce_ms` of the one before are bouncing, of the press and of the release alike. `on_press`
    is called on the thread of the pin library and has to return at once.
    """

    def __init__(
        self,
        factory: Factory,
        pin: int,
        on_press: Callable[[], None],
        *,
        debounce_ms: int = 30,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_press = on_press
        self._quiet_s = debounce_ms / 1000
        self._clock = clock
        self._lock = threading.Lock()
        self._last_edge = -self._quiet_s
        # gpiozero's own bounce_time loses the release, and with it the next press.
        try:
            self._button = gpiozero.Button(pin, pull_up=True, bounce_time=None, pin_factory=factory)
        except Exception as err:
            raise PinsUnavailable(f"pin {pin} cannot be used for the button: {err}") from err
        self._button.when_pressed = self._pressed
        self._button.when_released = self._edge

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._button.close()

    def _pressed(self) -> None:
        if self._edge():
            self._on_press()

    def _edge(self) -> bool:
        """Whether it was quiet before this edge."""
        with self._lock:
            now = self._clock()
            quiet = now - self._last_edge >= self._quiet_s
            self._last_edge = now
        return quiet
