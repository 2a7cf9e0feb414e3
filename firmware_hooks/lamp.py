"""The lamp: patterns that differ in rhythm, so that no colour has to be told apart."""

from __future__ import annotations

import enum
import itertools
from typing import Self

import gpiozero
from gpiozero import Factory

from firmware_hooks.pins import PinsUnavailable

STEP_S = 0.15


class Pattern(enum.Enum):
    """What the lamp does, as steps of `STEP_S` seconds that repeat."""

    OFF = (0,)
    STEADY = (1,)
    HEARTBEAT = (1,) + (0,) * 13
    SLOW_BLINK = (1, 1, 1, 0, 0, 0)
    FAST_BLINK = (1, 0)
    DOUBLE_FLASH = (1, 0, 1) + (0,) * 7


class PatternLamp:
    """An LED on `pin`. gpiozero's own thread does the blinking."""

    def __init__(self, factory: Factory, pin: int) -> None:
        try:
            self._led = gpiozero.LED(pin, pin_factory=factory)
        except Exception as err:
            raise PinsUnavailable(f"pin {pin} cannot be used for the lamp: {err}") from err
        self._led.source_delay = STEP_S
        self._pattern = Pattern.OFF

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pattern(self) -> Pattern:
        return self._pattern

    def show(self, pattern: Pattern) -> None:
        """Returns at once; the same pattern again goes on without a jump."""
        if pattern is self._pattern:
            return
        self._pattern = pattern
        self._led.source = None
        if len(pattern.value) == 1:
            self._led.value = pattern.value[0]
        else:
            self._led.source = itertools.cycle(pattern.value)

    def close(self) -> None:
        """Dark, whatever was shown."""
        self._led.source = None
        self._led.off()
        self._led.close()
