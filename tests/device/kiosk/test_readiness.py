"""What systemd is told, read from a real notify socket."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from device.kiosk.readiness import Readiness


class Systemd:
    def __init__(self, address: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(address)
        self._socket.settimeout(0.2)

    def messages(self) -> list[str]:
        found = []
        try:
            while True:
                found.append(self._socket.recv(4096).decode())
        except TimeoutError:
            return found

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Systemd]:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    monkeypatch.delenv("WATCHDOG_PID", raising=False)
    systemd = Systemd(str(tmp_path / "notify"))
    yield systemd
    systemd.close()


def test_systemd_hears_of_readiness_status_and_the_end(systemd: Systemd) -> None:
    readiness = Readiness()
    readiness.ready()
    readiness.status("idle")
    readiness.status("idle")
    readiness.status("listening")
    readiness.stopping()
    assert systemd.messages() == ["READY=1", "STATUS=idle", "STATUS=listening", "STOPPING=1"]


def test_the_watchdog_is_fed_only_when_due(
    systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "600000")
    readiness = Readiness()
    readiness.alive()
    readiness.alive()
    assert systemd.messages() == ["WATCHDOG=1"]
    time.sleep(0.2)
    readiness.alive()
    assert systemd.messages() == ["WATCHDOG=1"]


def test_a_watchdog_meant_for_another_process_is_left_alone(
    systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "600000")
    monkeypatch.setenv("WATCHDOG_PID", str(os.getppid()))
    Readiness().alive()
    assert systemd.messages() == []


def test_an_abstract_socket_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"bolo-test-{os.getpid()}"
    systemd = Systemd("\0" + name)
    monkeypatch.setenv("NOTIFY_SOCKET", "@" + name)
    Readiness().ready()
    assert systemd.messages() == ["READY=1"]
    systemd.close()


def test_without_systemd_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    Readiness().ready()
    monkeypatch.setenv("NOTIFY_SOCKET", "/nonexistent/notify")
    Readiness().ready()
