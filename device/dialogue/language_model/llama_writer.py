"""The tiny language model behind the `Writer` protocol."""

from __future__ import annotations

from collections.abc import Iterator

from device.cancel import Cancel
from device.dialogue.language_model.llama import Llama


class LlamaWriter:
    """Raises EngineUnavailable where library or model are missing."""

    engine = "llama.cpp"

    def __init__(self, model: Llama, max_tokens: int = 80) -> None:
        self._model = model
        self._max_tokens = max_tokens

    def write(self, prompt: str, cancel: Cancel) -> Iterator[str]:
        """Pieces of text as they come; ends early when cancelled."""
        return self._model.complete(prompt, cancel, max_tokens=self._max_tokens)

    def warm(self) -> None:
        """Loads the model now."""
        self._model.warm()
