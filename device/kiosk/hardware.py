"""Button and lamp where this machine has pins; without them the kiosk does as well as it can."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator

from device.config import GpioSettings
from device.kiosk.parts import Lamp, NoLamp
from firmware_hooks.button import PressButton
from firmware_hooks.lamp import PatternLamp
from firmware_hooks.pins import PinsUnavailable, open_pin_factory

_LOG = logging.getLogger(__name__)


@contextlib.contextmanager
def button_and_lamp(settings: GpioSettings, on_press: Callable[[], None]) -> Iterator[Lamp]:
    """The lamp; the button is listened to while the context lasts.

    Pins that cannot be used are said once in the log: space bar and control socket remain.
    """
    with contextlib.ExitStack() as opened:
        lamp: Lamp = NoLamp()
        if settings.enabled:
            try:
                factory = open_pin_factory(settings.pin_factory)
                opened.callback(factory.close)
                lamp = opened.enter_context(PatternLamp(factory, settings.lamp_pin))
                opened.enter_context(
                    PressButton(
                        factory,
                        settings.button_pin,
                        on_press,
                        debounce_ms=settings.debounce_ms,
                    )
                )
            except PinsUnavailable as err:
                _LOG.warning("no button or no lamp: %s; space bar and socket stand in", err)
        yield lamp
