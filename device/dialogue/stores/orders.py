"""A confirmed basket as a numbered slip: text for the printer, a QR image for the counter."""

from __future__ import annotations

import datetime as dt
import json
import logging
import time
from collections.abc import Callable
from pathlib import Path

import segno

from device.dialogue.money import amount_of, rupees
from device.dialogue.stores.records import Records
from device.dialogue.stores.shop_hooks import ShopHooks
from device.turn import Order

_LOG = logging.getLogger(__name__)
_WIDTH = 42


class Orders:
    """Numbers orders, writes their slips and hands them to the shop's hook.

    Slips lie in `folder` as `<id>.txt`, `<id>.json` and `<id>.png`; the hook `order-placed` or
    `order-cancelled` gets the three paths.
    """

    def __init__(
        self,
        records: Records,
        folder: Path,
        hooks: ShopHooks,
        store_name: str,
        clock: Callable[[], dt.datetime],
    ) -> None:
        self._records = records
        self._folder = folder
        self._hooks = hooks
        self._store_name = store_name
        self._clock = clock

    def new_id(self) -> str:
        """The next number; it is never given twice, also not after a restart."""
        with self._records.lock, self._records.connection as connection:
            cursor = connection.execute(
                "INSERT INTO orders (at, state, slip) VALUES (?, 'open', '')", (time.time(),)
            )
        return f"{int(cursor.lastrowid or 0):04d}"

    def place(self, order: Order) -> None:
        self._write(order, "order-placed")

    def withdraw(self, order: Order) -> None:
        self._write(order, "order-cancelled")

    def _write(self, order: Order, hook: str) -> None:
        text = slip_text(order, self._store_name, self._clock())
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            paths = [self._folder / f"{order.id}.{end}" for end in ("txt", "json", "png")]
            paths[0].write_text(text, "utf-8")
            paths[1].write_text(json.dumps(_as_json(order), ensure_ascii=False), "utf-8")
            segno.make(_qr_text(order), micro=False).save(str(paths[2]), scale=6)
            with self._records.lock, self._records.connection as connection:
                connection.execute(
                    "UPDATE orders SET state = ?, slip = ? WHERE number = ?",
                    (order.state, text, int(order.id)),
                )
        except OSError as err:
            _LOG.error("order %s could not be written: %s", order.id, err)
            return
        self._hooks.run(hook, *map(str, paths))


def slip_text(order: Order, store_name: str, at: dt.datetime) -> str:
    """The slip as a till prints it, 42 characters wide."""
    lines = [
        store_name.center(_WIDTH).rstrip(),
        f"Order {order.id}   {at:%d-%m-%Y %H:%M}",
        "-" * _WIDTH,
    ]
    for line in order.lines:
        lines.append(f"{amount_of(line.quantity)} x {line.name}"[:_WIDTH])
        chosen = ", ".join(
            f"{group}: {value if isinstance(value, str) else ', '.join(value)}"
            for group, value in line.options.items()
        )
        if chosen:
            lines.append(f"   {chosen}"[:_WIDTH])
        price = f"{rupees(line.unit_price)} each"
        lines.append(f"   {price}{rupees(line.line_total).rjust(_WIDTH - 3 - len(price))}")
    lines += ["-" * _WIDTH, f"Total{rupees(order.total).rjust(_WIDTH - 5)}"]
    if order.state == "cancelled":
        lines.append("CANCELLED".center(_WIDTH).rstrip())
    return "\n".join(lines) + "\n"


def _as_json(order: Order) -> dict[str, object]:
    return {
        "id": order.id,
        "state": order.state,
        "total": str(order.total),
        "lines": [
            {
                "sku": line.sku, "name": line.name, "quantity": amount_of(line.quantity),
                "options": dict(line.options), "unit_price": str(line.unit_price),
                "line_total": str(line.line_total),
            }
            for line in order.lines
        ],
    }  # fmt: skip


def _qr_text(order: Order) -> str:
    """Short enough for a small code: number, state, total and what to fetch."""
    lines = ";".join(f"{amount_of(line.quantity)}*{line.sku}" for line in order.lines)
    return f"BOLO:{order.id}:{order.state}:{order.total}:{lines}"[:1200]
