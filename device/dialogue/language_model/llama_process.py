"""The language model's own process: a crash in its library must not take the kiosk with it.

Started by `Llama`. Reads one JSON object a line, `{"id", "prompt", "max_tokens", "grammar"}` or
`{"cancel": true}`, and writes `{"id", "piece"}` lines, then `{"id", "end": true}`. The prompt's
unchanged beginning stays in the model's cache from one question to the next.
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
    from llama_cpp.llama_grammar import LlamaGrammar

    model = Llama(model_path=path, n_ctx=1024, n_threads=threads, verbose=False)
    orders: queue.Queue[dict[str, Any] | None] = queue.Queue()
    cancelled = threading.Event()
    threading.Thread(target=_listen, args=(orders, cancelled), daemon=True).start()
    _send({"ready": True})
    while (order := orders.get()) is not None:
        cancelled.clear()
        grammar = order["grammar"]
        for chunk in model.create_completion(
            order["prompt"], max_tokens=order["max_tokens"], temperature=0.0, stream=True,
            stop=["<|im_end|>", "\n\n"],
            grammar=LlamaGrammar.from_string(grammar, verbose=False) if grammar else None,
        ):  # fmt: skip
            if cancelled.is_set():
                break
            _send({"id": order["id"], "piece": _text_of(chunk)})
        _send({"id": order["id"], "end": True})


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
