"""The tiny language model behind the `Writer` protocol, in a process of its own."""

from __future__ import annotations

import json
import logging
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from device.cancel import Cancel
from device.errors import EngineUnavailable

_LOG = logging.getLogger(__name__)
_START_TIMEOUT_S = 60.0
_PIECE_TIMEOUT_S = 60.0
_STOP_TIMEOUT_S = 2.0


class LlamaWriter:
    """Loads at the first `write`. Raises EngineUnavailable where library or model are missing."""

    engine = "llama.cpp"

    def __init__(self, model: Path, threads: int = 2, max_tokens: int = 80) -> None:
        self._model = model
        self._threads = threads
        self._max_tokens = max_tokens
        self._process: subprocess.Popen[str] | None = None
        self._messages: queue.Queue[dict[str, object] | None] = queue.Queue()

    def write(self, prompt: str, cancel: Cancel) -> Iterator[str]:
        """Pieces of text as they come; ends early when cancelled. One prompt at a time."""
        process = self._running()
        self._tell(process, {"prompt": prompt, "max_tokens": self._max_tokens})
        ended = False
        try:
            while not cancel.is_set():
                message = self._next(_PIECE_TIMEOUT_S)
                if message.get("end"):
                    ended = True
                    return
                yield str(message.get("piece", ""))
        finally:
            # Also when the caller wants no more: the next prompt must not read this one's rest.
            if not ended and self._process is process:
                self._tell(process, {"cancel": True})
                while not self._next(_PIECE_TIMEOUT_S).get("end"):
                    pass

    def warm(self) -> None:
        """Loads the model now."""
        self._running()

    def close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait(_STOP_TIMEOUT_S)

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        if not self._model.is_file():
            raise EngineUnavailable(f"the writer's model {self._model} is missing")
        self._messages = queue.Queue()
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "device.dialogue.writer.writer_process",
                str(self._model),
                str(self._threads),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        threading.Thread(target=_pump, args=(self._process, self._messages), daemon=True).start()
        self._next(_START_TIMEOUT_S)
        return self._process

    def _next(self, timeout_s: float) -> dict[str, object]:
        try:
            message = self._messages.get(timeout=timeout_s)
        except queue.Empty:
            message = None
        if message is None:
            self.close()
            raise EngineUnavailable("the writer has stopped; is llama-cpp-python installed?")
        return message

    def _tell(self, process: subprocess.Popen[str], message: dict[str, object]) -> None:
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
        except OSError as err:
            self.close()
            raise EngineUnavailable("the writer has stopped") from err


def _pump(process: subprocess.Popen[str], messages: queue.Queue[dict[str, object] | None]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        messages.put(json.loads(line))
    messages.put(None)
