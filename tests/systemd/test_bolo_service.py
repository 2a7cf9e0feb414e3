"""The unit of the daemon: systemd understands it, and it can reach sound cards and pins."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from device.cli import bolo

UNIT = Path(__file__).resolve().parents[2] / "systemd" / "bolo.service"


def settings(name: str) -> list[str]:
    lines = UNIT.read_text("utf-8").splitlines()
    return [line.partition("=")[2] for line in lines if line.startswith(f"{name}=")]


@pytest.mark.engine
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_unit_without_a_word(tmp_path: Path) -> None:
    unit = tmp_path / "bolo.service"
    # Where the appliance is not installed its program is missing, which is no fault of the unit.
    unit.write_text(
        UNIT.read_text("utf-8").replace("/opt/bolo/.venv/bin/bolo", sys.executable), "utf-8"
    )
    verdict = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    about_us = [line for line in verdict.stderr.splitlines() if "bolo" in line]
    assert (verdict.returncode, about_us) == (0, [])


def test_the_command_it_starts_is_one_that_the_program_knows() -> None:
    (command,) = settings("ExecStart")
    program, *arguments = command.split()
    assert program == "/opt/bolo/.venv/bin/bolo"
    known = {option for parameter in bolo.params for option in parameter.opts}
    assert {argument for argument in arguments if argument.startswith("--")} <= known
    assert arguments[-1] == "run"
    assert "run" in bolo.list_commands(click.Context(bolo))


def test_it_is_supervised_and_comes_back() -> None:
    assert settings("Type") == ["notify"]
    assert settings("Restart") == ["always"]
    assert int(settings("WatchdogSec")[0]) >= 30
    assert settings("StartLimitBurst")
    assert settings("MemoryMax")


def test_it_is_confined_but_reaches_sound_cards_and_pins() -> None:
    allowed = settings("DeviceAllow")
    assert settings("DevicePolicy") == ["closed"]
    assert {"char-alsa rw", "char-gpiochip rw"} <= set(allowed)
    assert settings("SupplementaryGroups") == ["audio gpio"]
    # Both hide the devices again.
    assert settings("PrivateDevices") == settings("ProtectClock") == []
    assert settings("NoNewPrivileges") == ["yes"]
    assert settings("ProtectSystem") == ["strict"]
    assert settings("User") == ["bolo"]
