"""What is kept of conversations, and what is not."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from device.config import DialogueSettings
from device.dialogue.stores.conversation_store import ConversationStore
from device.dialogue.stores.masking import mask
from device.dialogue.stores.misses import Misses
from device.dialogue.stores.orders import Orders, slip_text
from device.dialogue.stores.records import Records
from device.dialogue.stores.shop_hooks import ShopHooks
from device.turn import Answer, BasketLine, Order
from tests.device.dialogue.conftest import Talk


def _answer(text: str) -> Answer:
    return Answer(text, "en", "price", "reply", "en", "catalogue", 0.9)


def test_personal_data_is_masked() -> None:
    texts = (
        "call me on 98765 43210",
        "mail a.b@example.com please",
        "my name is ramesh and i want wire",
        "nine eight seven six five four three two one zero is my number",
    )
    for text in texts:
        masked = mask(text)
        assert "…" in masked
        assert not any(
            secret in masked for secret in ("98765", "example", "ramesh", "six five four")
        )
    assert mask("16 amp mcb 2.5 sq mm 90 m") == "16 amp mcb 2.5 sq mm 90 m"


def test_exchanges_are_pruned_by_age_and_count(tmp_path: Path) -> None:
    store = ConversationStore(
        Records(tmp_path / "r.db"), DialogueSettings(keep_exchanges=20, keep_days=1)
    )
    for number in range(60):
        store.record("s", _answer(f"question {number}"))
    store.prune()
    assert store.count() == 20
    store.prune(time.time() + 2 * 86_400)
    assert store.count() == 0


def test_a_miss_is_counted_with_its_nearest(talk: Callable[[str], Talk], tmp_path: Path) -> None:
    customer = talk("hardware")
    customer.say("stanley claw hammer price")
    customer.say("stanley claw hammer price")
    misses = Misses(Records(tmp_path / "conversations.db")).all()
    assert (misses[0].times, misses[0].nearest) == (2, ("TP-HM",))


def test_a_confirmed_order_becomes_a_numbered_slip_for_the_hook(tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    script = hooks / "order-placed"
    script.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/printed\n')
    script.chmod(0o755)
    records = Records(tmp_path / "r.db")
    orders = Orders(
        records,
        tmp_path / "orders",
        ShopHooks(hooks),
        "Shop",
        lambda: dt.datetime(2026, 1, 2, 3, 4),
    )
    line = BasketLine(
        "A", "Anvil", Decimal(2), {"colour": "red"}, Decimal("10.50"), Decimal("21.00")
    )
    first = Order(orders.new_id(), "confirmed", (line,), Decimal("21.00"))
    orders.place(first)
    assert orders.new_id() != first.id
    text = (tmp_path / "orders" / f"{first.id}.txt").read_text("utf-8")
    assert "2 x Anvil" in text
    assert "₹21" in text
    assert (tmp_path / "orders" / f"{first.id}.png").read_bytes().startswith(b"\x89PNG")
    deadline = time.monotonic() + 10
    while not (tmp_path / "printed").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (tmp_path / "printed").read_text().strip().endswith(f"{first.id}.txt")
    assert "CANCELLED" in slip_text(
        Order(first.id, "cancelled", (line,), Decimal(21)), "Shop", dt.datetime.now()
    )


def test_making_ready_leaves_no_exchange_and_no_miss(
    talk: Callable[[str], Talk], tmp_path: Path
) -> None:
    talk("hardware").dialogue.warm()
    records = Records(tmp_path / "conversations.db")
    assert ConversationStore(records, DialogueSettings()).count() == 0
    assert not Misses(records).all()
    talk("hardware").say("claw hammer price")
    assert ConversationStore(records, DialogueSettings()).count() == 1
