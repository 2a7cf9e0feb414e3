"""The real daemon as a process: with systemd's socket, signals, and a person at the microphone."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
import soundfile
import yaml

from device.demo_questions import QUESTIONS
from device.errors import BoloError
from device.kiosk.control import send
from tests.conftest import ROOT, run_bolo
from tests.independent_ear import transcript_of
from tests.virtual_sound import MICROPHONE, RATE, SPEAKER, Recording, VirtualSound

pytestmark = pytest.mark.engine

START_S = 90.0
REPLY_S = 30.0


class Daemon:
    """`bolo run` in a home of its own, supervised as systemd would. A context manager."""

    def __init__(self, home: Path, notify: Path, **audio: object) -> None:
        self.home = home
        self.messages: list[str] = []
        self._config = notify.with_suffix(".yaml")
        self._config.write_text(
            yaml.safe_dump(
                {
                    "gpio": {"enabled": False},
                    "speaking": {"online": False},
                    # A virtual room is digitally silent when nobody speaks.
                    "audio": {"zero_input_ms": 600_000, "starvation_ms": 1500, **audio},
                }
            )
        )
        self._notify = notify
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(notify))
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "device", "--config", str(self._config)),
                *("--home", str(self.home), "run"),
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "NOTIFY_SOCKET": str(self._notify),
                "WATCHDOG_USEC": "3000000",
            },
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.log: list[str] = []
        self._reader = threading.Thread(target=self._read_log, daemon=True)
        self._reader.start()
        self.wait_for_message("READY=1", START_S)
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)
        self._reader.join(10)

    @property
    def control(self) -> Path:
        return self.home / "control.sock"

    def wait_for_message(self, message: str, timeout_s: float = REPLY_S, *, after: int = 0) -> int:
        """The message's place; it has to come at or behind `after`."""
        deadline = time.monotonic() + timeout_s
        while message not in self.messages[after:]:
            assert time.monotonic() < deadline, (message, self.messages, self.log)
            assert self.process.poll() is None, self.log
            time.sleep(0.02)
        return self.messages.index(message, after)

    def press(self) -> None:
        send(self.control, "press")

    def wait_for_exit(self) -> int:
        return self.process.wait(20)

    def _listen(self) -> None:
        while True:
            self.messages.append(self._socket.recv(4096).decode())

    def _read_log(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.log.append(line.rstrip())
        self.process.stderr.close()


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    """A home of its own: what one daemon does to it does not reach another test."""
    return Path(shutil.copytree(sample_home, tmp_path / "home", symlinks=True))


@pytest.fixture
def daemon(home: Path, tmp_path: Path) -> Iterator[Daemon]:
    """On a machine without microphone, speaker and pins."""
    with Daemon(home, tmp_path / "notify", input_device="no such device") as daemon:
        yield daemon


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly_with_code_0(daemon: Daemon, number: signal.Signals) -> None:
    daemon.process.send_signal(number)
    assert daemon.wait_for_exit() == 0
    assert "STOPPING=1" in daemon.messages
    assert not daemon.control.exists()
    assert not [line for line in daemon.log if "Traceback" in line]


def test_it_runs_without_devices_and_takes_commands(daemon: Daemon) -> None:
    status = send(daemon.control, "status")
    assert status["state"] == "idle"
    assert "no such device" in str(status["microphone"])
    assert run_bolo("press", home=daemon.home).returncode == 0
    with pytest.raises(BoloError, match="press, stop, reload, status"):
        send(daemon.control, "dance")
    daemon.wait_for_message("WATCHDOG=1", after=len(daemon.messages))
    send(daemon.control, "stop")
    assert daemon.wait_for_exit() == 0
    nobody = run_bolo("press", home=daemon.home)
    assert nobody.returncode == 1
    assert "no kiosk is running" in nobody.stderr


def test_a_second_daemon_in_the_same_home_is_refused(daemon: Daemon) -> None:
    second = run_bolo("run", home=daemon.home, timeout_s=60)
    assert second.returncode == 1
    assert "another kiosk is running here" in second.stderr
    assert send(daemon.control, "status")["state"] == "idle"


def test_without_a_catalogue_it_says_so_and_ends(tmp_path: Path) -> None:
    refused = run_bolo("run", home=tmp_path / "empty", timeout_s=60)
    assert refused.returncode == 1
    assert "catalogue" in refused.stderr.splitlines()[-1]
    assert "Traceback" not in refused.stderr


@pytest.fixture
def spoken(home: Path, tmp_path: Path, sound: VirtualSound) -> Iterator[Daemon]:
    """The daemon at a virtual microphone and speaker."""
    del sound
    devices = {"input_device": MICROPHONE, "output_device": SPEAKER}
    with Daemon(home, tmp_path / "notify", **devices) as daemon:
        yield daemon


def question(text: str, folder: Path) -> Path:
    """Somebody who is not the kiosk's own voice asks."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("not installed: espeak-ng")
    file = folder / "question.wav"
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(file), text], check=True)
    return file


def ask(daemon: Daemon, sound: VirtualSound, file: Path) -> int:
    """Presses and asks; where the reply begins among the messages."""
    before = len(daemon.messages)
    daemon.press()
    before = daemon.wait_for_message("STATUS=listening", after=before)
    time.sleep(0.3)
    sound.speak(file)
    return daemon.wait_for_message("STATUS=speaking", after=before)


def wait_for_microphone(daemon: Daemon, state: str) -> None:
    deadline = time.monotonic() + REPLY_S
    while state not in (described := str(send(daemon.control, "status")["microphone"])):
        assert time.monotonic() < deadline, described
        time.sleep(0.05)


def reply_of(daemon: Daemon, recording: Recording, since: int, file: Path) -> str:
    """What an independent recogniser understands of the reply."""
    daemon.wait_for_message("STATUS=idle", after=since)
    time.sleep(0.5)
    soundfile.write(file, recording.take(), RATE)
    return transcript_of(file)


def test_a_question_into_the_microphone_is_answered_from_the_speaker(
    spoken: Daemon, sound: VirtualSound, tmp_path: Path
) -> None:
    english = QUESTIONS[0]
    with sound.recording() as recording:
        since = ask(spoken, sound, english.wav)
        reply = reply_of(spoken, recording, since, tmp_path / "reply.wav")
    assert "2240" in reply, reply
    assert send(spoken.control, "status")["turns"] == 1
    spoken.process.terminate()
    assert spoken.wait_for_exit() == 0


def test_a_press_cuts_the_reply_off_and_the_next_question_is_answered(
    spoken: Daemon, sound: VirtualSound, tmp_path: Path
) -> None:
    asked = question("What is the price of the pedestal fan?", tmp_path)
    with sound.recording() as recording:
        since = ask(spoken, sound, asked)
        recording.wait_for_sound(3000)
        spoken.press()
        since = spoken.wait_for_message("STATUS=listening", after=since)
        silent_from = len(recording.take()) + RATE // 2
        time.sleep(1.5)
        assert not recording.take()[silent_from:].any()
        sound.speak(asked)
        spoken.wait_for_message("STATUS=speaking", after=since)


def test_a_microphone_that_was_pulled_is_heard_again_when_it_is_back(
    spoken: Daemon, sound: VirtualSound, tmp_path: Path
) -> None:
    sound.unplug(MICROPHONE)
    wait_for_microphone(spoken, "missing")
    sound.plug(MICROPHONE)
    wait_for_microphone(spoken, "working")
    with sound.recording() as recording:
        since = ask(spoken, sound, question("What is the price of the pedestal fan?", tmp_path))
        recording.wait_for_sound()
        spoken.wait_for_message("STATUS=idle", after=since)
    assert send(spoken.control, "status")["turns"] == 1
