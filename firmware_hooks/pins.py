"""Which library drives the pins; chosen by the settings, never guessed."""

from __future__ import annotations

import warnings
from importlib.metadata import entry_points

from gpiozero import Factory


class PinsUnavailable(Exception):
    """This machine has no pins that can be used; the message says why, in one line."""

    exit_code = 1


def open_pin_factory(name: str) -> Factory:
    """The gpiozero factory `name`: lgpio, rpigpio, pigpio, native or mock. Close it after use.

    Raises PinsUnavailable where its library or the hardware is missing.
    """
    found = [entry for entry in entry_points(group="gpiozero_pin_factories") if entry.name == name]
    if not found:
        raise PinsUnavailable(f"there is no pin factory called {name}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            factory: Factory = found[0].load()()
    except Exception as err:
        # Every back-end has its own errors, down to bare `lgpio.error`.
        why = " ".join(str(err).split()) or type(err).__name__
        raise PinsUnavailable(f"no pins by {name}: {why}") from err
    return factory
