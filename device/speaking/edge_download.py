"""One text at the online voice: an event loop on a thread of its own that queues MP3 as it comes.

The only asyncio in Bolo. The thread is a daemon and is told to stop when its taker leaves.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import socket
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Protocol


class Communicate(Protocol):
    """What we use of `edge_tts.Communicate`."""

    def stream(self) -> AsyncIterator[Mapping[str, Any]]:
        """Yields {"type": "audio", "data": bytes} among other messages."""
        ...


class Download:
    """Starts at once. `next` gives the bytes in order, then b"" at the end."""

    def __init__(self, open_stream: Callable[[], Communicate]) -> None:
        self._open_stream = open_stream
        self._arrived: queue.SimpleQueue[bytes | BaseException] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._running: tuple[asyncio.AbstractEventLoop, asyncio.Task[None]] | None = None
        self._thread = threading.Thread(target=self._work, name="edge-voice", daemon=True)
        self._thread.start()

    def next(self, timeout_s: float) -> bytes | None:
        """None when nothing came in time. Raises what the service or the network raised."""
        try:
            item = self._arrived.get(timeout=timeout_s)
        except queue.Empty:
            return None
        if isinstance(item, BaseException):
            raise item
        return item

    def stop(self) -> None:
        self._stopping.set()
        if self._running is not None:
            loop, task = self._running
            with contextlib.suppress(RuntimeError):  # the loop has closed by itself
                loop.call_soon_threadsafe(task.cancel)
        self._thread.join(timeout=0.5)

    def _work(self) -> None:
        try:
            with asyncio.Runner(loop_factory=_Loop) as runner:
                runner.run(self._receive())
            self._arrived.put(b"")
        except BaseException as err:
            # Also CancelledError: whoever still waits must hear that nothing more will come.
            self._arrived.put(err)

    async def _receive(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._running = (asyncio.get_running_loop(), task)
        if self._stopping.is_set():
            return
        async for message in self._open_stream().stream():
            if message["type"] == "audio" and message["data"]:
                self._arrived.put(message["data"])


class _Loop(asyncio.SelectorEventLoop):
    """Looks names up on daemon threads.

    The default executor is waited for when the loop and when the program ends, which takes half a
    minute on a network that swallows DNS questions.
    """

    async def getaddrinfo(self, host: Any, port: Any, **how: Any) -> Any:
        found: asyncio.Future[Any] = self.create_future()

        def tell(done: Callable[[Any], None], value: Any) -> None:
            if not found.done():
                done(value)

        def look_up() -> None:
            done: Callable[[Any], None]
            value: Any
            try:
                value, done = socket.getaddrinfo(host, port, **how), found.set_result
            except OSError as err:
                value, done = err, found.set_exception
            with contextlib.suppress(RuntimeError):  # nobody waits any more
                self.call_soon_threadsafe(tell, done, value)

        threading.Thread(target=look_up, name="edge-dns", daemon=True).start()
        return await found
