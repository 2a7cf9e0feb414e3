"""The writer's own process: a crash in the model's library must not take the kiosk with it.

Started by `LlamaWriter`. Reads one JSON object a line, `{"prompt", "max_tokens"}` or
`{"cancel": true}`, and writes `{"piece"}` lines, then `{"end": true}`. The prompt's unchanged
beginning stays in the model's cache from one question to the next.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
from typing import Any


def main() -> None:
    path, threads = sys.argv[1], int(sys.argv[2])
    from llama_cpp import Llama

    model = Llama(model_path=path, n_ctx=1024, n_threads=threads, verbose=False)
    orders: queue.Queue[dict[str, Any] | None] = queue.Queue()
    cancelled = threading.Event()
    threading.Thread(target=_listen, args=(orders, cancelled), daemon=True).start()
    _send({"ready": True})
    while (order := orders.get()) is not None:
        cancelled.clear()
        for chunk in model.create_completion(
            order["prompt"], max_tokens=order["max_tokens"], temperature=0.0, stream=True,
            stop=["<|im_end|>", "\n\n"],
        ):  # fmt: skip
            if cancelled.is_set():
                break
            _send({"piece": _text_of(chunk)})
        _send({"end": True})


def _text_of(chunk: Any) -> str:
    return str(chunk["choices"][0]["text"])


def _listen(orders: queue.Queue[dict[str, Any] | None], cancelled: threading.Event) -> None:
    for line in sys.stdin:
        order = json.loads(line)
        if order.get("cancel"):
            cancelled.set()
        else:
            orders.put(order)
    orders.put(None)


def _send(message: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
