"""The box itself: sound devices, pins, disk, memory, clock, network. Every check is bounded."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from device.audio.devices import AudioDevice, list_devices
from device.config import AudioSettings, GpioSettings, SpeakingSettings
from device.errors import EngineUnavailable
from device.monitoring.finding import SET_UP_AGAIN, Finding

ONLINE_VOICE_HOST = "speech.platform.bing.com"
NETWORK_TIMEOUT_S = 2.0
DISK_LOW_MB = 1000
DISK_FULL_MB = 100
MEMORY_LOW_MB = 900
"""All engines together take 800 MB at most."""


def check_sound(
    settings: AudioSettings, devices: Callable[[], Sequence[AudioDevice]] = list_devices
) -> Iterator[Finding]:
    """Microphone and speaker, those chosen in the settings if any are."""
    try:
        found = devices()
    except EngineUnavailable as err:
        for check in ("microphone", "speaker"):
            yield Finding(check, "missing", str(err), SET_UP_AGAIN, essential=True)
        return
    inputs = [device.name for device in found if device.input_channels]
    outputs = [device.name for device in found if device.output_channels]
    yield _sound_finding("microphone", inputs, settings.input_device, "audio.input_device")
    yield _sound_finding("speaker", outputs, settings.output_device, "audio.output_device")


def _sound_finding(check: str, names: list[str], chosen: str | None, key: str) -> Finding:
    if not names:
        plug_in = f"plug in a USB {check}; arecord -l and aplay -l list what the system sees"
        return Finding(check, "missing", f"no {check} found", plug_in, essential=True)
    if chosen is None:
        more = f" ({len(names)} to choose from: {', '.join(names)})" if len(names) > 1 else ""
        return Finding(check, "ok", f"the system's default{more or f': {names[0]}'}")
    fitting = [name for name in names if chosen.lower() in name.lower()]
    if not fitting:
        what = f"«{chosen}» is not there; there is: {', '.join(names)}"
        return Finding(check, "missing", what, f"change {key} in config.yaml", essential=True)
    return Finding(check, "ok", fitting[0])


def check_pins(settings: GpioSettings, chips: Sequence[Path] | None = None) -> Finding:
    """Whether button and lamp can work. Without them the space bar or a command stand in."""
    if not settings.enabled:
        return Finding("pins", "ok", "switched off in the settings (gpio.enabled)")
    if settings.pin_factory == "mock":
        return Finding(
            "pins", "warning", "pretended only", "set gpio.pin_factory: lgpio in config.yaml"
        )
    found = sorted(Path("/dev").glob("gpiochip*")) if chips is None else chips
    stand_in = "the space bar or the control socket stand in for the button"
    if not found:
        return Finding("pins", "warning", f"this board has no GPIO pins; {stand_in}")
    if not any(os.access(chip, os.R_OK | os.W_OK) for chip in found):
        what = f"{found[0]} is not open to this user; {stand_in}"
        return Finding("pins", "warning", what, "sudo usermod -aG gpio $USER, then log in again")
    if settings.pin_factory == "lgpio" and importlib.util.find_spec("lgpio") is None:
        what = f"the lgpio package is missing; {stand_in}"
        return Finding(
            "pins", "warning", what, f"sudo apt-get install python3-lgpio && {SET_UP_AGAIN}"
        )
    return Finding(
        "pins", "ok", f"button on pin {settings.button_pin}, lamp on pin {settings.lamp_pin}"
    )


def check_disk(home: Path) -> Finding:
    """Room for catalogues and conversations, and whether they can be written."""
    folder = home
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        what = f"{home} cannot be written by this user"
        return Finding("disk", "missing", what, f"sudo chown -R $USER {home}", essential=True)
    free_mb = shutil.disk_usage(folder).free / 1e6
    what = f"{free_mb / 1000:.1f} GB free for {home}"
    if free_mb < DISK_FULL_MB:
        return Finding("disk", "missing", what, "sudo apt-get clean", essential=True)
    if free_mb < DISK_LOW_MB:
        return Finding("disk", "warning", what, "sudo apt-get clean")
    return Finding("disk", "ok", what)


def check_memory(meminfo: Path = Path("/proc/meminfo")) -> Finding:
    """Installed memory; what is free at the moment says little."""
    sizes = {
        key: int(rest.split()[0]) / 1000
        for key, _, rest in (
            line.partition(":") for line in meminfo.read_text("ascii").splitlines()
        )
    }
    what = f"{sizes['MemTotal'] / 1000:.1f} GB, {sizes['MemAvailable'] / 1000:.1f} GB of it free"
    if sizes["MemTotal"] < MEMORY_LOW_MB:
        return Finding("memory", "warning", what, "use a board with 2 GB or more")
    return Finding("memory", "ok", what)


def check_clock(now: dt.datetime | None = None) -> Finding:
    """A wrong clock breaks opening hours, dates and the online voice."""
    now = now or dt.datetime.now().astimezone()
    newest_file = dt.datetime.fromtimestamp(Path(__file__).stat().st_mtime, dt.UTC)
    shown = f"{now:%A %d %B %Y %H:%M %Z}"
    set_it = "sudo timedatectl set-ntp true, or sudo date -s 'YYYY-MM-DD HH:MM'"
    if now < newest_file - dt.timedelta(days=1):
        return Finding("clock", "warning", f"{shown} cannot be: older than the program", set_it)
    match _synchronised():
        case True:
            return Finding("clock", "ok", f"{shown}, synchronised")
        case False:
            return Finding("clock", "warning", f"{shown}, not synchronised; is it right?", set_it)
        case None:
            return Finding("clock", "ok", f"{shown}; nothing here says whether it is synchronised")


def _synchronised() -> bool | None:
    try:
        shown = subprocess.run(
            ["timedatectl", "show", "--property=NTPSynchronized", "--value"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=3,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"yes": True, "no": False}.get(shown.stdout.strip())


def check_network(
    settings: SpeakingSettings, host: str = ONLINE_VOICE_HOST, port: int = 443
) -> Finding:
    """Whether the online voice answers; it is a bonus, never needed."""
    if not settings.online:
        what = "the online voice is switched off (speaking.online); no text leaves this box"
        return Finding("network", "ok", what)
    if _reachable(host, port):
        return Finding("network", "ok", "the online voice can be reached; replies are sent to it")
    return Finding(
        "network", "warning", "the online voice cannot be reached; the offline one speaks"
    )


def _reachable(host: str, port: int) -> bool:
    """In a thread of its own, since a name look-up knows no timeout."""
    answered = threading.Event()

    def knock() -> None:
        try:
            socket.create_connection((host, port), timeout=NETWORK_TIMEOUT_S).close()
        except OSError:
            return
        answered.set()

    knocking = threading.Thread(target=knock, name="doctor network", daemon=True)
    knocking.start()
    knocking.join(NETWORK_TIMEOUT_S)
    return answered.is_set()
