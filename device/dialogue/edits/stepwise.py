"""Baskets that are reached step by step, each clause of an utterance doing something to what the
one before it left: "pad bada wala aur water bag do kar dijiye"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from device.dialogue.edits.alike import alike
from device.dialogue.edits.candidates import candidates
from device.dialogue.edits.clauses import Cut, cuts_of, tells
from device.dialogue.edits.deeds import Deeds, Key, done, key_of
from device.dialogue.edits.evidence import Scene, evidence
from device.dialogue.edits.meant import Meant
from device.dialogue.edits.said import said_in
from device.dialogue.goods.weighing import weighed
from device.dialogue.order.cuts import joints_within
from device.dialogue.reading.corrections import correction_end
from device.dialogue.session import Session
from device.turn import Basket

_CLAUSES_AT_MOST = 3
_PATHS_KEPT = 4
_STEPS_KEPT = 6
_FOUND_AT_MOST = 16


@dataclass(frozen=True, slots=True)
class Path:
    """What the clauses so far have done, and all that speaks for it."""

    session: Session
    """As it is after them."""
    steps: tuple[Deeds, ...]
    evidence: Counter[str]
    score: float


def stepwise(scene: Scene, weights: Mapping[str, float]) -> Iterator[Path]:
    """The likeliest baskets of two or three clauses."""
    words = scene.said.words
    start = correction_end(list(words), 0)
    things = [
        t for t in scene.said.reading.terms
        if t.kind == "word" and t.where.head and t.start > start and not (t.purpose or t.optional)
    ]  # fmt: skip
    within = joints_within(scene.said.reading)
    cuts = [cut for cut in cuts_of(words, things, within) if tells(words[start : cut.end])]
    points = [Cut(start, start, "join"), *cuts, Cut(len(words), len(words), "join")]
    held = [p for x in scene.before.lines if (p := scene.shop.product(x.sku)) is not None]
    reached: list[list[Path]] = [[] for _ in points]
    reached[0] = [Path(scene.session, (), Counter(), 0.0)]
    for at, begin in enumerate(points[:-1]):
        paths = _best(reached[at])
        for to in range(at + 1, len(points)):
            clause = words[begin.begin : points[to].end]
            if (at == 0 and to == len(points) - 1) or not tells(clause):
                continue
            meant = Meant(said_in(clause, scene.shop, held), scene.shop)
            for path in paths:
                if len(path.steps) < _CLAUSES_AT_MOST - (to < len(points) - 1):
                    reached[to] += _after(path, meant, begin.at if at else "", scene, weights)
    yield from _best(reached[-1], _FOUND_AT_MOST)


def _best(paths: list[Path], most: int = _PATHS_KEPT) -> list[Path]:
    """The likeliest paths, one a basket."""
    found: dict[Key, Path] = {}
    for path in sorted(paths, key=lambda each: -each.score):
        found.setdefault(key_of(path.session.basket), path)
    return [*found.values()][:most]


def _after(
    path: Path, meant: Meant, cut: str, scene: Scene, weights: Mapping[str, float]
) -> list[Path]:
    """The likeliest of what a clause does after others."""
    session, before = path.session, path.session.basket
    at = replace(scene, meant=meant, session=session, before=before, wants={})
    found: list[tuple[float, Counter[str], Basket, Deeds]] = []
    known: set[Key] = set()

    def note(deeds: Deeds) -> None:
        after = done(before, deeds)
        key = key_of(after)
        if key in known:
            return
        known.add(key)
        tells_so = evidence(at, after)
        if cut:
            tells_so[f"cut {cut}"] += 1
            tells_so["cut nothing"] += not deeds
        found.append((weighed(tells_so, weights), tells_so, after, deeds))

    note(())
    gone = {x.sku for x in scene.before.lines} - {x.sku for x in before.lines}
    for deed in candidates(meant, session):
        # What one clause took out the next does not bring back.
        if deed.product is None or deed.product.sku not in gone:
            note((deed,))
    for deeds in alike(meant.said, session, scene.shop):
        note(deeds)
    found.sort(key=lambda each: -each[0])
    return [
        Path(
            replace(session, basket=after, last_line=_spoken_of(session, deeds, after)),
            (*path.steps, deeds), path.evidence + tells_so, path.score + score,
        )
        for score, tells_so, after, deeds in found[:_STEPS_KEPT]
    ]  # fmt: skip


def _spoken_of(session: Session, deeds: Deeds, after: Basket) -> str | None:
    """The goods spoken of last once something was done."""
    last = session.last_line
    for deed in deeds:
        if deed.product is not None:
            last = deed.product.sku
        elif deed.kind == "out" and after.lines:
            last = after.lines[-1].sku
    return last
