"""A tiny language model (GGUF, llama.cpp) in a process of its own."""

from __future__ import annotations

import itertools
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from device.cancel import Cancel
from device.errors import EngineUnavailable

_START_TIMEOUT_S = 60.0
_PIECE_TIMEOUT_S = 60.0
_STOP_TIMEOUT_S = 2.0
_WITHOUT_END_S = 86400.0


class Llama:
    """Loads at the first prompt. May be shared by threads: one prompt at a time."""

    def __init__(self, model: Path, threads: int = 2) -> None:
        self._model = model
        self._threads = threads
        self._process: subprocess.Popen[str] | None = None
        self._messages: queue.Queue[dict[str, object] | None] = queue.Queue()
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def complete(
        self,
        prompt: str,
        cancel: Cancel,
        *,
        max_tokens: int,
        grammar: str = "",
        budget_s: float = _WITHOUT_END_S,
    ) -> Iterator[str]:
        """Pieces of text as they come; ends early when cancelled or when the budget is used up.

        `grammar` (GBNF) holds the model to what it allows. Raises EngineUnavailable where library
        or model are missing.
        """
        deadline = time.monotonic() + budget_s
        if not self._lock.acquire(timeout=min(budget_s, _PIECE_TIMEOUT_S)):
            return
        try:
            yield from self._pieces(prompt, cancel, max_tokens, grammar, deadline)
        finally:
            self._lock.release()

    def warm(self) -> None:
        """Loads the model now."""
        with self._lock:
            self._running()

    def close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait(_STOP_TIMEOUT_S)

    def _pieces(
        self, prompt: str, cancel: Cancel, max_tokens: int, grammar: str, deadline: float
    ) -> Iterator[str]:
        process, number, ended = self._running(), next(self._numbers), False
        order = {"id": number, "prompt": prompt, "max_tokens": max_tokens, "grammar": grammar}
        self._tell(process, order)
        try:
            while not cancel.is_set():
                message = self._next(deadline)
                if message is None:
                    return
                if message.get("id") != number:
                    continue  # what is left of an order that was given up
                if message.get("end"):
                    ended = True
                    return
                yield str(message.get("piece", ""))
        finally:
            if not ended and self._process is process:
                self._tell(process, {"cancel": True})

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        if not self._model.is_file():
            raise EngineUnavailable(f"the language model {self._model} is missing")
        self._messages = queue.Queue()
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "device.dialogue.language_model.llama_process",
                str(self._model),
                str(self._threads),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        threading.Thread(target=_pump, args=(self._process, self._messages), daemon=True).start()
        if self._next(time.monotonic() + _START_TIMEOUT_S) is None:
            self._stopped()
        return self._process

    def _next(self, deadline: float) -> dict[str, object] | None:
        """The next message, or None at the deadline."""
        left = deadline - time.monotonic()
        try:
            message = self._messages.get(timeout=max(0.0, min(left, _PIECE_TIMEOUT_S)))
        except queue.Empty:
            return None if left < _PIECE_TIMEOUT_S else self._stopped()
        return message if message is not None else self._stopped()

    def _stopped(self) -> NoReturn:
        self.close()
        raise EngineUnavailable("the language model has stopped; is llama-cpp-python installed?")

    def _tell(self, process: subprocess.Popen[str], message: dict[str, object]) -> None:
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
        except OSError:
            self._stopped()


def _pump(process: subprocess.Popen[str], messages: queue.Queue[dict[str, object] | None]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        messages.put(json.loads(line))
    messages.put(None)
