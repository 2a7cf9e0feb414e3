"""PocketSphinx as a `Recogniser`: a 3-gram model of the shop's own sentences, its own dictionary.

While someone speaks a streaming decoder gives the partial transcripts. What counts is a second
decoding of the whole utterance, with the channel's mean taken from all of it: it is made when the
speaker pauses, so that it is ready by the time the pause is long enough to be the end.
"""

from __future__ import annotations

import logging
import math
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from device.audio.pcm import SPEECH_RATE, Pcm
from device.engines import Partial
from device.errors import EngineUnavailable
from device.hearing.corpus import Wares
from device.hearing.lexicon_cache import lexicon
from device.hearing.noise_floor import with_noise_floor
from device.hearing.sphinx_model import model_folder
from device.turn import Heard, Lang, Word
from kb.language.identify import identify

_LOG = logging.getLogger(__name__)

_FRAME_S = 0.01
_FITS_WELL, _FITS_BADLY = -3.0, -8.0
"""Mean log score of a frame of well and of badly recognised words, read off recordings."""
_VARIANT = re.compile(r"\(\d+\)$")
_FILLER = re.compile(r"^(<.*>|\[.*\]|\+\+.*\+\+)$")


class SphinxRecogniser:
    """Loads decoders for one catalogue. One session at a time, on the thread that uses it.

    Raises EngineUnavailable when PocketSphinx or its model is missing.
    """

    engine = "pocketsphinx"
    lang: Lang = "en"
    rate = SPEECH_RATE

    def __init__(self, wares: Wares, cache: Path) -> None:
        model = model_folder()
        if model is None:
            raise EngineUnavailable("PocketSphinx is not installed, or cannot run here")
        import pocketsphinx

        files = lexicon(wares, model / "cmudict-en-us.dict", cache)
        common = {
            "hmm": str(model / "en-us"),
            "dict": str(files.dictionary),
            "lm": str(files.language_model),
            "loglevel": "FATAL",
            "topn": 8,
        }
        try:
            self._streaming = pocketsphinx.Decoder(
                pocketsphinx.Config(**common, cmn="live", fwdflat=False, bestpath=False)
            )
            self._whole = pocketsphinx.Decoder(pocketsphinx.Config(**common))
        except (RuntimeError, ValueError) as err:
            raise EngineUnavailable(f"PocketSphinx cannot load its model: {err}") from err
        self._streaming_open = False

    def session(self) -> SphinxSession:
        """Ends a session that was left unfinished."""
        if self._streaming_open:
            self._streaming.end_utt()
        self._streaming.start_utt()
        self._streaming_open = True
        return SphinxSession(self)

    def feed(self, block: Pcm) -> str:
        """The partial transcript of the session that is open."""
        self._streaming.process_raw(block.data)
        hypothesis = self._streaming.hyp()
        return hypothesis.hypstr if hypothesis else ""

    def end(self) -> None:
        if self._streaming_open:
            self._streaming.end_utt()
            self._streaming_open = False

    def decode(self, audio: bytes) -> tuple[Word, ...]:
        """The words of a whole utterance."""
        decoder = self._whole
        # a fresh front end: its noise estimate would otherwise be that of the utterance before
        decoder.reinit_feat()
        decoder.start_utt()
        try:
            decoder.process_raw(with_noise_floor(audio), full_utt=True)
        finally:
            decoder.end_utt()
        if decoder.hyp() is None:
            return ()
        return tuple(
            Word(
                _VARIANT.sub("", segment.word),
                segment.start_frame * _FRAME_S,
                (segment.end_frame + 1) * _FRAME_S,
                min(1.0, segment.prob) * _acoustic_fit(segment),
            )
            for segment in decoder.seg()
            if not _FILLER.match(segment.word)
        )


def _acoustic_fit(segment: Any) -> float:
    """1 where a word sounds like itself, 0 where any other sounds would have fitted far better.

    The posterior probability alone says only how a word compares with the other words of the shop:
    it is high for a question about the weather too. `ascore` is relative to the best sound at each
    moment.
    """
    frames = segment.end_frame - segment.start_frame + 1
    score = math.log(max(segment.ascore, sys.float_info.min)) / frames
    share: float = (score - _FITS_BADLY) / (_FITS_WELL - _FITS_BADLY)
    return min(1.0, max(0.0, share))


class SphinxSession:
    """One utterance."""

    def __init__(self, owner: SphinxRecogniser) -> None:
        self._owner = owner
        self._audio = bytearray()
        self._prepared: tuple[Word, ...] | None = None

    def feed(self, block: Pcm) -> Partial:
        self._audio += block.data
        return Partial(self._owner.feed(block))

    def pause(self) -> None:
        self._prepared = self._owner.decode(bytes(self._audio))

    def resume(self) -> None:
        self._prepared = None

    def finish(self) -> Heard:
        self._owner.end()
        words = self._prepared
        if words is None:
            words = self._owner.decode(bytes(self._audio)) if self._audio else ()
        text = " ".join(word.text for word in words)
        return Heard(
            text=text,
            lang=identify(text).lang if text else self._owner.lang,
            confidence=_confidence(words),
            engine=self._owner.engine,
            words=words,
            seconds=len(self._audio) / 2 / self._owner.rate,
        )


def _confidence(words: Sequence[Word]) -> float:
    spoken = sum(word.end_s - word.start_s for word in words)
    if not words or spoken <= 0:
        return 0.0
    return sum(word.confidence * (word.end_s - word.start_s) for word in words) / spoken
