"""Bad input at the command line: one clear line, the right exit code, nothing hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import ROOT, run_bolo


def one_clear_line(stderr: str) -> str:
    lines = [line for line in stderr.splitlines() if line.startswith("bolo: ")]
    assert len(lines) == 1, stderr
    assert "Traceback" not in stderr
    return lines[0]


def wav(path: Path, samples: np.ndarray, rate: int = 16_000, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(samples.astype("<i2").tobytes())
    return path


@pytest.mark.parametrize(
    "content",
    [b"", b"not a recording", b"RIFF\x24\x00\x00\x00WAVEfmt "],
    ids=["empty", "text", "header only"],
)
@pytest.mark.parametrize("command", ["hear", "turn"])
def test_a_file_that_is_no_recording_is_refused(
    sample_home: Path, tmp_path: Path, content: bytes, command: str
) -> None:
    path = tmp_path / "bad.wav"
    path.write_bytes(content)
    done = run_bolo(command, path, home=sample_home)
    assert done.returncode == 2
    assert "bad.wav" in one_clear_line(done.stderr)


def test_a_missing_recording_is_named(sample_home: Path, tmp_path: Path) -> None:
    done = run_bolo("turn", tmp_path / "nowhere.wav", home=sample_home)
    assert done.returncode == 2
    assert "nowhere.wav" in one_clear_line(done.stderr)


@pytest.mark.engine
@pytest.mark.parametrize(
    ("samples", "rate", "channels"),
    [
        (np.zeros(32_000), 16_000, 1),
        (np.random.default_rng(3).normal(0, 300, 16_000), 8_000, 1),
        (np.random.default_rng(4).normal(0, 300, 192_000), 48_000, 2),
        (32767 * np.sign(np.sin(np.arange(32_000) / 40)), 16_000, 1),
    ],
    ids=["silent", "8 kHz noise", "48 kHz stereo noise", "clipped square wave"],
)
def test_a_recording_without_words_gets_a_polite_answer_and_no_price(
    sample_home: Path, tmp_path: Path, samples: np.ndarray, rate: int, channels: int
) -> None:
    path = wav(tmp_path / "odd.wav", samples, rate, channels)
    done = run_bolo("turn", path, "--mute", "--json", home=sample_home)
    assert done.returncode == 0, done.stderr
    assert '"source": "fallback"' in done.stdout
    assert "₹" not in done.stdout


def test_without_a_catalogue_the_command_says_what_to_do(tmp_path: Path) -> None:
    done = run_bolo("ask", "hello", home=tmp_path)
    assert done.returncode == 1
    said = one_clear_line(done.stderr)
    assert "catalogue import FOLDER" in said
    assert str(tmp_path) in said


def test_an_unreadable_settings_file_stops_the_start_with_its_key(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("audio: {block_ms: soon}", "utf-8")
    done = run_bolo("--config", config, "ask", "hello", home=tmp_path)
    assert done.returncode == 2
    assert "audio.block_ms" in one_clear_line(done.stderr)


@pytest.mark.parametrize(
    "args", [["sing"], ["ask"], ["turn"], ["say", ""], ["ask", "hi", "--lang", "fr"]]
)
def test_wrong_usage_exits_with_2(sample_home: Path, args: list[str]) -> None:
    done = run_bolo(*args, home=sample_home)
    assert done.returncode == 2
    one_clear_line(done.stderr)
    assert len(done.stderr.splitlines()) == 1


def test_a_text_that_begins_with_a_minus_gets_a_hint(sample_home: Path) -> None:
    done = run_bolo("ask", "-5 fan", home=sample_home)
    assert done.returncode == 2
    assert "bolo ask --" in one_clear_line(done.stderr)
    assert run_bolo("ask", "--", "-5 fan", home=sample_home).returncode == 0


def test_a_line_that_is_no_utf8_costs_only_itself(sample_home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "device", "--home", sample_home, "chat"],
        cwd=ROOT, input=b"hi \xff\nprice of the philips steam iron\n", capture_output=True,
        check=False, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0
    assert "₹1,890".encode() in done.stdout.splitlines()[1]


def test_ctrl_c_while_starting_is_no_traceback(sample_home: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "device", "ask", "hello"],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "BOLO_HOME": str(sample_home)},
    )  # fmt: skip
    assert started.stderr is not None
    said = ""
    for line in started.stderr:
        if "click" in line and "click" not in said:
            started.send_signal(signal.SIGINT)
        said += line
    assert started.wait(timeout=60) == 130
    assert "stopped" in said
    assert "Traceback" not in said
