"""A microphone and a speaker without a sound card: a private PulseAudio with null sinks.

PortAudio finds them through ALSA's pulse plugin, so that PyAudio opens real devices. What is
played into the null sink `room` comes out of the microphone; what the kiosk plays is recorded
from the monitor of `bolo_speaker`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

MICROPHONE = "bolo_mic"
SPEAKER = "bolo_speaker"
RATE = 48_000
"""Samples a second of what `Recording` gives."""

PROGRAMS = ("setpriv", "pulseaudio", "pactl", "paplay", "parec")

_ALSA = """
pcm.!default {{ type asym playback.pcm bolo_speaker capture.pcm bolo_mic }}
pcm.bolo_mic {{ type pulse server "{mic}" device "bolo_mic" }}
ctl.bolo_mic {{ type pulse server "{mic}" }}
pcm.bolo_speaker {{ type pulse server "{speaker}" device "bolo_speaker" }}
ctl.bolo_speaker {{ type pulse server "{speaker}" }}
"""

_MODULES = {
    MICROPHONE: (
        "module-null-sink sink_name=room rate=48000 channels=1 norewinds=1",
        "module-remap-source source_name=bolo_mic master=room.monitor channels=1",
    ),
    SPEAKER: ("module-null-sink sink_name=bolo_speaker rate=48000 channels=1 norewinds=1",),
}


def missing() -> str:
    """What stands in the way of virtual sound on this machine; empty when nothing does."""
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if absent:
        return f"not installed: {', '.join(absent)}"
    plugins = list(Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so"))
    return "" if plugins else "not installed: libasound2-plugins"


class VirtualSound:
    """A context manager. `environment` is what a process needs to see these devices alone."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="bolo-sound-"))
        # One server a device: a server with another device left moves the streams of a
        # removed one there, and nothing would ever seem unplugged.
        self._microphone = _Server(self._folder / "mic", _MODULES[MICROPHONE])
        self._speaker = _Server(self._folder / "speaker", _MODULES[SPEAKER])
        alsa = self._folder / "asound.conf"
        alsa.write_text(_ALSA.format(mic=self._microphone.address, speaker=self._speaker.address))
        self.environment = self._microphone.environment | {"ALSA_CONFIG_PATH": str(alsa)}
        del self.environment["PULSE_SERVER"]

    def __enter__(self) -> Self:
        try:
            self._microphone.start()
            self._speaker.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._microphone.stop()
        self._speaker.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def plug(self, device: str) -> None:
        self._server(device).load()

    def unplug(self, device: str) -> None:
        """The device is gone, and with it every stream on it."""
        self._server(device).unload()

    def freeze(self, device: str, *, frozen: bool) -> None:
        """The device stays, but takes and gives nothing, as a hanging driver does."""
        kind = "source" if device == MICROPHONE else "sink"
        self._server(device).control(f"suspend-{kind}", device, str(int(frozen)))

    def speak(self, recording: Path) -> None:
        """Plays a WAV file into the microphone; returns at its end."""
        subprocess.run(
            ["paplay", "--device=room", str(recording)],
            env=os.environ | self._microphone.environment,
            check=True,
            timeout=60,
        )

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Records the speaker while the context lasts."""
        process = subprocess.Popen(
            [
                *("parec", f"--device={SPEAKER}.monitor", "--raw", "--format=s16le"),
                *(f"--rate={RATE}", "--channels=1", "--latency-msec=10"),
            ],
            env=os.environ | self._speaker.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        recording = Recording(process)
        try:
            recording.wait_until_running()
            yield recording
        finally:
            process.kill()
            process.wait(10)
            recording.close()

    def _server(self, device: str) -> _Server:
        return self._microphone if device == MICROPHONE else self._speaker


class _Server:
    """A PulseAudio daemon with one device."""

    def __init__(self, folder: Path, modules: tuple[str, ...]) -> None:
        folder.mkdir()
        self.address = f"unix:{folder}/native"
        self._modules = modules
        self._loaded: list[str] = []
        self._daemon: subprocess.Popen[bytes] | None = None
        (folder / "client.conf").write_text("autospawn = no\n")
        self.environment = {
            "PULSE_SERVER": self.address,
            "PULSE_CLIENTCONFIG": str(folder / "client.conf"),
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_STATE_PATH": str(folder),
            "PULSE_COOKIE": str(folder / "cookie"),
        }

    def start(self) -> None:
        self._daemon = subprocess.Popen(
            [
                # Not left behind by a test run that is killed.
                *("setpriv", "--pdeathsig", "TERM"),
                *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no"),
                *("--exit-idle-time=-1", "--disable-shm=yes", "--realtime=no"),
                *("--high-priority=no", "--log-level=error"),
                "-L",
                f"module-native-protocol-unix socket={self.address.removeprefix('unix:')}",
            ],
            env=os.environ | self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 30
        while not self._answers():
            if time.monotonic() > deadline or self._daemon.poll() is not None:
                raise RuntimeError("pulseaudio does not start")
            time.sleep(0.05)
        self.load()

    def _answers(self) -> bool:
        asked = subprocess.run(
            ["pactl", "info"], env=os.environ | self.environment, capture_output=True, check=False
        )
        return asked.returncode == 0

    def stop(self) -> None:
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(30)

    def load(self) -> None:
        self._loaded = [self.control("load-module", *line.split()) for line in self._modules]

    def unload(self) -> None:
        for module in reversed(self._loaded):
            self.control("unload-module", module)

    def control(self, *arguments: str) -> str:
        return subprocess.run(
            ["pactl", *arguments],
            env=os.environ | self.environment,
            check=True,
            timeout=60,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout.strip()


class Recording:
    """What the speaker has played so far; a thread takes it until the recorder ends."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        self._out = process.stdout
        self._sound = bytearray()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def take(self) -> NDArray[np.int16]:
        """All samples until now, at RATE."""
        sound = bytes(self._sound)
        return np.frombuffer(sound[: len(sound) // 2 * 2], dtype="<i2")

    def close(self) -> None:
        self._reader.join(10)
        self._out.close()

    def wait_until_running(self, timeout_s: float = 10.0) -> None:
        deadline = time.monotonic() + timeout_s
        while not len(self.take()):
            if time.monotonic() > deadline:
                raise RuntimeError("nothing is recorded from the virtual speaker")
            time.sleep(0.02)

    def wait_for_sound(self, least: int = 1000, timeout_s: float = 15.0) -> NDArray[np.int16]:
        """Waits until something louder than `least` was recorded."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if np.abs(self.take().astype(np.int32)).max(initial=0) > least:
                return self.take()
            time.sleep(0.02)
        raise AssertionError(f"the speaker was silent for {timeout_s} s")

    def _read(self) -> None:
        while data := os.read(self._out.fileno(), 1 << 16):
            self._sound += data
