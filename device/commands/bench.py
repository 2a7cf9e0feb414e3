"""`bolo bench`: speed and memory of this box, beside a peer measured in the same run."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from device.audio.wav import NullSink, WavSource
from device.cancel import Cancel
from device.commands.bench_answers import answers_bench
from device.commands.bench_figure import Figure, figure
from device.demo_questions import QUESTIONS
from device.engines import Voice
from device.errors import BoloError
from device.monitoring.machine import describe_machine
from device.pipeline import Clock, begin, hear
from device.speaking.espeak_voice import EspeakVoice
from device.wiring import Appliance
from kb.bench_commands import catalogue_bench


@click.group(invoke_without_command=True)
@click.option("--repeat", default=10, show_default=True, help="Runs of each spoken question.")
@click.option("--report", type=click.Path(path_type=Path), help="Folder for bench.json.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a figure.")
@click.pass_context
def bench(ctx: click.Context, repeat: int, report: Path | None, as_json: bool) -> None:
    """Measure spoken answers, start-up and memory; `bench answers`, `bench catalogue` more."""
    if ctx.invoked_subcommand is not None:
        return
    appliance: Appliance = ctx.obj
    machine = describe_machine()
    if not as_json:
        click.echo(machine)
    measured: list[Figure] = []
    for each in _all_figures(appliance, repeat):
        measured.append(each)
        click.echo(json.dumps(asdict(each)) if as_json else str(each))
    if report is not None:
        report.mkdir(parents=True, exist_ok=True)
        out = {"machine": machine, "figures": [asdict(each) for each in measured]}
        (report / "bench.json").write_text(json.dumps(out, indent=1), "utf-8")


bench.add_command(catalogue_bench, "catalogue")
bench.add_command(answers_bench, "answers")


def _all_figures(appliance: Appliance, repeat: int) -> Iterator[Figure]:
    appliance.warm()
    yield from _spoken_answers(appliance, repeat)
    yield figure("memory resident, ear, dialogue and voice loaded", "MB", [_resident_mb()])
    yield figure("start of `bolo run` to ready", "ms", [_start_ms(appliance) for _ in range(3)])


def _spoken_answers(appliance: Appliance, repeat: int) -> Iterator[Figure]:
    """The kiosk's own voice, and espeak-ng as the peer, on the same questions."""
    voices: list[tuple[str, Voice]] = [
        ("", appliance.voice),
        (" (peer: espeak-ng)", EspeakVoice(appliance.config.speaking)),
    ]
    for question in QUESTIONS:
        for name, voice in voices:
            runs = [_times(appliance, question.wav, voice) for _ in range(repeat)]
            label = f"{question.title}{name}: end of speech →"
            yield figure(f"{label} transcript", "ms", [run["final_transcript"] for run in runs])
            yield figure(f"{label} first audio", "ms", [run["first_audio"] for run in runs])


def _times(appliance: Appliance, wav: Path, voice: Voice) -> dict[str, float]:
    """Milliseconds from the detected end of speech, by step, of one whole spoken turn."""
    cancel, clock = Cancel(), Clock()
    turn = hear(begin(), appliance.ear, WavSource(wav), cancel, clock)
    turn = appliance.answer_aloud(turn, NullSink(), cancel, clock, voice=voice)
    return {step: ms - turn.ms["speech_end"] for step, ms in turn.ms.items()}


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _start_ms(appliance: Appliance) -> float:
    """From starting the daemon's process to its READY=1, on a notify socket of our own."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as opened:
        address = str(Path(folder) / "notify")
        notify = opened.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        notify.bind(address)
        notify.settimeout(60)
        started = time.perf_counter()
        daemon = subprocess.Popen(
            [sys.executable, "-m", "device", "--home", str(appliance.home), "run"],
            env={**os.environ, "NOTIFY_SOCKET": address},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while b"READY=1" not in notify.recv(4096):
                pass
            return (time.perf_counter() - started) * 1000.0
        except TimeoutError as err:
            raise BoloError("`bolo run` did not become ready within a minute") from err
        finally:
            daemon.send_signal(signal.SIGTERM)
            daemon.wait(30)
