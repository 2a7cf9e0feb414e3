"""The models that set-up fetched, or a skip where they are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from device.config import SpeakingSettings
from device.speaking.piper_voice import PiperVoice
from models_dl.store import ModelStore, shared_folder

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def models() -> ModelStore:
    return ModelStore([shared_folder(), ROOT / ".home" / "models"])


@pytest.fixture(scope="session")
def piper(models: ModelStore, tmp_path_factory: pytest.TempPathFactory) -> PiperVoice:
    if models.find("voice", "en") is None:
        pytest.skip("no Piper voice here: run `bolo models fetch`")
    voice = PiperVoice(models, SpeakingSettings(), tmp_path_factory.mktemp("cache"))
    voice.warm("en")
    return voice
