"""The child process in which PortAudio lives, so that a hanging sound driver can be killed.

PortAudio hangs when a USB device is pulled and never sees a device that came later; the owner
(`device.audio.supervision`) kills this process and starts another. It imports PyAudio and the
standard library only, which keeps its start short, and writes nothing but its protocol:

    capture DEVICE BLOCK_MS   a line `Opened`, then records CAPTURED + interleaved samples
    play DEVICE BLOCK_MS      a line `Opened`, then records PLAYED, one a block; on stdin records
                              COMMAND (+ mono samples at the opened rate)
    list                      one line, a list of devices

A line `{"error": …}` stands in place of `Opened` when there is no such device. DEVICE is a part
of the device's name, empty for the system's default. It ends when its stdin is closed, when its
owner dies and when the stream stops by itself.
"""

from __future__ import annotations

import array
import contextlib
import ctypes
import fcntl
import json
import os
import select
import signal
import struct
import sys
import threading
import time
from typing import Any, NamedTuple

CAPTURED = struct.Struct("<QII")
"""Monotonic nanoseconds at the block's end; overflows so far; bytes of sound that follow."""

PLAYED = struct.Struct("<QQI")
"""Frames of sound handed to the driver so far; frames still waiting; aborts carried out."""

COMMAND = struct.Struct("<cI")
"""SOUND and the bytes of sound that follow; or ABORT and 0: drop what waits, be silent at once."""

SOUND = b"S"
ABORT = b"A"

_PIPE_BYTES = 1 << 20
"""Ten seconds of sound, for an owner that is busy."""

RATES = (48_000, 44_100, 16_000, 32_000, 22_050, 8_000)
"""Tried after the device's own rate, best first."""


class Opened(NamedTuple):
    """What was opened: the device's full name, samples a second, channels, driver latency."""

    device: str
    rate: int
    channels: int
    latency_ms: int


class _NoDevice(Exception):
    pass


def main(arguments: list[str]) -> None:
    """Runs one of the three jobs until its end."""
    _die_with_owner()
    out = _keep_stdout_clean()
    os.environ.setdefault("JACK_NO_START_SERVER", "1")
    try:
        import pyaudio

        audio = pyaudio.PyAudio()
        if arguments[0] == "list":
            _write_line(out, _devices(audio))
        elif arguments[0] == "capture":
            _capture(audio, pyaudio, out, arguments[1], int(arguments[2]))
        else:
            _play(audio, pyaudio, out, arguments[1], int(arguments[2]))
    except _NoDevice as err:
        _write_line(out, {"error": str(err)})
    except (ImportError, OSError, ValueError) as err:
        _write_line(out, {"error": f"{type(err).__name__}: {err}"})
    # Pa_Terminate may hang on a device that is gone; the kernel closes what is open.
    os._exit(0)


def _capture(audio: Any, pa: Any, out: int, wanted: str, block_ms: int) -> None:
    overflows = 0
    unsent = bytearray()
    with contextlib.suppress(OSError):
        fcntl.fcntl(out, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)

    def on_block(data: bytes, _frames: int, _time: object, flags: int) -> tuple[None, int]:
        nonlocal overflows
        overflows += bool(flags & pa.paInputOverflow)
        _write_what_fits(out, unsent)
        if unsent:
            overflows += 1
        else:
            unsent.extend(CAPTURED.pack(time.monotonic_ns(), overflows, len(data)) + data)
            _write_what_fits(out, unsent)
        return None, pa.paContinue

    stream, opened = _open(audio, pa, wanted, block_ms, on_block, speaker=False)
    _write_line(out, opened._asdict())
    os.set_blocking(out, False)
    stream.start_stream()
    while stream.is_active() and not _stdin_closed():
        pass


def _play(audio: Any, pa: Any, out: int, wanted: str, block_ms: int) -> None:
    lock = threading.Lock()
    waiting = bytearray()
    reports = bytearray()
    played = aborts = 0

    def on_block(_data: None, frames: int, _time: object, _flags: int) -> tuple[bytes, int]:
        nonlocal played
        with lock:
            mono = bytes(waiting[: 2 * frames])
            del waiting[: 2 * frames]
            played += len(mono) // 2
            reports.extend(PLAYED.pack(played, len(waiting) // 2, aborts))
        _write_what_fits(out, reports)
        return _spread(mono.ljust(2 * frames, b"\0"), opened.channels), pa.paContinue

    stream, opened = _open(audio, pa, wanted, block_ms, on_block, speaker=True)
    _write_line(out, opened._asdict())
    os.set_blocking(out, False)
    stream.start_stream()
    commands = bytearray()
    while stream.is_active():
        if not select.select([0], [], [], 0.5)[0]:
            continue
        data = os.read(0, 1 << 16)
        if not data:
            return
        commands += data
        while len(commands) >= COMMAND.size:
            kind, size = COMMAND.unpack_from(commands)
            if len(commands) < COMMAND.size + size:
                break
            sound = commands[COMMAND.size : COMMAND.size + size]
            del commands[: COMMAND.size + size]
            with lock:
                if kind == ABORT:
                    waiting.clear()
                    aborts += 1
                else:
                    waiting += sound


def _open(
    audio: Any, pa: Any, wanted: str, block_ms: int, on_block: Any, *, speaker: bool
) -> tuple[Any, Opened]:
    """The device at its own rate if it can, mono if it can; not started yet."""
    side = "output" if speaker else "input"
    device = _choose(audio, wanted, side)
    most = int(device["maxOutputChannels" if speaker else "maxInputChannels"])
    trouble = ""
    for rate in dict.fromkeys((int(device["defaultSampleRate"]), *RATES)):
        for channels in dict.fromkeys((1, min(2, most), most)):
            try:
                stream = audio.open(
                    rate,
                    channels,
                    pa.paInt16,
                    **{side: True, f"{side}_device_index": device["index"]},
                    frames_per_buffer=max(1, rate * block_ms // 1000),
                    start=False,
                    stream_callback=on_block,
                )
            except (OSError, ValueError) as err:
                trouble = str(err)
                continue
            latency = stream.get_output_latency() if speaker else stream.get_input_latency()
            return stream, Opened(device["name"], rate, channels, round(1000 * latency))
    raise _NoDevice(f"{device['name']} does not open: {trouble}")


def _choose(audio: Any, wanted: str, side: str) -> Any:
    devices = [
        device
        for index in range(audio.get_device_count())
        if (device := audio.get_device_info_by_index(index))[f"max{side.capitalize()}Channels"] > 0
    ]
    named = [device for device in devices if wanted.casefold() in device["name"].casefold()]
    if wanted and not named:
        there = ", ".join(device["name"] for device in devices) or "none"
        raise _NoDevice(f'no {side} device has "{wanted}" in its name (there are: {there})')
    if not devices:
        raise _NoDevice(f"there is no {side} device")
    if not wanted:
        with contextlib.suppress(OSError):
            default = getattr(audio, f"get_default_{side}_device_info")()
            named.insert(0, default)
    return named[0]


def _devices(audio: Any) -> list[dict[str, object]]:
    return [
        {
            "name": device["name"],
            "input_channels": int(device["maxInputChannels"]),
            "output_channels": int(device["maxOutputChannels"]),
            "rate": int(device["defaultSampleRate"]),
        }
        for device in map(audio.get_device_info_by_index, range(audio.get_device_count()))
    ]


def _spread(mono: bytes, channels: int) -> bytes:
    if channels == 1:
        return mono
    one = array.array("h", mono)
    every = array.array("h", bytes(len(mono) * channels))
    for channel in range(channels):
        every[channel::channels] = one
    return every.tobytes()


def _stdin_closed() -> bool:
    """Waits half a second at most."""
    return bool(select.select([0], [], [], 0.5)[0]) and not os.read(0, 4096)


def _write_what_fits(out: int, data: bytearray) -> None:
    """Never waits: the driver calls this, and a slow owner must not hold it up."""
    try:
        del data[: os.write(out, data)]
    except BlockingIOError:
        pass
    except BrokenPipeError:
        os._exit(0)


def _write_line(out: int, value: object) -> None:
    with contextlib.suppress(BrokenPipeError):
        os.write(out, json.dumps(value).encode() + b"\n")


def _keep_stdout_clean() -> int:
    """ALSA and JACK chat on both outputs; the protocol keeps a descriptor of its own."""
    out = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return out


def _die_with_owner() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
