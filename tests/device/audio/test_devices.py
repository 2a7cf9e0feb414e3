"""The doctor's list of sound devices, from a process that cannot hang it."""

from __future__ import annotations

import fcntl
import json
import subprocess
import sys
import time

import pytest

from device.audio import sound_process
from device.audio.devices import list_devices
from device.audio.sound_process import CAPTURED
from device.errors import EngineUnavailable
from tests.virtual_sound import MICROPHONE, SPEAKER, VirtualSound

pytestmark = pytest.mark.engine


def test_the_devices_are_listed_by_name(sound: VirtualSound) -> None:  # noqa: ARG001
    names = [device.name for device in list_devices()]
    assert MICROPHONE in names
    assert SPEAKER in names
    assert all(device.rate > 0 for device in list_devices())


def test_a_sound_system_that_does_not_answer_is_given_up(sound: VirtualSound) -> None:  # noqa: ARG001
    with pytest.raises(EngineUnavailable, match="cannot be listed"):
        list_devices(timeout_s=0.0)


def test_sound_lost_on_a_slow_machine_is_counted(sound: VirtualSound) -> None:  # noqa: ARG001
    process = subprocess.Popen(
        [sys.executable, "-P", sound_process.__file__, "capture", MICROPHONE, "32"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    opened = json.loads(process.stdout.readline())
    assert opened["device"] == MICROPHONE
    # A pipe of one block instead of ten seconds: what comes meanwhile does not fit.
    fcntl.fcntl(process.stdout.fileno(), fcntl.F_SETPIPE_SZ, 4096)
    overflows = blocks = 0
    while not overflows and blocks < 400:
        time.sleep(0.1)
        _, overflows, size = CAPTURED.unpack(process.stdout.read(CAPTURED.size))
        assert len(process.stdout.read(size)) == size > 0
        blocks += 1
    process.kill()
    process.communicate()
    assert overflows > 0
