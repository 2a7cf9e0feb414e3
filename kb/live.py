"""The live catalogue of a kiosk: which generation is in use, opened after its files are checked."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable
from pathlib import Path

from kb.embedding.choose import embedder_named
from kb.embedding.embedder import Embedder
from kb.generation.layout import Layout
from kb.generation.manifest import Manifest
from kb.generation.publish import good_generation
from kb.shop import Shop

_LOG = logging.getLogger(__name__)


class Catalogue:
    """The generations under `home`. May be shared by threads; each opens its own Shop."""

    def __init__(
        self,
        home: Path,
        models: Path | None = None,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        """`models` is where embedding models lie, by default HOME/models; `today` decides which
        promotions run.
        """
        self._today = today
        self._layout = Layout(home)
        self._models = models or home / "models"
        self._lock = threading.Lock()
        self._checked: tuple[str | None, Manifest, tuple[str, ...]] | None = None

    def current_id(self) -> str | None:
        """The generation that `open` would take now; cheap enough to ask between two turns."""
        return self._layout.current_id()

    def open(self) -> Shop:
        """The live generation, or the previous good one where the live one is damaged.

        Every byte is compared with its SHA-256 the first time a generation is opened. What was
        passed over is logged and stands in `Shop.warnings`. Raises NoCatalogue.
        """
        with self._lock:
            current = self._layout.current_id()
            if self._checked is None or self._checked[0] != current:
                manifest, complaints = good_generation(self._layout)
                warnings = tuple(
                    f"{complaint}; generation {manifest.id} is used instead"
                    for complaint in complaints
                )
                for warning in warnings:
                    _LOG.warning("%s", warning)
                self._checked = (current, manifest, warnings)
            _, manifest, warnings = self._checked
        return Shop(
            self._layout.generation(manifest.id),
            manifest,
            lambda: self._embedder_of(manifest.embedder),
            warnings,
            self._today,
        )

    def _embedder_of(self, name: str) -> Embedder | None:
        embedder = embedder_named(name, self._models)
        if embedder is None:
            _LOG.warning("the model %s is missing: search goes by words alone", name)
        return embedder
