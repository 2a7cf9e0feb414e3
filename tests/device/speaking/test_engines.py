"""The real engines: Piper in windows, espeak-ng as a process, and an ear that did not know."""

from __future__ import annotations

import os
import re
import shutil
import threading
import wave
from pathlib import Path

import numpy as np
import pytest

from device.audio.pcm import Pcm
from device.audio.wav import WavSink
from device.cancel import Cancel
from device.config import SpeakingSettings
from device.errors import EngineUnavailable
from device.speaking.build import build_voice
from device.speaking.espeak_voice import EspeakVoice
from device.speaking.piper_halves import (
    INPUTS,
    NotDivisible,
    Sound,
    decode_in_windows,
    halve,
)
from device.speaking.piper_voice import PiperVoice
from device.speaking.speak import speak
from device.turn import Sentence, SpeechLang
from models_dl.store import ModelStore

pytestmark = pytest.mark.engine

ENGLISH = "The Havells sixteen amp switch costs ninety-five rupees."
needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")


def said(voice: EspeakVoice | PiperVoice, text: str, lang: SpeechLang) -> list[Pcm]:
    return list(voice.say(Sentence(text, lang), Cancel()))


def test_piper_streams_a_sentence_in_windows(piper: PiperVoice) -> None:
    chunks = said(piper, ENGLISH, "en")
    assert len(chunks) >= 3
    assert chunks[0].seconds < 1.6
    assert 2 < sum(chunk.seconds for chunk in chunks) < 8
    peak = max(int(np.abs(chunk.array().astype(int)).max()) for chunk in chunks)
    assert peak > 8000


@pytest.mark.parametrize("first_frames", [16, 128])
def test_windows_give_the_same_sound_as_one_piece(first_frames: int, models: ModelStore) -> None:
    import onnxruntime

    model = models.find("voice", "en")
    if model is None:
        pytest.skip("no Piper voice here: run `bolo models fetch`")
    halves = halve(model.path, None)
    encoder, decoder = (
        onnxruntime.InferenceSession(half, providers=["CPUExecutionProvider"])
        for half in (halves.encoder, halves.decoder)
    )
    phoneme_ids = np.array([[1, 0, *np.random.default_rng(1).integers(14, 100, 160), 2]], np.int64)
    scales = np.array([0.667, 1.0, 0.8], np.float32)
    inputs = (phoneme_ids, np.array([phoneme_ids.size], np.int64), scales)
    [latent] = encoder.run(None, dict(zip(INPUTS, inputs, strict=True)))

    def decode(part: Sound) -> Sound:
        return decoder.run(None, {halves.latent: part})[0]

    windows = list(decode_in_windows(latent, decode, first_frames, Cancel()))
    whole = decode(latent).ravel()
    assert len(windows) > 2
    assert np.concatenate(windows).shape == whole.shape
    assert np.abs(np.concatenate(windows) - whole).max() < 1e-4


def test_the_halves_are_kept_for_the_next_start(models: ModelStore, tmp_path: Path) -> None:
    model = models.find("voice", "en")
    if model is None:
        pytest.skip("no Piper voice here: run `bolo models fetch`")
    first = halve(model.path, tmp_path)
    stamps = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.onnx")}
    assert len(stamps) == 2
    assert halve(model.path, tmp_path) == first
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.onnx")} == stamps
    assert isinstance(halve(model.path, None).encoder, bytes)


def test_kept_halves_that_were_damaged_are_made_anew(models: ModelStore, tmp_path: Path) -> None:
    model = models.find("voice", "en")
    if model is None:
        pytest.skip("no Piper voice here: run `bolo models fetch`")
    old = tmp_path / f"{model.path.stem}-1-1"
    old.mkdir()
    halves = halve(model.path, tmp_path)
    assert not old.exists()
    Path(str(halves.decoder)).write_bytes(b"torn off")
    voice = PiperVoice(models, SpeakingSettings(), tmp_path)
    voice.warm("en")
    assert said(voice, "Yes, we have it.", "en")
    assert halve(model.path, tmp_path) == halves
    assert Path(str(halves.decoder)).stat().st_size > 1_000_000


def test_what_is_no_voice_is_not_cut(tmp_path: Path) -> None:
    file = tmp_path / "x.onnx"
    file.write_bytes(b"not a model" * 50)
    with pytest.raises(NotDivisible):
        halve(file, tmp_path / "cache")


def test_speed_makes_speech_shorter(models: ModelStore, piper: PiperVoice) -> None:
    fast = PiperVoice(models, SpeakingSettings(speed=1.5))
    usual = sum(chunk.seconds for chunk in said(piper, ENGLISH, "en"))
    assert sum(chunk.seconds for chunk in said(fast, ENGLISH, "en")) < 0.85 * usual


@needs_espeak
def test_a_customer_who_asks_for_slower_is_spoken_to_more_slowly(piper: PiperVoice) -> None:
    for voice in (piper, EspeakVoice(SpeakingSettings())):
        usual, slow = (
            sum(chunk.seconds for chunk in voice.say(Sentence(ENGLISH, "en", pace), Cancel()))
            for pace in (1.0, 0.75)
        )
        assert 1.15 * usual < slow < 1.6 * usual


def test_a_cancelled_sentence_stops_within_a_window(piper: PiperVoice) -> None:
    cancel = Cancel()
    chunks = piper.say(Sentence(ENGLISH * 3, "en"), cancel)
    next(chunks)
    cancel.set()
    assert list(chunks) == []


def test_a_damaged_model_is_unavailable_and_not_fatal(tmp_path: Path) -> None:
    folder = tmp_path / "en_US-joe-medium"
    folder.mkdir()
    (folder / "en_US-joe-medium.onnx").write_bytes(b"\x08\x01 torn off")
    (folder / "en_US-joe-medium.onnx.json").write_text("{}", "utf-8")
    voice = PiperVoice(ModelStore([tmp_path]), SpeakingSettings())
    with pytest.raises(EngineUnavailable, match="en_US-joe-medium is unusable"):
        voice.warm("en")
    with pytest.raises(EngineUnavailable, match="unusable"):
        said(voice, ENGLISH, "en")


def test_without_a_model_piper_names_no_voice() -> None:
    voice = PiperVoice(ModelStore([]), SpeakingSettings())
    assert voice.name("en") is None
    with pytest.raises(EngineUnavailable, match="bolo models fetch"):
        said(voice, ENGLISH, "en")


@needs_espeak
@pytest.mark.parametrize(
    ("text", "lang"),
    [(ENGLISH, "en"), ("Havells का सोलह एम्पियर switch पचानवे रुपये का है।", "hi")],
)
def test_espeak_speaks_both_languages(text: str, lang: SpeechLang) -> None:
    chunks = said(EspeakVoice(SpeakingSettings()), text, lang)
    seconds = sum(chunk.seconds for chunk in chunks)
    sound = np.concatenate([chunk.array() for chunk in chunks]).astype(float)
    assert 0.03 * len(text) < seconds < 0.2 * len(text)
    assert np.sqrt((sound**2).mean()) > 500


@needs_espeak
def test_text_that_looks_like_an_option_is_only_text() -> None:
    assert said(EspeakVoice(SpeakingSettings()), "--help -w /tmp/x", "en")


@needs_espeak
def test_leaving_espeak_early_ends_its_process() -> None:
    chunks = EspeakVoice(SpeakingSettings()).say(Sentence("word " * 5000, "en"), Cancel())
    next(chunks)
    chunks.close()  # type: ignore[attr-defined]
    children = Path(f"/proc/{os.getpid()}/task/{threading.get_native_id()}/children")
    names = [Path(f"/proc/{pid}/comm").read_text() for pid in children.read_text().split()]
    assert "espeak-ng\n" not in names


def test_espeak_that_is_not_there_is_unavailable() -> None:
    voice = EspeakVoice(SpeakingSettings(), program="espeak-ng-is-not-here")
    assert voice.name("hi") is None
    with pytest.raises(EngineUnavailable, match="apt install espeak-ng"):
        said(voice, ENGLISH, "en")


@pytest.mark.parametrize("script", ["exit 3", "echo nonsense", "printf 'RIFF'; exec sleep 60"])
def test_espeak_that_misbehaves_is_unavailable(script: str, tmp_path: Path) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    with pytest.raises(EngineUnavailable):
        said(EspeakVoice(SpeakingSettings(), program=str(program)), ENGLISH, "en")


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("The price is ₹1,450 and we have 42 in stock.", ["1450", "42"]),
        ("The 16 A switch costs ₹245, with a warranty of 24 months.", ["16", "245", "24"]),
    ],
)
def test_an_independent_recogniser_reads_the_figures_back(
    written: str, figures: list[str], models: ModelStore, piper: PiperVoice, tmp_path: Path
) -> None:
    ear = models.find("independent ear")
    if ear is None:
        pytest.skip("no Whisper model here: run `bolo models fetch`")
    file = tmp_path / "reply.wav"
    spoken = speak([Sentence(written, "en")], piper, WavSink(file), Cancel(), lead_in_ms=150)
    assert (spoken.engine, spoken.error) == ("piper", None)
    with wave.open(str(file)) as wav:
        assert wav.getnframes() / wav.getframerate() == pytest.approx(
            spoken.seconds + 0.15, abs=0.1
        )
    heard = transcribe(file, ear.path)
    assert [figure for figure in figures if figure not in heard.replace(",", "")] == [], heard


def transcribe(file: Path, model: Path) -> str:
    from faster_whisper import WhisperModel

    whisper = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=2)
    segments, _ = whisper.transcribe(str(file), language="en", beam_size=5)
    return " ".join(segment.text for segment in segments)


@needs_espeak
def test_the_whole_voice_speaks_both_languages_offline(models: ModelStore, tmp_path: Path) -> None:
    voice = build_voice(SpeakingSettings(online=False), models, tmp_path)
    file = tmp_path / "reply.wav"
    answer = [Sentence("It costs ₹95.", "en"), Sentence("यह ₹95 का है।", "hi")]
    spoken = speak(answer, voice, WavSink(file), Cancel())
    assert spoken.error is None
    assert spoken.seconds > 2
    assert spoken.engine.split("+")[-1] in ("piper", "espeak-ng")
    assert re.fullmatch(r"[\w.+-]+", spoken.voice)
