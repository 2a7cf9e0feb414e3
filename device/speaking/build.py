"""Puts the voices together in the order of their quality: online, offline, last resort."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from device.config import SpeakingSettings
from device.errors import EngineUnavailable
from device.speaking.edge_voice import EdgeVoice
from device.speaking.espeak_voice import EspeakVoice
from device.speaking.fallback_voice import FallbackVoice
from device.speaking.piper_voice import PiperVoice
from device.turn import SpeechLang
from models_dl.store import ModelStore

_LOG = logging.getLogger(__name__)


class KioskVoice(FallbackVoice):
    """Edge, Piper, espeak-ng. Nothing is loaded before the first sentence or `warm`."""

    def __init__(self, edge: EdgeVoice, piper: PiperVoice, espeak: EspeakVoice) -> None:
        super().__init__((edge, piper, espeak))
        self._edge = edge
        self._piper = piper

    def warm(self, langs: Iterable[SpeechLang]) -> None:
        """Loads the offline voices, in about a second each, and tries the online one meanwhile.

        A voice that cannot be loaded is logged; another one will speak.
        """
        self._edge.warm()
        for lang in langs:
            if self._piper.name(lang) is None:
                continue
            try:
                self._piper.warm(lang)
            except EngineUnavailable as err:
                _LOG.warning("%s", err)

    def close(self) -> None:
        self._edge.close()


def build_voice(
    settings: SpeakingSettings, models: ModelStore, cache_dir: Path | None = None
) -> KioskVoice:
    """`cache_dir` keeps what is worked out once per voice model and saves half a second a start."""
    return KioskVoice(
        EdgeVoice(settings), PiperVoice(models, settings, cache_dir), EspeakVoice(settings)
    )
