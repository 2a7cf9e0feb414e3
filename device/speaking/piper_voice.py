"""The offline voice: Piper on our own onnxruntime sessions, decoding in windows.

A model is loaded at its first use, or by `warm`; sessions run on the caller's thread and on as
many threads as the settings allow, and sleep between two runs.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from device.audio.pcm import Pcm, pcm_from_array
from device.cancel import Cancel
from device.config import SpeakingSettings
from device.errors import EngineUnavailable
from device.speaking.breaker import Breaker
from device.speaking.piper_halves import (
    INPUTS,
    MOST_FRAMES,
    Halves,
    NotDivisible,
    Sound,
    decode_in_windows,
    forget,
    halve,
)
from device.turn import Sentence, SpeechLang
from models_dl.store import ModelStore

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from piper import PiperVoice as Phonemizer

_LOG = logging.getLogger(__name__)

_FIRST_FRAMES = 32
_RETRY_S = 60.0
_PEAK = 0.9
_WARMING_UP = {"en": "Good morning, how may I help you?", "hi": "नमस्ते, आपको क्या चाहिए?"}


class PiperVoice:
    """Speaks every language for which the store has a model of the role `voice`."""

    engine = "piper"

    def __init__(
        self, models: ModelStore, settings: SpeakingSettings, cache_dir: Path | None = None
    ) -> None:
        self._settings = settings
        self._cache_dir = cache_dir
        self._files = {lang: _file(models, lang) for lang in ("en", "hi")}
        self._loaded: dict[str, _LoadedVoice] = {}
        self._broken = {lang: Breaker(failures=1, rest_s=_RETRY_S) for lang in self._files}
        self._loading = threading.Lock()

    def name(self, lang: SpeechLang) -> str | None:
        file = self._files[lang]
        return file.stem if file else None

    def warm(self, lang: SpeechLang) -> None:
        """Loads the voice of a language. Raises EngineUnavailable."""
        self._voice(lang)

    def say(self, sentence: Sentence, cancel: Cancel) -> Iterator[Pcm]:
        """The first chunk is a third of a second long, later ones up to one and a half."""
        voice = self._voice(sentence.lang)
        try:
            yield from voice.say(sentence.text, cancel, sentence.pace)
        except Exception as err:  # onnxruntime raises a family of its own, and RuntimeError
            raise EngineUnavailable(f"the offline voice failed: {_line(err)}") from err

    def _voice(self, lang: SpeechLang) -> _LoadedVoice:
        with self._loading:
            if lang not in self._loaded:
                file = self._files[lang]
                if file is None:
                    raise EngineUnavailable(
                        f"no offline voice for {lang!r} is installed: run `bolo models fetch`"
                    )
                if self._broken[lang].resting():
                    raise EngineUnavailable(f"the offline voice {file.stem} is unusable")
                try:
                    self._loaded[lang] = _load(file, lang, self._settings, self._cache_dir)
                except EngineUnavailable:
                    self._broken[lang].failed()
                    raise
            return self._loaded[lang]


_LENGTH = 1
"""Place of the length among a model's scales."""


class _LoadedVoice:
    """One model. `rate` is in samples a second, `gain` brings its usual peak to nine tenths."""

    def __init__(
        self,
        phonemizer: Phonemizer,
        encoder: InferenceSession,
        decoder: InferenceSession | None,
        latent: str,
        speed: float,
    ) -> None:
        config = phonemizer.config
        self.rate: int = config.sample_rate
        self.gain = 1.0
        self._phonemizer = phonemizer
        self._encoder = encoder
        self._decoder = decoder
        self._latent = latent
        self._scales = np.array(
            [config.noise_scale, config.length_scale / speed, config.noise_w_scale], np.float32
        )
        self._has_speakers = config.num_speakers > 1
        self._first_frames = _FIRST_FRAMES

    def say(self, text: str, cancel: Cancel, pace: float = 1.0) -> Iterator[Pcm]:
        for phonemes in self._phonemizer.phonemize(text):
            if not phonemes:
                continue
            ids = self._phonemizer.phonemes_to_ids(phonemes)
            scales = self._scales.copy()
            scales[_LENGTH] /= pace
            for sound in self._sound(ids, cancel, scales):
                yield pcm_from_array(np.clip(sound * self.gain, -1.0, 1.0), self.rate)

    def warm_up(self, text: str) -> None:
        """First runs are slow; this one also measures the voice's level and the box's speed."""
        peak = max(
            float(np.abs(chunk.array()).max(initial=0)) / 32767
            for chunk in self.say(text, Cancel())
        )
        if peak > 0:
            self.gain = min(3.0, _PEAK / peak)
        started = time.perf_counter()
        sound = sum(chunk.seconds for chunk in self.say(text, Cancel()))
        share = (time.perf_counter() - started) / max(sound, 0.1)
        # The second window is made while the first one plays, so a slow box starts with more.
        self._first_frames = _FIRST_FRAMES if share < 0.25 else MOST_FRAMES
        _LOG.debug("voice warmed up: gain %.2f, %.2f s a second of sound", self.gain, share)

    def _sound(
        self, ids: list[int], cancel: Cancel, scales: NDArray[np.float32]
    ) -> Iterator[Sound]:
        inputs: dict[str, Any] = dict(
            zip(
                INPUTS,
                (np.array([ids], np.int64), np.array([len(ids)], np.int64), scales),
                strict=True,
            )
        )
        if self._has_speakers:
            inputs["sid"] = np.zeros(1, np.int64)
        if cancel.is_set():
            return
        [result] = self._encoder.run(None, inputs)
        if self._decoder is None:
            yield result.ravel()
            return
        decoder, latent = self._decoder, self._latent

        def decode(part: Sound) -> Sound:
            [sound] = decoder.run(None, {latent: part})
            return cast(Sound, sound)

        yield from decode_in_windows(result, decode, self._first_frames, cancel)


def _file(models: ModelStore, lang: SpeechLang) -> Path | None:
    model = models.find("voice", lang)
    if model is None:
        return None
    if model.path.is_dir():
        return next(iter(sorted(model.path.glob("*.onnx"))), None)
    return model.path


def _load(
    file: Path, lang: SpeechLang, settings: SpeakingSettings, cache_dir: Path | None
) -> _LoadedVoice:
    """Kept halves that do not load are made anew once."""
    try:
        return _open(file, lang, settings, cache_dir)
    except Exception as err:  # a damaged model shows itself in any of several libraries
        if cache_dir is not None:
            forget(file, cache_dir)
            return _load(file, lang, settings, None)
        raise EngineUnavailable(f"the offline voice {file.stem} is unusable: {_line(err)}") from err


def _open(
    file: Path, lang: SpeechLang, settings: SpeakingSettings, cache_dir: Path | None
) -> _LoadedVoice:
    from piper import PiperVoice as Phonemizer
    from piper.config import PiperConfig

    started = time.perf_counter()
    config = PiperConfig.from_dict(json.loads(Path(f"{file}.json").read_text("utf-8")))
    try:
        halves: Halves | None = halve(file, cache_dir)
    except NotDivisible as err:
        _LOG.warning("this voice answers later: %s", err)
        halves = None
    encoder = open_session(halves.encoder if halves else str(file), settings.threads)
    decoder = open_session(halves.decoder, settings.threads) if halves else None
    phonemizer = Phonemizer(session=encoder, config=config)
    latent = halves.latent if halves else ""
    voice = _LoadedVoice(phonemizer, encoder, decoder, latent, settings.speed)
    voice.warm_up(_WARMING_UP[lang])
    _LOG.debug("voice %s loaded in %.2f s", file.stem, time.perf_counter() - started)
    return voice


def open_session(model: str | bytes, threads: int) -> InferenceSession:
    """A session for a model file or its bytes, on at most `threads` threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Spinning costs a whole core per thread between two sentences.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Every sentence has another length: an arena would keep the sum of all shapes.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _line(err: Exception) -> str:
    return " ".join(f"{type(err).__name__}: {err}".split())[:200]
