"""How soon and how fast the offline voices speak, side by side in one run.

    python -m tests.benchmarks.speaking_bench [--rounds 20] [--report FILE.json]

Compared: Piper as its package loads it; Piper whole sentences on our sessions; Bolo's windows on
the same model; espeak-ng. The contenders take turns within each round, so that other load on the
machine meets them alike. First sound: from text to the first chunk. Speed: seconds of sound made
per second.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from device.audio.pcm import Pcm
from device.cancel import Cancel
from device.config import SpeakingSettings
from device.engines import Voice
from device.monitoring.machine import describe_machine
from device.speaking.espeak_voice import EspeakVoice
from device.speaking.piper_voice import PiperVoice
from device.speaking.speakable import speakable
from device.turn import Sentence
from models_dl.store import ModelStore, shared_folder

ANSWERS = (
    "Yes, we have it.",
    "The Polycab 2.5 sq mm wire costs ₹2,895 per coil.",
    "The Havells 16 A one-way modular switch in white costs ₹245, and we have 42 in stock.",
    "The Crompton 1200 mm ceiling fan comes with a warranty of 24 months from the day of purchase.",
    "We are open from 10:00 to 20:30, Monday to Saturday, and on Sunday from 10:00 to 14:00.",
)

Speak = Callable[[str], Iterator[Pcm]]


def main() -> int:
    options = argparse.ArgumentParser(description="Benchmark the offline voices.")
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--threads", type=int, default=SpeakingSettings().threads)
    options.add_argument("--report", type=Path)
    chosen = options.parse_args()
    model = ModelStore([shared_folder()]).find("voice", "en")
    if model is None:
        print("no Piper voice here: run `bolo models fetch`", file=sys.stderr)
        return 1
    machine = describe_machine()
    print(f"{machine}; load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as cache:
        contenders = load_contenders(model.path, chosen.threads, Path(cache))
    rows = measure(contenders, chosen.rounds)
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    if chosen.report:
        chosen.report.write_text(json.dumps({"machine": machine, "rows": rows}, indent=1), "utf-8")
    return 0


def load_contenders(model: Path, threads: int, cache: Path) -> dict[str, Speak]:
    from piper import PiperVoice as Package
    from piper.config import PiperConfig

    from device.speaking.piper_voice import open_session

    settings = SpeakingSettings(threads=threads)
    ours = PiperVoice(ModelStore([shared_folder()]), settings, cache)
    ours.warm("en")
    config = PiperConfig.from_dict(json.loads(Path(f"{model}.json").read_text("utf-8")))
    return {
        "Piper as packaged": whole_sentences(Package.load(model)),
        "Piper, our session": whole_sentences(
            Package(session=open_session(str(model), threads), config=config)
        ),
        "Bolo's Piper, in windows": voice(ours),
        "espeak-ng": voice(EspeakVoice(settings)),
    }


def whole_sentences(package: object) -> Speak:
    def speak(text: str) -> Iterator[Pcm]:
        for chunk in package.synthesize(text):  # type: ignore[attr-defined]
            yield Pcm(chunk.audio_int16_bytes, chunk.sample_rate)

    return speak


def voice(of: Voice) -> Speak:
    return lambda text: of.say(Sentence(text, "en"), Cancel())


def measure(contenders: dict[str, Speak], rounds: int) -> list[dict[str, object]]:
    texts = [speakable(answer, "en") for answer in ANSWERS]
    first_ms: dict[str, list[float]] = {name: [] for name in contenders}
    sound_s = dict.fromkeys(contenders, 0.0)
    spent_s = dict.fromkeys(contenders, 0.0)
    for speak in contenders.values():
        list(speak(texts[0]))
    for _ in range(rounds):
        for text in texts:
            for name, speak in contenders.items():
                started = time.perf_counter()
                chunks = speak(text)
                seconds = next(chunks).seconds
                first_ms[name].append(1000 * (time.perf_counter() - started))
                seconds += sum(chunk.seconds for chunk in chunks)
                spent_s[name] += time.perf_counter() - started
                sound_s[name] += seconds
    rows: list[dict[str, object]] = []
    for name in contenders:
        times = sorted(first_ms[name])
        row = {
            "voice": name,
            "first_ms_p50": round(statistics.median(times), 1),
            "first_ms_p95": round(times[round(0.95 * (len(times) - 1))], 1),
            "speed": round(sound_s[name] / spent_s[name], 1),
            "runs": len(times),
        }
        rows.append(row)
        print(
            f"{name:26s} first sound P50 {row['first_ms_p50']:7} ms  P95 {row['first_ms_p95']:7} ms"
            f"   {row['speed']:5} s of sound a second   n={row['runs']}"
        )
    return rows


if __name__ == "__main__":
    raise SystemExit(main())
