"""What the state machine is given: devices, lamp, and the parts that belong to a catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from device.audio.supervision import DeviceStatus
from device.dialogue.conversation import Dialogue
from device.engines import Sink, Source, Voice
from device.hearing.ear import Ear
from firmware_hooks.lamp import Pattern


class Microphone(Source, Protocol):
    """A source that knows how its device does."""

    @property
    def status(self) -> DeviceStatus: ...


class Speaker(Sink, Protocol):
    """A sink that knows how its device does."""

    @property
    def status(self) -> DeviceStatus: ...


class Lamp(Protocol):
    def show(self, pattern: Pattern) -> None:
        """Returns at once."""
        ...


class NoLamp:
    """For machines without pins."""

    def show(self, pattern: Pattern) -> None:
        """Nothing to show it on."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a turn needs of the shop; exchanged as a whole when the catalogue changes."""

    ear: Ear
    follow_up_ear: Ear
    """The ear for answers to what the kiosk asked: it gives up after `kiosk.follow_up_s`."""
    dialogue: Dialogue
    voice: Voice
