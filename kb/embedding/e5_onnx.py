"""multilingual-e5-small on onnxruntime, where its file has been fetched: 8 bits instead of 4."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kb.embedding.embedder import Towards, Turned, Vectors

MODEL_FILES = ("model_quantized.onnx", "model_int8.onnx", "model.onnx")
TOKENIZER_FILE = "tokenizer.json"
_MAX_TOKENS = 256
_BATCH = 16
_THREADS = 2
_TEMPERATURE = 0.01
"""As the model was taught with."""
_COSINES, _COMPRESSED_COSINES = (0.78, 0.93), (0.05, 0.6)
"""From "nothing in common" to "says the same" for e5 models, and for their principal components,
which leave out what all texts share."""


class E5Onnx:
    """`folder` holds the model and its tokenizer. Raises OSError or ValueError if they are bad."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        path = model_file(folder)
        if path is None:
            raise FileNotFoundError(f"{folder} holds no embedding model")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        # Threads that spin between calls take the processor from the recogniser and the voice.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        except Exception as err:  # both libraries raise bare Exceptions of their own
            raise ValueError(f"{folder.name}: the embedding model cannot be loaded") from err
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self._tokenizer.enable_padding()
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._lock = threading.Lock()
        self.name = self.asked_name = name_of(folder)
        self.dimensions = int(self.query("a").shape[0])

    def passages(self, texts: Sequence[str]) -> Vectors:
        parts = [
            self._embed([f"passage: {text}" for text in texts[start : start + _BATCH]])
            for start in range(0, len(texts), _BATCH)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, self.dimensions), np.float32)

    def query(self, text: str) -> Vectors:
        vector: Vectors = self._embed([f"query: {text}"])[0]
        return vector

    def towards(self, vector: Vectors, what: Towards) -> Turned:
        """As it is: what customers taught (`kb.embedding.query_adapter`) is for other weights."""
        return Turned(vector, _COSINES, _COMPRESSED_COSINES, True, None, _TEMPERATURE)

    def wanted(self, vector: Vectors) -> Mapping[str, float]:
        return {}

    def _embed(self, texts: Sequence[str]) -> Vectors:
        """The mean over the tokens that are no padding, at length 1."""
        with self._lock:
            encoded = self._tokenizer.encode_batch(list(texts))
            ids = np.array([each.ids for each in encoded], dtype=np.int64)
            mask = np.array([each.attention_mask for each in encoded], dtype=np.int64)
            feeds = {"input_ids": ids, "attention_mask": mask}
            if "token_type_ids" in self._inputs:
                feeds["token_type_ids"] = np.zeros_like(ids)
            hidden = self._session.run(None, feeds)[0]
        weights = mask[:, :, None].astype(np.float32)
        means = (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
        lengths = np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
        return np.asarray(means / lengths, dtype=np.float32)


def model_file(folder: Path) -> Path | None:
    """The model in a folder that also holds its tokenizer."""
    if not (folder / TOKENIZER_FILE).is_file():
        return None
    return next((path for name in MODEL_FILES if (path := folder / name).is_file()), None)


def name_of(folder: Path) -> str:
    """Known without loading the model; another file has another size and so another name."""
    path = model_file(folder)
    return f"{folder.name}-{path.stat().st_size if path else 0}"
