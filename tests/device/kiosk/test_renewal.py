"""A catalogue published while the kiosk runs is used from the next turn on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from device.cancel import Cancel
from device.config import Config
from device.dialogue.conversation import Dialogue
from device.hearing.ear import Ear
from device.kiosk.parts import Parts
from device.kiosk.renewal import Renewal
from device.pipeline import Reply
from kb.live import Catalogue
from kb.shop import Shop
from tests.conftest import run_bolo
from tests.device.kiosk.scripted import Recogniser, Voice


def publish(home: Path, bundle: Path, price: str) -> None:
    bundle.mkdir(exist_ok=True)
    product = {"sku": "BELL-1", "name": "Chime Door Bell", "price": price, "stock": 3}
    (bundle / "products.jsonl").write_text(json.dumps(product) + "\n")
    done = run_bolo("catalogue", "import", bundle, "--unsigned", home=home)
    assert done.returncode == 0, done.stderr


class Kiosk:
    """What changes with the catalogue, and nothing else of the kiosk."""

    def __init__(self, home: Path) -> None:
        config = Config()
        self.catalogue = Catalogue(home)
        self.shop = self.catalogue.open()
        self.dialogue = Dialogue(self.shop, config.dialogue, config.shop)
        self.config = config
        self.heard_for: list[str] = []
        self.trouble: Exception | None = None
        ear = self.ear()
        self.parts = Parts(ear, ear, self.dialogue, Voice())
        self.renewal = Renewal(self.catalogue, self.shop, self.parts, self.ears_for)

    def ear(self) -> Ear:
        return Ear([Recogniser()], self.config.hearing)

    def ears_for(self, shop: Shop) -> tuple[Ear, Ear]:
        if self.trouble:
            raise self.trouble
        self.heard_for.append(shop.generation)
        return self.ear(), self.ear()

    def answer(self, text: str) -> str:
        reply = Reply(self.dialogue.respond(text, "a customer", lang="en", cancel=Cancel()))
        reply.drain()
        return reply.answer.reply


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return tmp_path / "bundle"


@pytest.fixture
def kiosk(tmp_path: Path, bundle: Path) -> Iterator[Kiosk]:
    publish(tmp_path / "home", bundle, "450.00")
    kiosk = Kiosk(tmp_path / "home")
    yield kiosk
    kiosk.renewal.close()
    kiosk.shop.close()


def test_nothing_changes_while_the_catalogue_stays(kiosk: Kiosk) -> None:
    assert kiosk.renewal() is None
    assert kiosk.heard_for == []


def test_a_new_catalogue_is_answered_from_and_listened_for(
    kiosk: Kiosk, tmp_path: Path, bundle: Path
) -> None:
    assert "450" in kiosk.answer("price of the chime door bell")
    for price in ("475.00", "499.00"):
        publish(tmp_path / "home", bundle, price)
        new = kiosk.renewal()
        assert new is not None
        assert new.dialogue is kiosk.dialogue
        assert new.ear is not kiosk.parts.ear
        assert price[:3] in kiosk.answer("price of the chime door bell")
        assert kiosk.renewal() is None
    assert len(set(kiosk.heard_for)) == 2


def test_one_that_cannot_be_listened_for_leaves_the_old_one_and_is_tried_once(
    kiosk: Kiosk, tmp_path: Path, bundle: Path
) -> None:
    publish(tmp_path / "home", bundle, "475.00")
    kiosk.trouble = ValueError("no recogniser")
    with pytest.raises(ValueError, match="no recogniser"):
        kiosk.renewal()
    assert kiosk.renewal() is None
    assert "450" in kiosk.answer("price of the chime door bell")
