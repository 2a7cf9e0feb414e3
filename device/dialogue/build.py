"""Puts the dialogue together with its stores in the state folder."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable
from pathlib import Path

from device.config import DialogueSettings, ShopSettings
from device.dialogue.answers.answering import Hooks
from device.dialogue.answers.fallback import nearest
from device.dialogue.asking import Asking
from device.dialogue.conversation import Dialogue
from device.dialogue.stores.conversation_store import ConversationStore
from device.dialogue.stores.misses import Misses
from device.dialogue.stores.orders import Orders
from device.dialogue.stores.records import Records
from device.dialogue.stores.shop_hooks import ShopHooks
from device.dialogue.stores.taught import TaughtAnswers
from device.dialogue.teaching.by_voice import OwnersVoice
from device.dialogue.teaching.pin import OwnerPin
from device.engines import Classifier, Writer
from kb.domains.shop_packs import OWN_PACKS, PACK_FOLDER, pack_problems
from kb.shop import Shop

_LOG = logging.getLogger(__name__)
RECORDS = "conversations.db"
OWNER_PIN = "owner-pin.json"


def build_dialogue(
    shop: Shop,
    settings: DialogueSettings,
    shop_settings: ShopSettings,
    home: Path,
    clock: Callable[[], dt.datetime],
    writer: Writer | None = None,
    classifier: Classifier | None = None,
    seconds: Callable[[], float] = time.monotonic,
) -> Dialogue:
    """A dialogue that keeps its exchanges, misses, taught answers and orders under `home`.

    Own domain packs lie in `home/domains`; what is wrong with them is logged. Hook scripts lie in
    `home/hooks`: `call-staff`, `order-placed`, `order-cancelled`. `seconds` times how long the
    owner may teach by voice.
    """
    folders = _pack_folders(home)
    for problem in pack_problems(shop.store.domain, home / OWN_PACKS):
        if not problem.stops:
            _LOG.warning("%s", problem.message)
    records = Records(home / RECORDS)
    hooks = ShopHooks(home / "hooks")
    misses = Misses(records)
    orders = Orders(records, home / "orders", hooks, shop.store.name, clock)
    taught = TaughtAnswers(records)
    store = ConversationStore(records, settings)
    pin = OwnerPin(home / OWNER_PIN, seconds)

    def missed(asking: Asking) -> None:
        misses.add(asking.text, asking.lang, [product.sku for product in nearest(asking)])

    def call_staff(text: str) -> None:
        hooks.run("call-staff", text)

    return Dialogue(
        shop,
        settings,
        shop_settings,
        clock,
        Hooks(call_staff, orders.place, orders.withdraw, orders.new_id, missed),
        taught=taught,
        owner=OwnersVoice(pin, taught, store.latest, seconds),
        store=store,
        on_close=records.close,
        pack_folders=folders,
        writer=writer,
        classifier=classifier,
    )


def _pack_folders(home: Path) -> tuple[Path, ...]:
    own = home / OWN_PACKS
    return (PACK_FOLDER, own) if own.is_dir() else (PACK_FOLDER,)
