"""Keeps one sound process alive: starts it, notices when it is stuck or dead, starts another.

A `Supervisor` owns one thread and, at any time, at most one child process; `stop` ends both. A new
process sees devices that were plugged in since, which is why nothing is ever reopened in place.
"""

from __future__ import annotations

import json
import logging
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Self

from device.audio import sound_process
from device.audio.sound_process import COMMAND, Opened

_LOG = logging.getLogger(__name__)

OPEN_TIMEOUT_S = 5.0
"""A driver that neither opens nor refuses in this time is stuck."""

RIDE_THROUGH_S = 1.0
"""A listener or player waits this long for a device that is being reopened."""

_FIRST_PAUSE_S = 0.1
_STEADY_S = 5.0
_KILL_TIMEOUT_S = 2.0


class DeviceLost(Exception):
    """The device is missing, stuck or gone; the message says what was seen."""


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """How a device does. `silent` is a microphone that gives nothing but digital zeros."""

    state: Literal["opening", "working", "silent", "missing"]
    device: str = ""
    trouble: str = ""
    overflows: int = 0
    """Times that sound was lost because this machine was too slow to take it."""
    reopened: int = 0


class SoundProcess:
    """One run of `device.audio.sound_process`. One thread reads; any may `send` and `kill`."""

    def __init__(self, arguments: Sequence[str]) -> None:
        # By path and with -P: neither the working directory nor heavy packages get a say.
        program = [sys.executable, "-P", str(Path(sound_process.__file__)), *arguments]
        self._process = subprocess.Popen(
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in = self._process.stdin
        self._out = self._process.stdout
        os.set_blocking(self._in.fileno(), False)
        self._received = bytearray()
        self._sending = threading.Lock()

    @property
    def pid(self) -> int:
        return self._process.pid

    def opened(self) -> Opened:
        """Waits for the device to be open."""
        value = json.loads(self.line(OPEN_TIMEOUT_S))
        if "error" in value:
            raise DeviceLost(value["error"])
        return Opened(**value)

    def line(self, timeout_s: float) -> bytes:
        deadline = time.monotonic() + timeout_s
        while (end := self._received.find(b"\n")) < 0:
            self._receive(deadline)
        return self._take(end + 1)

    def read(self, size: int, timeout_s: float) -> bytes:
        """Exactly `size` bytes; raises DeviceLost when they do not come in time."""
        deadline = time.monotonic() + timeout_s
        while len(self._received) < size:
            self._receive(deadline)
        return self._take(size)

    def send(self, command: bytes, sound: bytes, timeout_s: float) -> None:
        """One record to the process; raises DeviceLost when it does not take it in time."""
        left = memoryview(COMMAND.pack(command, len(sound)) + sound)
        deadline = time.monotonic() + timeout_s
        with self._sending:
            while left:
                try:
                    left = left[os.write(self._in.fileno(), left) :]
                except BlockingIOError:
                    wait_s = deadline - time.monotonic()
                    if wait_s <= 0 or not select.select([], [self._in], [], wait_s)[1]:
                        raise DeviceLost("the sound driver is stuck") from None
                except (OSError, ValueError):
                    raise DeviceLost("the sound process ended") from None

    def kill(self) -> None:
        """Ends the process whatever it is doing. May be called twice."""
        self._process.kill()
        try:
            self._process.wait(_KILL_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            _LOG.error("sound process %s does not die: its driver hangs in the kernel", self.pid)
        with self._sending:
            self._in.close()

    def close(self) -> None:
        """Gives up what `kill` leaves to the reading thread."""
        self._out.close()

    def _receive(self, deadline: float) -> None:
        wait_s = deadline - time.monotonic()
        if wait_s <= 0 or not select.select([self._out], [], [], wait_s)[0]:
            raise DeviceLost("the sound driver is stuck")
        data = os.read(self._out.fileno(), 1 << 16)
        if not data:
            raise DeviceLost(self._how_it_ended())
        self._received += data

    def _how_it_ended(self) -> str:
        try:
            code = self._process.wait(_KILL_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            return "the sound driver is stuck"
        if code < 0:
            return f"the sound driver crashed ({signal.Signals(-code).name})"
        return "the device went away"

    def _take(self, size: int) -> bytes:
        taken = bytes(self._received[:size])
        del self._received[:size]
        return taken


class Supervisor:
    """Runs `serve(process, opened)` on its own thread, anew for each process.

    `serve` reads until it raises DeviceLost. Pauses between two attempts grow to `reopen_max_s`.
    """

    def __init__(
        self,
        name: str,
        arguments: Sequence[str],
        serve: Callable[[SoundProcess, Opened], None],
        *,
        reopen_max_s: float,
    ) -> None:
        self._name = name
        self._arguments = arguments
        self._serve = serve
        self._reopen_max_s = reopen_max_s
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._process: SoundProcess | None = None
        self._status = DeviceStatus("opening")
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def status(self) -> DeviceStatus:
        return self._status

    def update(self, status: DeviceStatus) -> None:
        """For `serve`, on its thread: what it sees of the device."""
        if self._status.trouble and not status.trouble:
            _LOG.info("%s: %s works again", self._name, status.device)
        self._status = status

    @property
    def pid(self) -> int | None:
        """The present sound process, for those who watch the machine."""
        process = self._process
        return process.pid if process else None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends process and thread; returns when both are gone."""
        with self._lock:
            self._stopping.set()
            process = self._process
        if process is not None:
            process.kill()
        if self._thread.ident is not None:
            self._thread.join(OPEN_TIMEOUT_S + _KILL_TIMEOUT_S)
        if self._thread.is_alive():
            _LOG.error("the thread of the %s does not end", self._name)

    def _run(self) -> None:
        pause_s = _FIRST_PAUSE_S
        while not self._stopping.is_set():
            began = time.monotonic()
            trouble = self._one_life()
            if self._stopping.is_set():
                return
            if self._status.trouble != trouble:
                _LOG.warning("%s: %s; trying again", self._name, trouble)
            self._status = replace(
                self._status, state="missing", trouble=trouble, reopened=self._status.reopened + 1
            )
            if time.monotonic() - began > _STEADY_S:
                pause_s = _FIRST_PAUSE_S
            self._stopping.wait(min(pause_s, self._reopen_max_s))
            pause_s *= 2

    def _one_life(self) -> str:
        """Starts a process and serves it to its end; says what ended it."""
        with self._lock:
            if self._stopping.is_set():
                return ""
            try:
                process = self._process = SoundProcess(self._arguments)
            except OSError as err:
                return f"no sound process could be started: {err}"
        try:
            self._serve(process, process.opened())
        except DeviceLost as err:
            return str(err)
        finally:
            with self._lock:
                self._process = None
            process.kill()
            process.close()
        return "it ended"


class SupervisedDevice:
    """A device that is opened on entering its context and looked after until it is left."""

    def __init__(self, supervisor: Supervisor) -> None:
        self._supervisor = supervisor

    def __enter__(self) -> Self:
        self._supervisor.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._supervisor.stop()

    @property
    def status(self) -> DeviceStatus:
        return self._supervisor.status

    @property
    def pid(self) -> int | None:
        return self._supervisor.pid
