"""The command socket of a running kiosk: `press`, `status`, `stop`, `reload`, one line each.

A connection sends one command line and gets one line of JSON: `{"ok": true, …}` or
`{"ok": false, "error": …}`. One thread serves all; the socket's folder decides who may connect.
"""

from __future__ import annotations

import contextlib
import json
import logging
import socket
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from device.config import KioskSettings
from device.errors import BoloError, InputError

_LOG = logging.getLogger(__name__)

_PATIENCE_S = 2.0
_LONGEST = 200

Command = Callable[[], Mapping[str, object]]
"""Called on the server's thread; has to return at once."""


class ControlSocket:
    """Listens while its context lasts. Raises BoloError when another kiosk uses the path."""

    def __init__(self, path: Path, commands: Mapping[str, Command]) -> None:
        self.path = path
        self._commands = commands
        self._thread = threading.Thread(target=self._run, name="control", daemon=True)

    def __enter__(self) -> Self:
        self._make_way()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._socket.bind(str(self.path))
            self.path.chmod(0o660)
        except OSError as err:
            self._socket.close()
            raise InputError(
                f"kiosk.control_socket: cannot listen at {self.path}: {err.strerror or err}"
            ) from err
        self._socket.listen(8)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.path.unlink(missing_ok=True)
        # Shutting down wakes the accept that the thread waits in; closing alone does not.
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(2 * _PATIENCE_S)
        self._socket.close()

    def _make_way(self) -> None:
        """Removes the socket of a kiosk that died."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(_PATIENCE_S)
            try:
                probe.connect(str(self.path))
            except ConnectionRefusedError:
                self.path.unlink(missing_ok=True)
            except OSError:
                return
            else:
                raise BoloError(f"another kiosk is running here already ({self.path})")

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(_PATIENCE_S)
                try:
                    self._serve(connection)
                except OSError as err:
                    _LOG.debug("a command was not taken: %s", err)

    def _serve(self, connection: socket.socket) -> None:
        name = _read_line(connection)
        command = self._commands.get(name)
        answer: Mapping[str, Any]
        if command is None:
            known = ", ".join(self._commands)
            answer = {"ok": False, "error": f"no such command; there are: {known}"}
        else:
            answer = {"ok": True, **command()}
        connection.sendall(json.dumps(answer, ensure_ascii=False).encode() + b"\n")


def control_path(settings: KioskSettings, home: Path) -> Path:
    """Where the kiosk of this home takes commands."""
    return settings.control_socket or home / "control.sock"


def send(path: Path, command: str) -> dict[str, Any]:
    """Gives a running kiosk a command and returns its answer. Raises BoloError when none runs."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_PATIENCE_S)
        try:
            connection.connect(str(path))
            connection.sendall(command.encode() + b"\n")
            answer = json.loads(_read_line(connection, longest=1 << 16))
        except (OSError, ValueError) as err:
            raise BoloError(f"no kiosk is running here ({path})") from err
    if not answer.pop("ok"):
        raise InputError(str(answer["error"]))
    return dict(answer)


def _read_line(connection: socket.socket, *, longest: int = _LONGEST) -> str:
    line = b""
    while not line.endswith(b"\n") and len(line) < longest:
        data = connection.recv(longest)
        if not data:
            break
        line += data
    return line.decode("utf-8", "replace").strip()
