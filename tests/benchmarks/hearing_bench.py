"""Spoken orders understood, at each noise level, beside Whisper tiny.en in the same run.

    python -m tests.benchmarks.hearing_bench [--half first|second|all] [--snr clean 24 12 6]
        [--engines pocketsphinx whisper] [--most N] [--verbose] [--report FILE.json]

The recordings (folder speech/coffee with products.jsonl, labels.json, recordings/, kitchen-noise)
are looked for in the folder that the environment variable BOLO_EVAL_DATA names, else in `shared`
beside the checkout. Each goes through the real ear and the real dialogue; an order is right when
product and every option are, and nothing is added. Settings are chosen on the first half of the
recordings; the second half tells how they do on speakers that nothing was chosen by.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

from device.audio.pcm import SPEECH_RATE, Pcm, pcm_from_array
from device.cancel import Cancel
from device.config import Config
from device.engines import Partial, Recogniser
from device.hearing.ear import Ear
from device.hearing.sphinx_engine import SphinxRecogniser
from device.monitoring.machine import describe_machine
from device.turn import Heard, Lang, new_id
from device.wiring import Appliance
from kb.catalogue_import import import_bundle
from models_dl.store import ModelStore, shared_folder

Sound = NDArray[np.float64]


def data_folder() -> Path:
    beside = Path(__file__).resolve().parents[2].parent / "shared"
    return Path(os.environ.get("BOLO_EVAL_DATA") or beside) / "speech" / "coffee"


@dataclass(frozen=True)
class Orders:
    """The recordings with what each must end in."""

    folder: Path
    labels: dict[str, dict[str, Any]]
    noise: Sound

    def files(self, half: str) -> list[str]:
        files = sorted(self.labels)
        random.Random(3).shuffle(files)
        middle = len(files) // 2
        return {"first": files[:middle], "second": files[middle:], "all": files}[half]

    def sound(self, file: str, snr: str) -> Sound:
        """Noise is mixed by the largest frame energies, as the benchmark's authors do."""
        speech, _ = soundfile.read(self.folder / "recordings" / file)
        if snr == "clean":
            return speech
        start = random.Random(file).randrange(len(self.noise) - len(speech))
        noise = self.noise[start : start + len(speech)]
        mixed = speech + np.sqrt(_peak(speech) / (_peak(noise) * 10 ** (float(snr) / 10))) * noise
        return mixed / (2 * np.abs(mixed).max())


def load_orders() -> Orders:
    folder = data_folder()
    if not (folder / "labels.json").is_file():
        sys.exit(f"{folder} does not hold the recordings: set BOLO_EVAL_DATA")
    noise, _ = soundfile.read(folder / "kitchen-noise.flac")
    return Orders(folder, json.loads((folder / "labels.json").read_text("utf-8")), noise)


def _peak(sound: Sound) -> float:
    frames = len(sound) // 2048
    return float((sound[: frames * 2048].reshape(frames, 2048) ** 2).sum(1).max())


@dataclass(frozen=True)
class Recording:
    sound: Sound

    def blocks(self, cancel: Cancel) -> Iterator[Pcm]:
        data = pcm_from_array(self.sound, SPEECH_RATE).data
        for at in range(0, len(data), 1024):
            if cancel.is_set():
                return
            yield Pcm(data[at : at + 1024], SPEECH_RATE)


class WhisperRecogniser:
    """The peer: faster-whisper's tiny.en, prompted with the shop's product and option names."""

    engine = "whisper tiny.en"
    lang: Lang = "en"
    rate = SPEECH_RATE

    def __init__(self, names: Sequence[str]) -> None:
        from faster_whisper import WhisperModel

        model = ModelStore([shared_folder()]).get("whisper-tiny.en")
        if model is None:
            sys.exit("whisper-tiny.en is not here: bolo models fetch whisper-tiny.en")
        self._model = WhisperModel(
            str(model.path), device="cpu", compute_type="int8", cpu_threads=2
        )
        self._prompt = ", ".join(names)[:800]

    def session(self) -> WhisperSession:
        return WhisperSession(self)

    def transcribe(self, sound: NDArray[np.float32]) -> str:
        segments, _ = self._model.transcribe(
            sound, language="en", beam_size=5, initial_prompt=self._prompt, without_timestamps=True
        )
        return " ".join(segment.text.strip() for segment in segments)


class WhisperSession:
    def __init__(self, owner: WhisperRecogniser) -> None:
        self._owner = owner
        self._audio = bytearray()

    def feed(self, block: Pcm) -> Partial:
        self._audio += block.data
        return Partial("")

    def pause(self) -> None:
        pass

    def resume(self) -> None:
        pass

    def finish(self) -> Heard:
        sound = np.frombuffer(bytes(self._audio), dtype="<i2").astype(np.float32) / 32768
        return Heard(self._owner.transcribe(sound), "en", 1.0, self._owner.engine)


def right(label: dict[str, Any], appliance: Appliance, text: str) -> bool:
    reply = appliance.dialogue.respond(text, new_id(), lang="en", cancel=Cancel())
    while True:
        try:
            next(reply)
        except StopIteration as done:
            lines = done.value.basket.lines
            break
    if len(lines) != 1:
        return False
    options = {group: choice for group, choice in lines[0].options.items() if choice}
    return label["sku"] in (None, lines[0].sku) and options == label["options"]


def measure(
    recogniser: Recogniser,
    orders: Orders,
    files: list[str],
    snr: str,
    appliance: Appliance,
    say: bool,
) -> dict[str, Any]:
    ear = Ear([recogniser], appliance.config.hearing)
    good, listened, spent, waits = 0, 0.0, 0.0, []
    for file in files:
        sound = orders.sound(file, snr)
        started = time.process_time()
        heard = ear.listen(Recording(sound), Cancel())
        spent += time.process_time() - started
        listened += heard.seconds
        waits.append(heard.finish_ms)
        fits = bool(heard.text) and right(orders.labels[file], appliance, heard.text)
        good += fits
        if say and not fits:
            print(f"  {file[:6]} {heard.confidence:.2f} {heard.text} | {orders.labels[file]}")
    return {
        "engine": recogniser.engine,
        "snr": snr,
        "right": good,
        "of": len(files),
        "real_time_factor": round(spent / listened, 3),
        "finish_ms_p50": round(float(np.percentile(waits, 50)), 1),
        "finish_ms_p95": round(float(np.percentile(waits, 95)), 1),
    }


def main() -> None:
    options = _options()
    orders = load_orders()
    files = orders.files(options.half)[: options.most]
    print(f"{describe_machine()}; {len(files)} recordings, {options.half} half", flush=True)
    rows = []
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        bundle = home / "bundle"
        bundle.mkdir()
        (bundle / "products.jsonl").write_bytes((orders.folder / "products.jsonl").read_bytes())
        import_bundle(
            bundle,
            home,
            require_signature=False,
            max_bad_rows_percent=0,
            keep_generations=1,
            progress=lambda _step, _done, _total: None,
        )
        with Appliance(Config(), home) as appliance:
            for recogniser in _recognisers(options.engines, appliance):
                for snr in options.snr:
                    row = measure(recogniser, orders, files, snr, appliance, options.verbose)
                    rows.append(row)
                    print(json.dumps(row), flush=True)
    for engine in {row["engine"] for row in rows}:
        own = [Decimal(row["right"]) / row["of"] for row in rows if row["engine"] == engine]
        print(f"{engine}: mean {sum(own) / len(own):.3f}")
    if options.report:
        report = {"machine": describe_machine(), "half": options.half, "rows": rows}
        options.report.write_text(json.dumps(report, indent=1), "utf-8")


def _recognisers(names: list[str], appliance: Appliance) -> Iterator[Recogniser]:
    if "pocketsphinx" in names:
        yield SphinxRecogniser(appliance.shop, appliance.home / "cache")
    if "whisper" in names:
        spoken: dict[str, None] = {}
        for product in appliance.shop.products():
            spoken[product.name] = None
            for group in product.options:
                spoken |= {choice.name: None for choice in group.choices if len(choice.name) < 14}
        yield WhisperRecogniser(list(spoken))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("first", "second", "all"), default="second")
    parser.add_argument("--snr", nargs="+", default=["clean", "24", "18", "12", "6"])
    parser.add_argument("--engines", nargs="+", default=["pocketsphinx", "whisper"])
    parser.add_argument("--most", type=int)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--report", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
