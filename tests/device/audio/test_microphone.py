"""The microphone hears, and is heard again after every accident; with real PortAudio devices."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from device.audio.microphone import Microphone
from device.cancel import Cancel
from device.config import AudioSettings
from device.errors import EngineUnavailable
from tests.device.audio.tones import loud, pitch, write_tone
from tests.virtual_sound import MICROPHONE, VirtualSound

pytestmark = pytest.mark.engine

SETTINGS = AudioSettings(input_device=MICROPHONE, zero_input_ms=600_000, starvation_ms=1500)
ALWAYS_SO = 20.0
"""Seconds after which a wait is a failure; nothing is expected to take that long."""


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + ALWAYS_SO
    while not condition():
        assert time.monotonic() < deadline, "this never came true"
        time.sleep(0.02)


def listen(
    microphone: Microphone, *, seconds: float, meanwhile: Callable[[], None] | None = None
) -> NDArray[np.int16]:
    """Starts `meanwhile` with the first block, and hears `seconds` from its end on."""
    cancel = Cancel()
    blocks: list[NDArray[np.int16]] = []
    other = threading.Thread(target=meanwhile or (lambda: None))
    done_at = 0
    for block in microphone.blocks(cancel):
        if not blocks:
            other.start()
        assert (block.rate, block.samples) == (16_000, 512)
        blocks.append(block.array())
        if other.is_alive():
            done_at = len(blocks)
        elif (len(blocks) - done_at) * 512 >= seconds * 16_000:
            cancel.set()
    other.join(ALWAYS_SO)
    return np.concatenate(blocks)


def assert_hears(microphone: Microphone, sound: VirtualSound, recording: Path) -> None:
    heard = loud(listen(microphone, seconds=1, meanwhile=lambda: sound.speak(recording)))
    assert pitch(heard, 16_000) == pytest.approx(600, abs=5)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write_tone(tmp_path / "600.wav", 600)


def test_what_is_said_arrives_whole_at_16_khz(sound: VirtualSound, recording: Path) -> None:
    with Microphone(SETTINGS) as microphone:
        heard = loud(listen(microphone, seconds=1, meanwhile=lambda: sound.speak(recording)))
        assert len(heard) == pytest.approx(16_000, abs=200)
        assert pitch(heard, 16_000) == pytest.approx(600, abs=2)
        assert np.abs(heard).max() == pytest.approx(0.4 * 32_767, rel=0.1)
        assert microphone.status.state == "working"
        assert microphone.status.device == MICROPHONE


def test_what_was_said_before_the_press_is_not_heard(sound: VirtualSound, recording: Path) -> None:
    with Microphone(SETTINGS) as microphone:
        listen(microphone, seconds=0.1)
        sound.speak(recording)
        time.sleep(0.5)
        assert len(loud(listen(microphone, seconds=1))) == 0


def test_an_unplugged_microphone_is_said_and_works_when_it_is_back(
    sound: VirtualSound, recording: Path
) -> None:
    with Microphone(SETTINGS) as microphone:
        with pytest.raises(EngineUnavailable, match="microphone is missing"):
            listen(microphone, seconds=600, meanwhile=lambda: sound.unplug(MICROPHONE))
        assert microphone.status.state == "missing"
        sound.plug(MICROPHONE)
        wait_until(lambda: microphone.status.state == "working")
        assert_hears(microphone, sound, recording)
        assert microphone.status.reopened >= 1


def test_a_hanging_driver_is_noticed_by_the_lack_of_sound(
    sound: VirtualSound, recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("device.audio.microphone.OPEN_TIMEOUT_S", 3.0)
    with Microphone(SETTINGS) as microphone:
        listen(microphone, seconds=1)
        stuck = microphone.pid
        sound.freeze(MICROPHONE, frozen=True)
        wait_until(lambda: microphone.status.state == "missing")
        assert "stuck" in microphone.status.trouble
        sound.freeze(MICROPHONE, frozen=False)
        wait_until(lambda: microphone.status.state == "working")
        assert microphone.pid != stuck
        assert_hears(microphone, sound, recording)


@pytest.mark.parametrize("accident", [signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV])
def test_a_sound_process_that_dies_or_stops_is_replaced_while_listening(
    sound: VirtualSound,
    recording: Path,
    accident: signal.Signals,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("device.audio.microphone.OPEN_TIMEOUT_S", 3.0)
    with Microphone(SETTINGS) as microphone:
        listen(microphone, seconds=0.5)
        hit = microphone.pid
        assert hit is not None
        os.kill(hit, accident)
        wait_until(lambda: microphone.pid not in (None, hit))
        wait_until(lambda: microphone.status.state == "working")
        assert_hears(microphone, sound, recording)
    assert not Path(f"/proc/{hit}").exists()


def test_leaving_ends_a_stopped_sound_process_too(sound: VirtualSound) -> None:  # noqa: ARG001
    with Microphone(SETTINGS) as microphone:
        listen(microphone, seconds=0.1)
        child = microphone.pid
        assert child is not None
        os.kill(child, signal.SIGSTOP)
    assert not Path(f"/proc/{child}").exists()
    assert not [thread for thread in threading.enumerate() if thread.name == "microphone"]


def test_endless_digital_silence_is_reopened_and_said_until_there_is_sound(
    sound: VirtualSound, tmp_path: Path
) -> None:
    recording = write_tone(tmp_path / "long.wav", 600, seconds=4)
    settings = AudioSettings(input_device=MICROPHONE, zero_input_ms=500)
    with Microphone(settings) as microphone:
        wait_until(lambda: microphone.status.state == "silent")
        assert microphone.status.reopened >= 1
        assert "muted" in microphone.status.trouble
        sound.speak(recording)
        wait_until(lambda: microphone.status.state in ("working", "silent"))
        speaking = threading.Thread(target=sound.speak, args=(recording,))
        speaking.start()
        wait_until(lambda: microphone.status.state == "working")
        assert not microphone.status.trouble
        speaking.join(ALWAYS_SO)


def test_a_name_that_no_device_has_is_said_with_the_names_there_are(
    sound: VirtualSound,  # noqa: ARG001
) -> None:
    with Microphone(AudioSettings(input_device="Blue Yeti")) as microphone:
        with pytest.raises(EngineUnavailable, match="Blue Yeti") as refusal:
            listen(microphone, seconds=1)
        assert MICROPHONE in str(refusal.value)


def test_a_machine_without_any_sound_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALSA_CONFIG_PATH", os.devnull)
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    with (
        Microphone(AudioSettings()) as microphone,
        pytest.raises(EngineUnavailable, match="microphone is missing"),
    ):
        listen(microphone, seconds=1)


def test_a_cancelled_listener_ends_though_no_sound_comes(sound: VirtualSound) -> None:
    with Microphone(SETTINGS) as microphone:
        listen(microphone, seconds=0.1)
        sound.freeze(MICROPHONE, frozen=True)
        cancel = Cancel()
        threading.Timer(0.1, cancel.set).start()
        assert len(list(microphone.blocks(cancel))) < 20


def test_only_one_listens_at_a_time(sound: VirtualSound) -> None:  # noqa: ARG001
    with Microphone(SETTINGS) as microphone:
        cancel = Cancel()
        first = microphone.blocks(cancel)
        next(first)
        with pytest.raises(RuntimeError):
            next(microphone.blocks(Cancel()))
        cancel.set()
        assert list(first) == []
        listen(microphone, seconds=0.1)


def test_the_sound_process_dies_with_a_killed_owner(sound: VirtualSound) -> None:  # noqa: ARG001
    program = (
        "import time\n"
        "from device.audio.microphone import Microphone\n"
        "from device.config import AudioSettings\n"
        f"with Microphone(AudioSettings(input_device='{MICROPHONE}')) as microphone:\n"
        "    while microphone.status.state == 'opening': time.sleep(0.01)\n"
        "    print(microphone.pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    owner = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    child = int(owner.stdout.readline())
    assert Path(f"/proc/{child}").exists()
    owner.kill()
    owner.wait(ALWAYS_SO)
    owner.stdout.close()
    wait_until(lambda: not _runs(child))


def _runs(pid: int) -> bool:
    """A process that nobody reaps stays as a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
