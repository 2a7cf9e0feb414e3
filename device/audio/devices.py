"""Which sound devices there are, asked in a short-lived process that cannot hang the caller."""

from __future__ import annotations

import json
from dataclasses import dataclass

from device.audio.supervision import OPEN_TIMEOUT_S, DeviceLost, SoundProcess
from device.errors import EngineUnavailable


@dataclass(frozen=True, slots=True)
class AudioDevice:
    """A part of `name` is what `audio.input_device` and `audio.output_device` take."""

    name: str
    input_channels: int
    output_channels: int
    rate: int


def list_devices(timeout_s: float = OPEN_TIMEOUT_S) -> tuple[AudioDevice, ...]:
    """Raises EngineUnavailable when the sound system does not answer or PyAudio is missing."""
    process = SoundProcess(("list",))
    try:
        found = json.loads(process.line(timeout_s))
    except DeviceLost as err:
        raise EngineUnavailable(f"the sound devices cannot be listed: {err}") from err
    finally:
        process.kill()
        process.close()
    if isinstance(found, dict):
        raise EngineUnavailable(f"the sound devices cannot be listed: {found['error']}")
    return tuple(AudioDevice(**device) for device in found)
