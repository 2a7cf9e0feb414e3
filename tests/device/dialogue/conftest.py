"""Real shops, imported once a session, and dialogues over them."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from device.config import DialogueSettings, ShopSettings
from device.dialogue.build import build_dialogue
from device.dialogue.conversation import Dialogue
from device.turn import Answer, Sentence
from kb.catalogue_import import import_bundle
from kb.live import Catalogue
from tests.evaluation.other_goods.taken_out import without

ROOT = Path(__file__).parents[3]
SHOPS = ROOT / "tests" / "evaluation"
MONDAY_AFTERNOON = dt.datetime(2026, 11, 23, 15, 0)


def import_shop(source: Path, home: Path) -> None:
    """The shop in folder `source`, without the other files that lie there."""
    bundle = home / "bundle"
    bundle.mkdir(parents=True)
    for file in ("products.jsonl", "faq.jsonl", "store.yaml"):
        shutil.copy(source / file, bundle / file)
    import_bundle(
        bundle, home, require_signature=False, max_bad_rows_percent=0, keep_generations=3,
        progress=lambda *_: None,
    )  # fmt: skip


def dialogue_without(shop: str, taken_out: AbstractSet[str], home: Path) -> Dialogue:
    """A shop of `seen` without some of its goods, by their SKU."""
    import_shop(without(SHOPS / "seen" / shop, taken_out, home / "source"), home)
    return Dialogue(
        Catalogue(home).open(), DialogueSettings(), ShopSettings(), lambda: MONDAY_AFTERNOON
    )


@pytest.fixture(scope="session")
def shop_home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    homes: dict[str, Path] = {}

    def home_of(name: str) -> Path:
        if name not in homes:
            homes[name] = tmp_path_factory.mktemp(name.replace("/", "-"))
            source = ROOT / "kb" / "sample_shop" if name == "sample" else SHOPS / name
            import_shop(source, homes[name])
        return homes[name]

    return home_of


class Talk:
    """A customer at the kiosk."""

    def __init__(self, dialogue: Dialogue, session: str = "customer") -> None:
        self.dialogue = dialogue
        self.session = session
        self.spoken: list[Sentence] = []

    def say(self, text: str) -> Answer:
        turn = self.dialogue.respond(text, self.session)
        self.spoken = []
        while True:
            try:
                self.spoken.append(next(turn))
            except StopIteration as end:
                answer: Answer = end.value
                return answer


def talk_with(
    shop: str, stored: Sequence[tuple[str, str]], home: Path, now: dt.datetime = MONDAY_AFTERNOON
) -> Talk:
    """A customer of a shop of `seen` that has some more stored questions, with their answers."""
    source = without(SHOPS / "seen" / shop, frozenset(), home / "source")
    with (source / "faq.jsonl").open("a", encoding="utf-8") as faq:
        for number, (question, answer) in enumerate(stored):
            entry = {"id": f"more-{number}", "question": question, "answer": answer, "lang": "en"}
            faq.write(json.dumps(entry) + "\n")
    import_shop(source, home)
    catalogue = Catalogue(home).open()
    return Talk(Dialogue(catalogue, DialogueSettings(), ShopSettings(), lambda: now))


@pytest.fixture
def talk(shop_home: Callable[[str], Path], tmp_path: Path) -> Iterator[Callable[[str], Talk]]:
    opened: list[Dialogue] = []

    def to(shop: str) -> Talk:
        dialogue = build_dialogue(
            Catalogue(shop_home(shop)).open(), DialogueSettings(), ShopSettings(), tmp_path,
            lambda: MONDAY_AFTERNOON,
        )  # fmt: skip
        opened.append(dialogue)
        return Talk(dialogue)

    yield to
    for dialogue in opened:
        dialogue.close()
