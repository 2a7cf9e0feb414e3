"""Tells systemd how the daemon does: the sd_notify protocol, a datagram a message. No threads."""

from __future__ import annotations

import logging
import os
import socket
import time

_LOG = logging.getLogger(__name__)


class Readiness:
    """Speaks to `NOTIFY_SOCKET`; does nothing where there is none, as outside systemd."""

    def __init__(self) -> None:
        address = os.environ.get("NOTIFY_SOCKET", "")
        self._socket: socket.socket | None = None
        self._address = "\0" + address[1:] if address.startswith("@") else address
        if address:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
            self._socket.setblocking(False)
        self._alive_every_s = _watchdog_s() / 3
        self._alive_at = 0.0
        self._status = ""

    def ready(self) -> None:
        self._send("READY=1")

    def status(self, line: str) -> None:
        """One line for `systemctl status`; sent when it changes."""
        if line != self._status:
            self._status = line
            self._send(f"STATUS={line}")

    def alive(self) -> None:
        """To be called from the main loop, as often as it likes: the watchdog is fed in time."""
        now = time.monotonic()
        if self._alive_every_s and now - self._alive_at >= self._alive_every_s:
            self._alive_at = now
            self._send("WATCHDOG=1")

    def stopping(self) -> None:
        self._send("STOPPING=1")

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _send(self, message: str) -> None:
        if self._socket is None:
            return
        try:
            self._socket.sendto(message.encode(), self._address)
        except OSError as err:
            _LOG.debug("systemd did not take %s: %s", message, err)


def _watchdog_s() -> float:
    """Seconds after which systemd takes silence for death; 0 when it does not watch us."""
    if os.environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return 0.0
    try:
        return int(os.environ.get("WATCHDOG_USEC", "0")) / 1e6
    except ValueError:
        return 0.0
