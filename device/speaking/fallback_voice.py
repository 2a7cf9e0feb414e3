"""Several voices as one: the first that speaks the language and answers says the sentence."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence

from device.audio.pcm import Pcm
from device.cancel import Cancel
from device.engines import Voice
from device.errors import EngineUnavailable
from device.turn import Sentence, SpeechLang

_LOG = logging.getLogger(__name__)


class FallbackVoice:
    """Tries `voices` in their order, sentence by sentence; never changes voice within one.

    A voice that breaks off in mid-sentence ends that sentence quietly: a second voice repeating
    half of it would be worse. Each voice keeps itself out of the way while it cannot speak.
    """

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._voices = tuple(voices)
        self._latest: Voice | None = None

    @property
    def engine(self) -> str:
        """The engine that spoke last, or "none"."""
        return self._latest.engine if self._latest else "none"

    def name(self, lang: SpeechLang) -> str | None:
        """The voice that spoke last where it speaks `lang`, else the first that does."""
        voices = (self._latest, *self._voices) if self._latest else self._voices
        return next((name for voice in voices if (name := voice.name(lang))), None)

    def say(self, sentence: Sentence, cancel: Cancel) -> Iterator[Pcm]:
        """Raises EngineUnavailable, with the reason of each voice, where none can speak."""
        reasons = []
        for voice in self._voices:
            if cancel.is_set():
                return
            if voice.name(sentence.lang) is None:
                continue
            with contextlib.closing(_closable(voice.say(sentence, cancel))) as chunks:
                try:
                    first = next(chunks, None)
                except Exception as err:
                    reasons.append(_reason(voice, err))
                    continue
                if first is None:
                    reasons.append(f"{voice.engine} made no sound")
                    continue
                self._latest = voice
                yield first
                yield from _rest(voice, chunks)
                return
        if not cancel.is_set():
            raise EngineUnavailable(
                "; ".join(reasons) or f"no voice for {sentence.lang!r} is installed"
            )


def _closable(chunks: Iterator[Pcm]) -> _Chunks:
    return _Chunks(chunks)


class _Chunks:
    """Lets any iterator be closed: a generator lets go of its process or connection at once."""

    def __init__(self, chunks: Iterator[Pcm]) -> None:
        self._chunks = chunks

    def __iter__(self) -> _Chunks:
        return self

    def __next__(self) -> Pcm:
        return next(self._chunks)

    def close(self) -> None:
        close = getattr(self._chunks, "close", None)
        if close is not None:
            close()


def _rest(voice: Voice, chunks: Iterator[Pcm]) -> Iterator[Pcm]:
    while True:
        try:
            chunk = next(chunks)
        except StopIteration:
            return
        except Exception as err:
            _LOG.warning("a sentence was broken off: %s", _reason(voice, err))
            return
        yield chunk


def _reason(voice: Voice, err: Exception) -> str:
    if isinstance(err, EngineUnavailable):
        _LOG.debug("%s passes: %s", voice.engine, err)
        return str(err)
    _LOG.warning("%s failed", voice.engine, exc_info=err)
    return f"{voice.engine} failed: {type(err).__name__}"
