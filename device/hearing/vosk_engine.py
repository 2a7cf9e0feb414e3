"""Vosk as a `Recogniser`: a grammar from the catalogue beside the model's own language model.

A grammar replaces the language model: whatever is said is heard as something in it, with full
confidence. So two decoders on one model get the same blocks, one with the grammar and one free; how
far they agree tells whether the grammar's result can be believed. Models with a static graph (no
Gr.fst) have only the free one. Decoders are made for one session and never used again.
"""

from __future__ import annotations

import json
import logging
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Indel

from device.audio.pcm import SPEECH_RATE, Pcm
from device.engines import Partial
from device.errors import EngineUnavailable
from device.turn import Heard, Lang, Word

_LOG = logging.getLogger(__name__)

_NEEDED = ("am/final.mdl", "conf/mfcc.conf")
_DYNAMIC_GRAPH = ("graph/Gr.fst", "graph/HCLr.fst")
_UNKNOWN = "[unk]"
_AGREED = 0.3
_MOST_PHRASES = 4000


class VoskRecogniser:
    """A loaded model. `missing` lists the words of `phrases` that the model does not know.

    Raises EngineUnavailable when the folder is no Vosk model or cannot be loaded.
    """

    engine = "vosk"
    rate = SPEECH_RATE

    def __init__(self, model: Path, lang: Lang, phrases: Iterable[str] = ()) -> None:
        absent = [name for name in _NEEDED if not (model / name).is_file()]
        if absent:
            raise EngineUnavailable(f"{model} is no Vosk model: {absent[0]} is missing")
        try:
            import vosk
        except (ImportError, OSError) as err:
            raise EngineUnavailable(f"Vosk cannot run here: {err}") from err
        vosk.SetLogLevel(-1)
        self.lang: Lang = lang
        self._vosk = vosk
        try:
            self._model = vosk.Model(str(model))
        except Exception as err:  # the binding raises bare Exception
            raise EngineUnavailable(f"the Vosk model {model} cannot be loaded") from err
        dynamic = all((model / name).is_file() for name in _DYNAMIC_GRAPH)
        fitting, self.missing = self._known(phrases)
        if self.missing:
            _LOG.warning(
                "the %s model knows %d catalogue words not, such as %s",
                model.name,
                len(self.missing),
                ", ".join(self.missing[:8]),
            )
        self.grammar: tuple[str, ...] = fitting if dynamic else ()
        """The phrases that the grammar holds; empty where the model allows none."""

    def knows(self, word: str) -> bool:
        return int(self._model.vosk_model_find_word(word)) >= 0

    def session(self) -> VoskSession:
        try:
            free = self._vosk.KaldiRecognizer(self._model, float(self.rate))
            free.SetWords(True)
            strict = None
            if self.grammar:
                listed = [*self.grammar, *([_UNKNOWN] if self.knows(_UNKNOWN) else [])]
                strict = self._vosk.KaldiRecognizer(
                    self._model, float(self.rate), json.dumps(listed, ensure_ascii=False)
                )
                strict.SetWords(True)
        except Exception as err:  # the binding raises bare Exception
            raise EngineUnavailable(f"Vosk cannot start a session: {err}") from err
        return VoskSession(self, free, strict)

    def _known(self, phrases: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Phrases whose words are all in the model, and the words that are not."""
        known: dict[str, bool] = {}
        fitting: dict[str, None] = {}
        for phrase in phrases:
            words = phrase.lower().split()
            for word in words:
                if word not in known:
                    known[word] = self.knows(word)
            if words and all(known[word] for word in words) and len(fitting) < _MOST_PHRASES:
                fitting[" ".join(words)] = None
        return tuple(fitting), tuple(word for word, present in known.items() if not present)


class VoskSession:
    """One utterance; the decoder may cut it into several segments, which are joined again."""

    def __init__(self, owner: VoskRecogniser, free: Any, strict: Any | None) -> None:
        self._owner = owner
        self._free = _Decoder(free)
        self._strict = _Decoder(strict) if strict is not None else None
        self._samples = 0

    def feed(self, block: Pcm) -> Partial:
        self._samples += block.samples
        partial = self._free.feed(block)
        if self._strict is None:
            return partial
        strict = self._strict.feed(block)
        return Partial(strict.text or partial.text, endpoint=partial.endpoint)

    def pause(self) -> None:
        """Vosk decodes as it hears; there is nothing to prepare."""

    def resume(self) -> None:
        """Nothing was prepared."""

    def finish(self) -> Heard:
        free = self._free.finish()
        strict = self._strict.finish() if self._strict is not None else free
        words, confidence = _believed(strict, free)
        return Heard(
            text=" ".join(word.text for word in words),
            lang=self._owner.lang,
            confidence=confidence,
            engine=self._owner.engine,
            words=tuple(words),
            seconds=self._samples / self._owner.rate,
        )


class _Decoder:
    def __init__(self, recogniser: Any) -> None:
        self._recogniser = recogniser
        self._words: list[Word] = []

    def feed(self, block: Pcm) -> Partial:
        try:
            ended = bool(self._recogniser.AcceptWaveform(block.data))
        except Exception as err:  # the binding raises bare Exception
            raise EngineUnavailable(f"Vosk failed: {err}") from err
        if ended:
            self._words += _words(self._recogniser.Result())
            return Partial(self._text(), endpoint=bool(self._words))
        more = json.loads(self._recogniser.PartialResult()).get("partial", "")
        return Partial(" ".join(filter(None, (self._text(), more))))

    def finish(self) -> list[Word]:
        self._words += _words(self._recogniser.FinalResult())
        return self._words

    def _text(self) -> str:
        return " ".join(word.text for word in self._words)


def _words(result: str) -> list[Word]:
    return [
        Word(entry["word"], entry["start"], entry["end"], min(1.0, entry.get("conf", 1.0)))
        for entry in json.loads(result).get("result", ())
        if entry["word"] != _UNKNOWN
    ]


def _believed(strict: Sequence[Word], free: Sequence[Word]) -> tuple[Sequence[Word], float]:
    """The grammar's words where the free decoder heard something alike, else the free words.

    Agreement is counted in letters and vowel signs, since the free decoder writes a rare word as
    common ones that sound like it. A grammar result that stands alone keeps little confidence.
    """
    if not strict or not free:
        heard = strict or free
        return heard, 0.5 * _mean_confidence(heard)
    agreement = Indel.normalized_similarity(_letters(strict), _letters(free))
    if agreement >= _AGREED:
        return strict, _mean_confidence(strict) * (0.3 + 0.7 * agreement)
    return free, 0.5 * _mean_confidence(free)


def _letters(words: Sequence[Word]) -> str:
    return unicodedata.normalize("NFD", "".join(word.text for word in words))


def _mean_confidence(words: Sequence[Word]) -> float:
    spoken = sum(word.end_s - word.start_s for word in words)
    if not words or spoken <= 0:
        return 0.0
    return sum(word.confidence * (word.end_s - word.start_s) for word in words) / spoken
