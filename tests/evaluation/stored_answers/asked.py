"""The questions that stored answers of the test shops answer, and where they stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from device.dialogue.asking import View
from device.dialogue.index.passages import Passage, base_id
from device.dialogue.intent.stored_answer import says_more
from device.dialogue.view import build_view
from tests.evaluation.opened import open_shop

FOLDER = Path(__file__).parent
SEEN = FOLDER.parent / "seen"
QUESTIONS = FOLDER / "questions"


@dataclass(frozen=True, slots=True)
class Topics:
    entries: Mapping[str, frozenset[str]]
    """Topic → the entries that answer it, as "shop/id"."""
    near: Mapping[str, frozenset[str]]
    """Topics that are hard to tell from one."""
    asked: Mapping[str, tuple[str, ...]]
    of: dict[str, set[str]] = field(default_factory=dict)
    """Entry → its topics."""


def read_topics() -> Topics:
    raw = yaml.safe_load((FOLDER / "topics.yaml").read_text("utf-8"))["topics"]
    near = {name: set(topic.get("near", ())) for name, topic in raw.items()}
    for name, others in list(near.items()):
        for other in others:
            near[other].add(name)
    topics = Topics(
        {name: frozenset(topic["entries"]) for name, topic in raw.items()},
        {name: frozenset(others) for name, others in near.items()},
        {name: tuple(topic["asked"]) for name, topic in raw.items()},
    )
    for name, entries in topics.entries.items():
        for entry in entries:
            topics.of.setdefault(entry, set()).add(name)
    return topics


def written_for(shop: str, passages: Sequence[Passage]) -> Iterator[tuple[str, set[str], set[str]]]:
    """The questions of the shop's file, each with the entries that answer it and those near it."""
    path = QUESTIONS / f"{shop}.yaml"
    if not path.is_file():
        return
    raw = yaml.safe_load(path.read_text("utf-8"))
    for entry, texts in raw["asked"].items():
        about = with_same_charge(base_id(entry), passages)
        near = {other for group in raw["near"] if entry in group for other in group}
        near = set().union(*(with_same_charge(base_id(each), passages) for each in near)) - about
        yield from ((text, about, near) for text in texts)
    yield from ((text, set(), set()) for text in raw["none"])


def with_same_charge(entry: str, passages: Sequence[Passage]) -> set[str]:
    """An entry and the services that it names the charge of, or the other way round."""
    own = [passage for passage in passages if base_id(passage.id) == entry]
    return {entry} | {
        base_id(other.id)
        for passage in own
        for other in passages
        if says_more(passage, other) or says_more(other, passage)
    }


def asked_by_customers(shop: str, path: Path, topics: Topics) -> dict[tuple[str, str], set[str]]:
    """The topics, or the entry without one, of the customers' questions in a file that a stored
    answer of the shop is for."""
    lines = path.read_text("utf-8").splitlines()
    items = [json.loads(line) for line in lines if line.strip()]
    return {
        (shop, item["text"]): topics.of.get(
            f"{shop}/{base_id(item['faq'])}", {base_id(item["faq"])}
        )
        for item in items
        if item["intent"] == "faq" and item.get("faq") and not item.get("context")
    }


def shop_folders(topics: Topics) -> dict[str, Path]:
    """All shops that are learned from, with their bundles."""
    written = {path.stem for path in QUESTIONS.glob("*.yaml")}
    seen = {path.name for path in SEEN.iterdir() if path.is_dir()}
    named = {entry.split("/")[0] for entry in topics.of}
    return {
        shop: next(at for at in (FOLDER.parent / shop, SEEN / shop) if at.is_dir())
        for shop in sorted(named | written | seen)
    }


def open_view(folder: Path, home: Path) -> View:
    """The shop of a bundle, imported into `home`."""
    return build_view(open_shop(folder, home))
