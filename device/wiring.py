"""The composition root: builds each part once, when first asked for, and closes all at the end.

Parts are imported when they are built, so that a command pays only for what it uses.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import zoneinfo
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from device.cancel import Cancel
from device.config import Config
from device.engines import Classifier, Sink, Voice, Writer
from device.pipeline import Clock, answer_aloud
from device.turn import Turn
from models_dl.store import ModelStore, shared_folder

if TYPE_CHECKING:
    from device.dialogue.conversation import Dialogue
    from device.dialogue.language_model.llama import Llama
    from device.hearing.ear import Ear
    from device.speaking.build import KioskVoice
    from kb.live import Catalogue
    from kb.shop import Shop

CHECKOUT = Path(__file__).resolve().parent.parent
INSTALLED_STATE = Path("/var/lib/bolo")


def default_config() -> Path:
    """`BOLO_CONFIG`, else the config.yaml that came with the program."""
    return Path(os.environ.get("BOLO_CONFIG") or CHECKOUT / "config.yaml")


def default_home() -> Path:
    """`BOLO_HOME`, else the appliance's state folder where there is one, else `.home` beside us."""
    if chosen := os.environ.get("BOLO_HOME"):
        return Path(chosen)
    if INSTALLED_STATE.is_dir() and os.access(INSTALLED_STATE, os.W_OK):
        return INSTALLED_STATE
    return CHECKOUT / ".home"


class Appliance:
    """The parts of one kiosk. Use as a context manager."""

    def __init__(self, config: Config, home: Path) -> None:
        self.config = config
        self.home = home
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Appliance:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def warm(self) -> None:
        """Loads all that a spoken turn needs; the writer and the online voice stay for later."""
        _ = self.ear
        self.dialogue.warm()
        self.voice.warm(self.config.shop.languages)

    def answer_aloud(
        self, heard: Turn, sink: Sink, cancel: Cancel, clock: Clock, *, voice: Voice | None = None
    ) -> Turn:
        """Answers what was heard with this appliance's settings, or by another `voice`."""
        return answer_aloud(
            heard,
            self.dialogue,
            voice or self.voice,
            sink,
            cancel,
            clock,
            min_confidence=self.config.hearing.min_confidence,
            lead_in_ms=self.config.audio.lead_in_ms,
        )

    @cached_property
    def models(self) -> ModelStore:
        own = self.config.models.folder or self.home / "models"
        return ModelStore([own, shared_folder()])

    @property
    def embedding_models(self) -> Path | None:
        """The folder that holds the embedding model's folder, where there is one."""
        found = self.models.find("embedder")
        return found.folder.parent if found else self.config.models.folder

    @cached_property
    def catalogue(self) -> Catalogue:
        from kb.live import Catalogue

        return Catalogue(self.home, self.embedding_models, today=lambda: self.now().date())

    @cached_property
    def shop(self) -> Shop:
        """The live generation. Raises kb.errors.NoCatalogue before the first import."""
        shop = self.catalogue.open()
        self._open.callback(shop.close)
        return shop

    @cached_property
    def now(self) -> Callable[[], dt.datetime]:
        zone = zoneinfo.ZoneInfo(self.config.shop.timezone)
        return lambda: dt.datetime.now(zone)

    @cached_property
    def dialogue(self) -> Dialogue:
        from device.dialogue.build import build_dialogue

        dialogue = build_dialogue(
            self.shop,
            self.config.dialogue,
            self.config.shop,
            self.home,
            self.now,
            self._writer() if self.config.dialogue.writer else None,
            self._classifier() if self.config.dialogue.classifier else None,
        )
        self._open.callback(dialogue.close)
        return dialogue

    def _writer(self) -> Writer | None:
        """None where no model for it is there; stored answers are then spoken as they are."""
        from device.dialogue.language_model.llama_writer import LlamaWriter

        return LlamaWriter(self.language_model) if self.language_model is not None else None

    def _classifier(self) -> Classifier | None:
        """None where no model for it is there; the likeliest intent is then taken."""
        from device.dialogue.language_model.llama_classifier import LlamaClassifier

        return LlamaClassifier(self.language_model) if self.language_model is not None else None

    @cached_property
    def language_model(self) -> Llama | None:
        """The writer's model, which classifies too; loaded when first needed."""
        from device.dialogue.language_model.llama import Llama

        model = self.models.find("writer")
        if model is None:
            return None
        llama = Llama(model.path)
        self._open.callback(llama.close)
        return llama

    @cached_property
    def ear(self) -> Ear:
        """Raises EngineUnavailable where no recogniser can be had."""
        from device.hearing.build import build_recognisers
        from device.hearing.ear import Ear

        recognisers = build_recognisers(
            self.config.hearing, self.models, self.shop, self.home / "cache" / "hearing"
        )
        return Ear(recognisers, self.config.hearing)

    @cached_property
    def voice(self) -> KioskVoice:
        from device.speaking.build import build_voice

        voice = build_voice(self.config.speaking, self.models, self.home / "cache" / "speaking")
        self._open.callback(voice.close)
        return voice
