"""The owner's PIN on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from device.dialogue.build import OWNER_PIN
from device.dialogue.teaching.pin import OwnerPin
from device.errors import InputError
from tests.conftest import run_bolo


@pytest.mark.parametrize("pin", ["", "471", "123456789", "47a2", "४७१२", "1111", "2345", "8765"])
def test_a_pin_that_is_no_pin_or_guessed_too_easily_is_refused(pin: str, tmp_path: Path) -> None:
    kept = OwnerPin(tmp_path / OWNER_PIN)
    with pytest.raises(InputError):
        kept.set(pin)
    assert not kept.is_set


def test_the_file_holds_no_pin_and_is_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / OWNER_PIN
    OwnerPin(path).set("4712")
    first = path.read_bytes()
    OwnerPin(path).set("4712")
    assert path.read_bytes() != first
    assert path.stat().st_mode & 0o077 == 0
    assert OwnerPin(path).is_any_of(["4711", "4712"])
    assert not OwnerPin(path).is_any_of(["4711"])


def test_a_new_pin_holds_at_once(tmp_path: Path) -> None:
    running = OwnerPin(tmp_path / OWNER_PIN)
    running.set("4712")
    OwnerPin(tmp_path / OWNER_PIN).set("9351")
    assert running.tried(["4712"]) == "wrong"
    assert running.tried(["9351"]) == "open"


def test_wrong_tries_are_not_forgotten_when_the_plug_is_pulled(tmp_path: Path) -> None:
    path = tmp_path / OWNER_PIN
    OwnerPin(path).set("4712")
    assert [OwnerPin(path).tried(["9351"]) for _ in range(3)] == ["wrong", "wrong", "locked"]
    now = 0.0
    restarted = OwnerPin(path, lambda: now)
    assert restarted.tried(["4712"]) == "locked"
    now += restarted.locked_s + 1
    assert restarted.tried(["4712"]) == "open"
    assert OwnerPin(path).tried(["9351"]) == "wrong"
    assert path.stat().st_mode & 0o077 == 0


def test_a_broken_file_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / OWNER_PIN
    path.write_text("{")
    assert OwnerPin(path).tried(["4712"]) == "wrong"


def test_the_owner_sets_and_removes_it_at_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / OWNER_PIN
    done = run_bolo("teach", "--set-pin", home=tmp_path, stdin="4712\n4712\n")
    assert done.returncode == 0, done.stderr
    assert "4712" not in done.stdout + done.stderr
    assert OwnerPin(path).is_any_of(["4712"])
    refused = run_bolo("teach", "--set-pin", home=tmp_path, stdin="1234\n1234\n")
    assert refused.returncode == 2
    assert run_bolo("teach", "--remove-pin", home=tmp_path).returncode == 0
    assert not path.exists()
