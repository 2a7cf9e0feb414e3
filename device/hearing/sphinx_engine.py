"""PocketSphinx as a `Recogniser`: a 3-gram model of the shop's own sentences, its own dictionary.

While someone speaks a streaming decoder gives the partial transcripts. What counts is a second
decoding of the whole utterance, with the channel's mean taken from all of it: it is made when the
speaker pauses, so that it is ready by the time the pause is long enough to be the end.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path

from device.audio.pcm import SPEECH_RATE, Pcm
from device.engines import Partial
from device.errors import EngineUnavailable
from device.hearing.corpus import Wares
from device.hearing.lexicon_cache import lexicon
from device.turn import Heard, Lang, Word

_LOG = logging.getLogger(__name__)

_FRAME_S = 0.01
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
        try:
            import pocketsphinx
        except (ImportError, OSError) as err:
            raise EngineUnavailable(f"PocketSphinx cannot run here: {err}") from err
        model = Path(pocketsphinx.get_model_path()) / "en-us"
        files = lexicon(wares, model / "cmudict-en-us.dict", cache)
        common = {
            "hmm": str(model / "en-us"),
            "dict": str(files.dictionary),
            "lm": str(files.language_model),
            "loglevel": "FATAL",
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
        decoder.start_utt()
        try:
            decoder.process_raw(audio, full_utt=True)
        finally:
            decoder.end_utt()
        if decoder.hyp() is None:
            return ()
        scale = decoder.logmath
        return tuple(
            Word(
                _VARIANT.sub("", segment.word),
                segment.start_frame * _FRAME_S,
                (segment.end_frame + 1) * _FRAME_S,
                min(1.0, float(scale.exp(segment.prob))),
            )
            for segment in decoder.seg()
            if not _FILLER.match(segment.word)
        )


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
        return Heard(
            text=" ".join(word.text for word in words),
            lang=self._owner.lang,
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
