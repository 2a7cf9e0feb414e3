"""Commands to a running kiosk over its socket."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from device.errors import BoloError, InputError
from device.kiosk.control import ControlSocket, send


def test_a_command_is_carried_out_and_answered(tmp_path: Path) -> None:
    presses: list[str] = []

    def press() -> dict[str, object]:
        presses.append("press")
        return {}

    path = tmp_path / "control.sock"
    with ControlSocket(path, {"press": press, "status": lambda: {"state": "सुन रहा है"}}):
        assert send(path, "press") == {}
        assert send(path, "press") == {}
        assert send(path, "status") == {"state": "सुन रहा है"}
    assert presses == ["press", "press"]
    assert not path.exists()


def test_an_unknown_command_is_answered_with_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "control.sock"
    with (
        ControlSocket(path, {"press": dict, "stop": dict}),
        pytest.raises(InputError, match="press, stop"),
    ):
        send(path, "dance")


def test_without_a_kiosk_the_command_says_so(tmp_path: Path) -> None:
    with pytest.raises(BoloError, match="no kiosk is running"):
        send(tmp_path / "control.sock", "press")


def test_a_second_kiosk_is_refused_and_a_dead_ones_socket_replaced(tmp_path: Path) -> None:
    path = tmp_path / "control.sock"
    left_behind = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    left_behind.bind(str(path))
    left_behind.close()
    with ControlSocket(path, {"status": dict}):
        with pytest.raises(BoloError, match="another kiosk"), ControlSocket(path, {}):
            pass
        assert send(path, "status") == {}


def test_rude_clients_do_not_keep_others_waiting_for_long(tmp_path: Path) -> None:
    path = tmp_path / "control.sock"
    with ControlSocket(path, {"status": lambda: {"state": "idle"}}):
        for rude in (b"", b"x" * 5000, b"\xff\xfe\n"):
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
                client.connect(str(path))
                client.sendall(rude)
        assert send(path, "status") == {"state": "idle"}


def test_a_place_where_no_socket_can_be_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"kiosk\.control_socket"),
        ControlSocket(tmp_path / ("x" * 120), {}),
    ):
        pass
