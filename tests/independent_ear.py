"""Whisper tiny.en: a recogniser that Bolo itself never uses, to judge what Bolo says."""

from __future__ import annotations

from pathlib import Path

import pytest

from models_dl.store import ModelStore, shared_folder


def transcript_of(file: Path) -> str:
    """What Whisper hears in a recording, without thousands separators; skips without its model."""
    model = ModelStore([shared_folder()]).find("independent ear")
    if model is None:
        pytest.skip("no Whisper model here: run `./setup.sh test`")
    from faster_whisper import WhisperModel

    whisper = WhisperModel(str(model.path), device="cpu", compute_type="int8", cpu_threads=2)
    segments, _ = whisper.transcribe(str(file), language="en", beam_size=5)
    return " ".join(segment.text for segment in segments).replace(",", "")
