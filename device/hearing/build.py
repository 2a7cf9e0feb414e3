"""Which recognisers a kiosk has: Vosk for each language whose model is there, else PocketSphinx."""

from __future__ import annotations

import logging
from pathlib import Path

from device.config import HearingSettings
from device.engines import Recogniser
from device.errors import EngineUnavailable
from device.hearing.corpus import Wares
from device.hearing.lexicon_cache import grammar
from device.hearing.sphinx_model import base_dictionary
from device.turn import Lang
from models_dl.store import ModelStore

_LOG = logging.getLogger(__name__)

_VOSK_LANGUAGES: tuple[Lang, ...] = ("en", "hi")


def build_recognisers(
    settings: HearingSettings, models: ModelStore, wares: Wares, cache_dir: Path
) -> tuple[Recogniser, ...]:
    """All recognisers that run on this machine, English first. `wares` is the open shop.

    PocketSphinx hears English and Hinglish and stands in where no English Vosk model is.
    Raises EngineUnavailable when there is none at all.
    """
    recognisers: list[Recogniser] = []
    problems: list[str] = []
    if settings.engine in ("auto", "vosk"):
        for lang in _VOSK_LANGUAGES:
            try:
                recogniser = _vosk(lang, models, wares, cache_dir)
            except EngineUnavailable as err:
                problems.append(str(err))
                _LOG.warning("%s", err)
            else:
                recognisers += [recogniser] if recogniser else []
    english = any(recogniser.lang == "en" for recogniser in recognisers)
    if settings.engine == "pocketsphinx" or (settings.engine == "auto" and not english):
        from device.hearing.sphinx_engine import SphinxRecogniser

        try:
            recognisers.insert(0, SphinxRecogniser(wares, cache_dir))
        except EngineUnavailable as err:
            problems.append(str(err))
    if not recognisers:
        reason = "; ".join(problems) or "no Vosk model is present"
        raise EngineUnavailable(f"nothing can recognise speech: {reason}; run `bolo models fetch`")
    return tuple(recognisers)


def _vosk(lang: Lang, models: ModelStore, wares: Wares, cache: Path) -> Recogniser | None:
    model = models.find("recogniser", lang)
    if model is None:
        return None
    from device.hearing.vosk_engine import VoskRecogniser

    phrases = grammar(wares, lang, base_dictionary(), cache)
    return VoskRecogniser(model.path, lang, phrases)
