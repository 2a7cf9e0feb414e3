"""A kiosk in the sample shop whose owner has a PIN, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device.config import DialogueSettings, ShopSettings
from device.dialogue.build import OWNER_PIN, RECORDS, build_dialogue
from device.dialogue.conversation import Dialogue
from device.dialogue.stores.records import Records
from device.dialogue.stores.taught import TaughtAnswers
from device.dialogue.teaching.pin import OwnerPin
from kb.live import Catalogue
from tests.device.dialogue.conftest import MONDAY_AFTERNOON, Talk

PIN = "4712"


class Kiosk:
    """The kiosk and who stands before it; `passes` lets time go by."""

    def __init__(self, shop: Path, home: Path) -> None:
        self.home = home
        self.pin = OwnerPin(home / OWNER_PIN)
        self._now = 1000.0
        self.dialogue: Dialogue = build_dialogue(
            Catalogue(shop).open(),
            DialogueSettings(),
            ShopSettings(),
            home,
            lambda: MONDAY_AFTERNOON,
            seconds=lambda: self._now,
        )

    def passes(self, seconds: float) -> None:
        self._now += seconds

    def customer(self, session: str = "customer") -> Talk:
        return Talk(self.dialogue, session)

    def owner(self, session: str = "owner") -> Talk:
        """The owner, who was let in already."""
        talk = Talk(self.dialogue, session)
        assert talk.say("owner unlock four seven one two").intent == "teach"
        return talk

    def taught(self) -> list[tuple[str, str]]:
        records = Records(self.home / RECORDS)
        answers = [(t.question, t.answer) for t in TaughtAnswers(records).all()]
        records.close()
        return answers

    def kept_of_customers(self) -> list[str]:
        """What was asked, as far as it was stored."""
        records = Records(self.home / RECORDS)
        rows = records.connection.execute("SELECT text FROM exchanges ORDER BY id").fetchall()
        records.close()
        return [row[0] for row in rows]


@pytest.fixture
def kiosk(shop_home: Callable[[str], Path], tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(shop_home("sample"), tmp_path)
    kiosk.pin.set(PIN)
    yield kiosk
    kiosk.dialogue.close()
